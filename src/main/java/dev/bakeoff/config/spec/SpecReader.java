package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlFile;
import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Parameter;
import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        new SpecPlanner(name, root, parameters, tables));
  }

  private static List<Parameter> parameters(Map<String, YamlValue> entries) {
    List<Parameter> parameters = new ArrayList<>();
    YamlValue.get(entries, "parameters")
        .ifPresent(
            all -> {
              Map<String, YamlValue> map = all.map();
              map.forEach((name, value) -> parameters.add(parameter(name, value, map.keySet())));
            });
    return parameters;
  }

  private static Parameter parameter(String name, YamlValue value, Set<String> all) {
    if (value.isScalar()) {
      return new Parameter(name, "", value.text(), 1, MOST, uses(value.text(), all));
    }
    Map<String, YamlValue> entries = value.map(PARAMETER);
    return new Parameter(
        name,
        YamlValue.get(entries, "about").map(YamlValue::text).orElse(""),
        need(value, entries, "value").text(),
        YamlValue.get(entries, "min").map(YamlValue::count).orElse(1L),
        YamlValue.get(entries, "max").map(YamlValue::count).orElse(MOST),
        uses(need(value, entries, "value").text(), all));
  }

  private static List<String> uses(String formula, Set<String> parameters) {
    return Arrays.stream(formula.split("[\\s*/]+")).filter(parameters::contains).toList();
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

  /** What only shows while rows are made is found now. */
  private static void tryOut(YamlValue root, Plan plan) {
    for (SizedTable table : plan.tables()) {
      try {
        new Trial(table.schema()).run(table.generator(), TRIED_ROWS);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw place(root, table.schema().name())
            .wrong(
                "The table '%s' cannot be generated: %s."
                    .formatted(table.schema().name(), e.getMessage()),
                "See docs/specs.md.");
      }
    }
  }

  private static YamlValue place(YamlValue root, String table) {
    return root.map().get("tables").map().get(table);
  }

  private static String hash(Map<String, YamlValue> entries) {
    StringBuilder meaning = new StringBuilder();
    for (String key : List.of("spec", "parameters", "tables")) {
      YamlValue.get(entries, key).ifPresent(v -> meaning.append(v.canonical()).append('\n'));
    }
    return sha256(meaning.toString());
  }

  static String sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static YamlValue need(YamlValue place, Map<String, YamlValue> entries, String key) {
    return YamlValue.get(entries, key)
        .orElseThrow(() -> place.wrong("'" + key + "' is missing.", "See docs/specs.md."));
  }
}
