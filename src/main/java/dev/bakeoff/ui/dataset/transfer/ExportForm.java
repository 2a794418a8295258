package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.ui.kit.WizardForm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The export wizard as a file. */
final class ExportForm {
  private static final Set<String> KEYS =
      Set.of("dataset", "format", "compression", "tables", "target", "changed_since");

  private ExportForm() {}

  /**
   * @param model of the wizard as it stands
   * @param fill shows what a file asks for; on the FX thread
   */
  static WizardForm of(
      DatasetCatalog catalog, Supplier<ExportModel> model, Consumer<ExportModel> fill) {
    return WizardForm.of(
        "export",
        () -> "export-" + model.get().manifest().ref(),
        () -> values(model.get()),
        KEYS,
        entries -> {
          Filled filled = Filled.read(catalog, entries);
          return () -> fill.accept(filled.model());
        });
  }

  private static Map<String, Object> values(ExportModel model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dataset", model.manifest().ref().toString());
    values.put("format", model.formatProperty().get().id());
    values.put("compression", model.compressionProperty().get().id());
    values.put("tables", List.copyOf(model.tables()));
    if (!model.targetProperty().get().isBlank()) {
      values.put("target", model.targetProperty().get().strip());
    }
    model.changedSinceProperty().get().ifPresent(v -> values.put("changed_since", v));
    return values;
  }

  private record Filled(
      Manifest manifest,
      DataFormat format,
      Compression compression,
      List<String> tables,
      String target,
      Optional<String> since) {
    static Filled read(DatasetCatalog catalog, Map<String, YamlValue> entries) {
      YamlValue dataset =
          YamlValue.get(entries, "dataset")
              .orElseThrow(
                  () ->
                      entries
                          .get("wizard")
                          .wrong("'dataset' is missing.", "For example 'dataset: customer:1.0'."));
      Manifest manifest = dataset.inPlace(() -> catalog.get(DatasetRef.parse(dataset.text())));
      DataFormat format =
          YamlValue.get(entries, "format")
              .map(v -> v.choice(ids(DataFormat.values())))
              .map(id -> Arrays.stream(DataFormat.values()).filter(f -> f.id().equals(id)))
              .flatMap(found -> found.findFirst())
              .orElse(DataFormat.PARQUET);
      Set<String> packings =
          format.compressions().stream().map(Compression::id).collect(Collectors.toSet());
      Compression compression =
          YamlValue.get(entries, "compression")
              .map(v -> Compression.parse(v.choice(packings)))
              .orElse(format.compressions().getFirst());
      Set<String> known =
          manifest.tables().stream().map(TableEntry::name).collect(Collectors.toSet());
      List<String> tables =
          YamlValue.get(entries, "tables")
              .map(v -> v.items().stream().map(item -> item.choice(known)).toList())
              .orElse(List.copyOf(known));
      Set<String> versions =
          catalog.list().stream()
              .filter(m -> m.name().equals(manifest.name()) && !m.equals(manifest))
              .map(Manifest::version)
              .collect(Collectors.toSet());
      return new Filled(
          manifest,
          format,
          compression,
          tables,
          YamlValue.get(entries, "target").map(YamlValue::text).orElse(""),
          YamlValue.get(entries, "changed_since").map(v -> v.choice(versions)));
    }

    private static Set<String> ids(DataFormat[] formats) {
      return Arrays.stream(formats).map(DataFormat::id).collect(Collectors.toSet());
    }

    ExportModel model() {
      ExportModel model = new ExportModel(manifest);
      model.formatProperty().set(format);
      model.compressionProperty().set(compression);
      manifest.tables().forEach(t -> model.choose(t.name(), tables.contains(t.name())));
      model.targetProperty().set(target);
      model.changedSinceProperty().set(since);
      return model;
    }
  }
}
