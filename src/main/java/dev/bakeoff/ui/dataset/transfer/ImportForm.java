package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.exchange.ImportSession;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.ui.kit.WizardForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The import wizard as a file. */
final class ImportForm {
  private static final Set<String> KEYS =
      Set.of(
          "source",
          "only",
          "delimiter",
          "null_text",
          "header",
          "name",
          "version",
          "bad_rows",
          "tables");
  private static final Set<String> TABLE = Set.of("types", "key");
  private static final Map<String, BadRowPolicy> POLICIES =
      Map.of("refuse", BadRowPolicy.REFUSE, "set-aside", BadRowPolicy.SET_ASIDE);

  private final DatasetImporter importer;
  private final Set<DatasetRef> taken;

  /**
   * The wizard as it stands.
   *
   * @param source where from
   * @param found what was found there and made of it; empty before it was looked at
   */
  record State(SourceModel source, Optional<ImportModel> found) {}

  /**
   * What a file asks for.
   *
   * @param source where from
   * @param session opened there
   * @param found corrected as the file says
   */
  record Filled(SourceModel source, ImportSession session, ImportModel found) {}

  ImportForm(DatasetImporter importer, Set<DatasetRef> taken) {
    this.importer = importer;
    this.taken = Set.copyOf(taken);
  }

  WizardForm of(Supplier<State> state, Consumer<Filled> fill) {
    return WizardForm.of(
        "import",
        () ->
            "import"
                + state
                    .get()
                    .found()
                    .map(m -> "-" + m.name().nameProperty().get().strip())
                    .orElse(""),
        () -> values(state.get()),
        KEYS,
        entries -> {
          Filled filled = read(entries);
          return () -> fill.accept(filled);
        });
  }

  private static Map<String, Object> values(State state) {
    Map<String, Object> values = new LinkedHashMap<>();
    SourceModel source = state.source();
    put(values, "source", source.sourceProperty().get());
    if (!source.tables().isEmpty()) {
      values.put("only", source.tables());
    }
    put(values, "delimiter", source.delimiterProperty().get());
    put(values, "null_text", source.nullTextProperty().get());
    values.put("header", source.headerProperty().get());
    state.found().ifPresent(found -> found(values, found));
    return values;
  }

  private static void put(Map<String, Object> values, String key, String text) {
    if (!text.isEmpty()) {
      values.put(key, text);
    }
  }

  private static void found(Map<String, Object> values, ImportModel found) {
    put(values, "name", found.name().nameProperty().get().strip());
    put(values, "version", found.name().versionProperty().get().strip());
    values.put(
        "bad_rows",
        found.policyProperty().get() == BadRowPolicy.SET_ASIDE ? "set-aside" : "refuse");
    Map<String, Object> tables = new LinkedHashMap<>();
    for (ImportModel.TableEdit table : found.tables()) {
      Map<String, Object> types = new LinkedHashMap<>();
      table.columns().stream()
          .filter(ColumnEdit::isCorrected)
          .forEach(c -> types.put(c.name(), c.column().type().name()));
      Map<String, Object> edits = new LinkedHashMap<>();
      if (!types.isEmpty()) {
        edits.put("types", types);
      }
      edits.put("key", table.key());
      tables.put(table.found().schema().name(), edits);
    }
    values.put("tables", tables);
  }

  private Filled read(Map<String, YamlValue> entries) {
    YamlValue from =
        YamlValue.get(entries, "source")
            .orElseThrow(
                () ->
                    entries
                        .get("wizard")
                        .wrong("'source' is missing.", "For example 'source: people.csv'."));
    SourceModel source = new SourceModel();
    source.take(
        from.text(),
        YamlValue.get(entries, "only")
            .map(v -> v.items().stream().map(YamlValue::text).toList())
            .orElse(List.of()));
    YamlValue.get(entries, "delimiter").ifPresent(v -> source.delimiterProperty().set(v.text()));
    YamlValue.get(entries, "null_text").ifPresent(v -> source.nullTextProperty().set(v.text()));
    YamlValue.get(entries, "header")
        .ifPresent(
            v -> source.headerProperty().set(v.choice(Set.of("true", "false")).equals("true")));
    source
        .error()
        .getValue()
        .ifPresent(
            why -> {
              throw YamlValue.get(entries, "delimiter").orElse(from).wrong(why, "");
            });
    Optional<BadRowPolicy> policy =
        YamlValue.get(entries, "bad_rows").map(v -> POLICIES.get(v.choice(POLICIES.keySet())));
    ImportSession session =
        from.inPlace(() -> importer.open(source.request(), Progress.NONE, new Cancellation()));
    try {
      ImportModel found = new ImportModel(source.request(), session.preview(), taken);
      YamlValue.get(entries, "tables").ifPresent(all -> tables(found, all));
      YamlValue.get(entries, "name").ifPresent(v -> found.name().nameProperty().set(v.text()));
      YamlValue.get(entries, "version")
          .ifPresent(v -> found.name().versionProperty().set(v.text()));
      policy.ifPresent(found.policyProperty()::set);
      return new Filled(source, session, found);
    } catch (ProblemException e) {
      session.close();
      throw e;
    }
  }

  private static void tables(ImportModel found, YamlValue all) {
    Map<String, ImportModel.TableEdit> known =
        found.tables().stream().collect(Collectors.toMap(t -> t.found().schema().name(), t -> t));
    all.map(known.keySet()).forEach((name, edits) -> table(known.get(name), edits));
  }

  private static void table(ImportModel.TableEdit table, YamlValue edits) {
    Map<String, ColumnEdit> columns =
        table.columns().stream().collect(Collectors.toMap(ColumnEdit::name, c -> c));
    Map<String, YamlValue> entries = edits.map(TABLE);
    YamlValue.get(entries, "types")
        .ifPresent(
            types ->
                types
                    .map(columns.keySet())
                    .forEach(
                        (column, type) -> {
                          ColumnType parsed = type.inPlace(() -> ColumnType.parse(type.text()));
                          columns.get(column).typeProperty().set(parsed.name());
                        }));
    YamlValue.get(entries, "key")
        .ifPresent(
            key -> {
              Set<String> chosen =
                  key.items().stream()
                      .map(item -> item.choice(columns.keySet()))
                      .collect(Collectors.toSet());
              columns.forEach((name, c) -> c.keyProperty().set(chosen.contains(name)));
            });
  }
}
