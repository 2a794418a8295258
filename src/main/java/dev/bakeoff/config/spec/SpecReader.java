package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlFile;
import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Parameter;
import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a dataset's spec. What is not known is refused with file and line, and so is what cannot be
 * planned or generated: a spec that was read makes data.
 */
public final class SpecReader {
  private static final Set<String> ROOT =
      Set.of("spec", "summary", "parameters", "scales", "tables");
  private static final Set<String> PARAMETER = Set.of("value", "about", "min", "max");
  private static final long MOST = 1_000_000_000_000L;
  private static final long TRIED_ROWS = 200;

  private SpecReader() {}

  /** Reads a YAML file. */
  public static DatasetSpec read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw Problem.request(
              "There is no file %s.".formatted(file), "Check the path, or name a built-in spec.")
          .asException(e);
    } catch (IOException e) {
      throw Problem.request(
              "The file %s cannot be read: %s.".formatted(file, e.getMessage()),
              "Check that it is a text file in UTF-8 and that you may read it.")
          .asException(e);
    }
  }

  /**
   * Reads YAML.
   *
   * @param source names it in complaints
   */
  public static DatasetSpec parse(String source, String yaml) {
    DatasetSpec spec = parseTrusted(source, yaml);
    tryOut(
        YamlFile.parse(source, yaml), spec.planner().plan(spec.scales().getFirst().values(), 0, 1));
    return spec;
  }

  /** Without trying out whether it makes data, which takes a while. */
  static DatasetSpec parseTrusted(String source, String yaml) {
    YamlValue root = YamlFile.parse(source, yaml);
    Map<String, YamlValue> entries = root.map(ROOT);
    String name = need(root, entries, "spec").text();
    need(root, entries, "spec").inPlace(() -> DatasetRef.parse(name));
    List<Parameter> parameters = parameters(entries);
    List<TableYaml> tables = new ArrayList<>();
    need(root, entries, "tables")
        .map()
        .forEach((table, value) -> tables.add(new TableYaml(table, value)));
    List<Scale> scales = scales(entries, parameters);
    return new DatasetSpec(
        name,
        YamlValue.get(entries, "summary").map(YamlValue::text).orElse(""),
        yaml,
        hash(entries),
        parameters,
        scales,
        (given, count, seed) -> plan(name, root, parameters, tables, given, count, seed));
  }

  private static List<Parameter> parameters(Map<String, YamlValue> entries) {
    List<Parameter> parameters = new ArrayList<>();
    YamlValue.get(entries, "parameters")
        .ifPresent(
            all -> all.map().forEach((name, value) -> parameters.add(parameter(name, value))));
    return parameters;
  }

  private static Parameter parameter(String name, YamlValue value) {
    if (value.isScalar()) {
      return new Parameter(name, "", value.text(), 1, MOST);
    }
    Map<String, YamlValue> entries = value.map(PARAMETER);
    return new Parameter(
        name,
        YamlValue.get(entries, "about").map(YamlValue::text).orElse(""),
        need(value, entries, "value").text(),
        YamlValue.get(entries, "min").map(YamlValue::count).orElse(1L),
        YamlValue.get(entries, "max").map(YamlValue::count).orElse(MOST));
  }

  private static List<Scale> scales(Map<String, YamlValue> entries, List<Parameter> parameters) {
    Set<String> known = Set.copyOf(parameters.stream().map(Parameter::name).toList());
    List<Scale> scales = new ArrayList<>();
    YamlValue.get(entries, "scales")
        .ifPresent(
            all ->
                all.map()
                    .forEach(
                        (name, value) -> {
                          Map<String, Long> values = new LinkedHashMap<>();
                          value.map(known).forEach((key, v) -> values.put(key, v.count()));
                          scales.add(new Scale(name, values));
                        }));
    return scales.isEmpty() ? List.of(new Scale("standard", Map.of())) : scales;
  }

  private static Plan plan(
      String spec,
      YamlValue root,
      List<Parameter> parameters,
      List<TableYaml> tables,
      Map<String, Long> given,
      int count,
      long seed) {
    if (count < 0 || count > tables.size()) {
      throw Problem.request(
              "%s cannot have %d tables.".formatted(spec, count),
              "Ask for 1 to %d.".formatted(tables.size()))
          .asException();
    }
    Figures figures = new Figures(spec, parameters, given);
    List<TableYaml> chosen = count == 0 ? tables : tables.subList(0, count);
    List<Long> rows = rows(root, chosen, figures);
    Map<String, TableContext.Made> made = new LinkedHashMap<>();
    List<SizedTable> sized = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      SizedTable table = chosen.get(i).plan(seed, rows.get(i), figures, made);
      sized.add(table);
      made.put(
          chosen.get(i).name(),
          new TableContext.Made(
              table.schema(),
              rows.get(i),
              1,
              table.generator() instanceof PlannedTable planned
                  ? Optional.of(planned)
                  : Optional.empty()));
    }
    return new Plan(figures.all(), sized);
  }

  /** Tables have rows of their own, or all of them share the parameter {@code rows}. */
  private static List<Long> rows(YamlValue root, List<TableYaml> tables, Figures figures) {
    if (tables.stream().allMatch(t -> t.share().isEmpty())) {
      return tables.stream().map(t -> t.rows(figures)).toList();
    }
    Long total = figures.all().get(DatasetSpec.ROWS);
    if (total == null) {
      throw root.wrong("Tables with shares need a parameter 'rows'.", "Add it to 'parameters'.");
    }
    List<Double> shares =
        tables.stream()
            .map(
                t ->
                    t.share()
                        .map(figures::real)
                        .orElseThrow(
                            () ->
                                t.place()
                                    .wrong(
                                        "The table '" + t.name() + "' has no 'share'.",
                                        "All tables have one, or none.")))
            .toList();
    double sum = shares.stream().mapToDouble(s -> s).sum();
    List<Long> rows = new ArrayList<>();
    long left = total;
    for (double share : shares) {
      long own = Math.max(1, (long) Math.floor(total * (share / sum)));
      rows.add(own);
      left -= own;
    }
    // What rounding left over goes to the table with the largest share.
    int largest = 0;
    for (int i = 1; i < shares.size(); i++) {
      largest = shares.get(i) > shares.get(largest) ? i : largest;
    }
    rows.set(largest, Math.max(1, rows.get(largest) + left));
    return rows;
  }

  /** What only shows while rows are made is found now. */
  private static void tryOut(YamlValue root, Plan plan) {
    for (SizedTable table : plan.tables()) {
      try {
        new Trial(table.schema()).run(table.generator(), TRIED_ROWS);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw root.wrong(
            "The table '%s' cannot be generated: %s."
                .formatted(table.schema().name(), e.getMessage()),
            "See docs/specs.md.");
      }
    }
  }

  private static String hash(Map<String, YamlValue> entries) {
    StringBuilder meaning = new StringBuilder();
    for (String key : List.of("spec", "parameters", "tables")) {
      YamlValue.get(entries, key).ifPresent(v -> meaning.append(v.canonical()).append('\n'));
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest(meaning.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static YamlValue need(YamlValue place, Map<String, YamlValue> entries, String key) {
    return YamlValue.get(entries, key)
        .orElseThrow(() -> place.wrong("'" + key + "' is missing.", "See docs/specs.md."));
  }
}
