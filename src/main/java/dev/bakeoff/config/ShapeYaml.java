package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.SqlTemplate;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Shape.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the requests of a workload do, beyond its pattern. */
final class ShapeYaml {
  private static final Set<String> PART = Set.of("weight", "does", "steps");
  private static final Set<String> STATEMENT = Set.of("name", "weight", "sql", "sql_file");
  private static final int MOST_TABLES = 30;
  private static final int MOST_WEIGHT = 1_000_000;

  /** What a comment before a statement of a file may say of it. */
  private static final Pattern HEADER =
      Pattern.compile("--\\s*name:\\s*(\\S+)(?:\\s+weight:\\s*([0-9]{1,6}))?\\s*");

  private ShapeYaml() {}

  static Shape read(Map<String, YamlValue> entries) {
    return new Shape(
        YamlValue.get(entries, "tables").map(v -> v.smallCount(MOST_TABLES)).orElse(0),
        YamlValue.get(entries, "mode")
            .map(v -> WorkloadYaml.word(v, FanoutMode.values(), FanoutMode::id))
            .orElse(FanoutMode.ONE_REQUEST),
        YamlValue.get(entries, "window").map(YamlValue::duration),
        mix(entries),
        statements(entries),
        YamlValue.get(entries, "parameters").map(ShapeYaml::parameters).orElse(Map.of()));
  }

  private static Map<String, String> parameters(YamlValue value) {
    Map<String, String> parameters = new TreeMap<>();
    value.map().forEach((name, place) -> parameters.put(name, place.text()));
    return parameters;
  }

  private static List<MixPart> mix(Map<String, YamlValue> entries) {
    Optional<YamlValue> mix = YamlValue.get(entries, "mix");
    Optional<YamlValue> reads = YamlValue.get(entries, "reads");
    if (mix.isPresent() && reads.isPresent()) {
      throw reads.get().wrong("Both 'mix' and 'reads' are given.", "Give one of them.");
    }
    if (reads.isPresent()) {
      double share = reads.get().share();
      if (share == 0 || share == 1) {
        throw reads
            .get()
            .wrong(
                "With a share of " + reads.get().text() + " reads, nothing is mixed.",
                "For updates alone: mix: {update: 1}. For reads alone: pattern: lookup.");
      }
      return Shape.reads(share);
    }
    List<MixPart> parts = new ArrayList<>();
    mix.ifPresent(all -> all.map().forEach((name, part) -> parts.add(part(name, part))));
    if (mix.isPresent() && parts.isEmpty()) {
      throw mix.get().wrong("The mix has no parts.", "For example {lookup: 80, update: 20}.");
    }
    return parts;
  }

  /** A part by its step's name and weight, or with everything said. */
  private static MixPart part(String name, YamlValue value) {
    if (!value.isMap()) {
      Step step = step(value.key(name));
      if (step == Step.TRANSACTION) {
        throw value.wrong(
            "The transaction has no steps.", "For example {weight: 5, steps: [lookup, update]}.");
      }
      return new MixPart(name, value.smallCount(MOST_WEIGHT), step, List.of());
    }
    Map<String, YamlValue> entries = value.map(PART);
    List<Step> steps =
        YamlValue.get(entries, "steps")
            .map(all -> all.items().stream().map(ShapeYaml::step).toList())
            .orElse(List.of());
    Step does =
        YamlValue.get(entries, "does")
            .map(ShapeYaml::step)
            .orElseGet(() -> steps.isEmpty() ? step(value.key(name)) : Step.TRANSACTION);
    if (does == Step.TRANSACTION == steps.isEmpty()) {
      throw value.wrong(
          "'steps' belong to a transaction, and a transaction has steps.",
          "For example {weight: 5, steps: [lookup, update]}.");
    }
    return new MixPart(
        name,
        YamlValue.get(entries, "weight").map(w -> w.smallCount(MOST_WEIGHT)).orElse(1),
        does,
        steps);
  }

  private static Step step(YamlValue value) {
    String word = value.text();
    return Arrays.stream(Step.values())
        .filter(step -> step.id().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                value.wrong(
                    "'" + word + "' is nothing that a mix can do.",
                    "Known: "
                        + Arrays.stream(Step.values())
                            .map(Step::id)
                            .collect(Collectors.joining(", "))
                        + "; a part of another name says what it does: {does: update, weight:"
                        + " 2}."));
  }

  private static List<SqlStatement> statements(Map<String, YamlValue> entries) {
    List<YamlValue> given =
        Stream.of("sql", "sql_file", "statements")
            .flatMap(key -> YamlValue.get(entries, key).stream())
            .toList();
    if (given.size() > 1) {
      throw given
          .get(1)
          .wrong("SQL is given in more than one way.", "Give sql, sql_file or statements.");
    }
    List<SqlStatement> statements = new ArrayList<>();
    YamlValue.get(entries, "sql").ifPresent(v -> statements.add(statement("sql", 1, v)));
    YamlValue.get(entries, "sql_file").ifPresent(v -> statements.addAll(file(v)));
    YamlValue.get(entries, "statements").ifPresent(v -> statements.addAll(several(v)));
    if (statements.stream().map(SqlStatement::name).distinct().count() < statements.size()) {
      throw given.getFirst().wrong("Two statements have one name.", "Give each its own.");
    }
    return statements;
  }

  /** A list, or a mapping from names; each a text or a mapping. */
  private static List<SqlStatement> several(YamlValue value) {
    List<SqlStatement> statements = new ArrayList<>();
    if (value.isMap()) {
      value.map().forEach((name, item) -> statements.addAll(item(name, item)));
    } else {
      for (YamlValue item : value.items()) {
        statements.addAll(item("statement_" + (statements.size() + 1), item));
      }
    }
    return statements;
  }

  private static List<SqlStatement> item(String name, YamlValue item) {
    if (!item.isMap()) {
      return List.of(statement(name, 1, item));
    }
    Map<String, YamlValue> entries = item.map(STATEMENT);
    String stated = YamlValue.get(entries, "name").map(YamlValue::text).orElse(name);
    int weight = YamlValue.get(entries, "weight").map(w -> w.smallCount(MOST_WEIGHT)).orElse(1);
    Optional<YamlValue> sql = YamlValue.get(entries, "sql");
    Optional<YamlValue> file = YamlValue.get(entries, "sql_file");
    if (sql.isPresent() == file.isPresent()) {
      throw item.wrong("A statement needs either 'sql' or 'sql_file'.", "Give one of them.");
    }
    if (sql.isPresent()) {
      return List.of(statement(stated, weight, sql.get()));
    }
    List<SqlStatement> read = file(file.get());
    if (read.size() != 1) {
      throw item.wrong(
          "The file holds " + read.size() + " statements, not one.",
          "Name it as sql_file of the workload, with '-- name: … weight: …' before each.");
    }
    return List.of(new SqlStatement(stated, weight, read.getFirst().sql()));
  }

  private static SqlStatement statement(String name, int weight, YamlValue sql) {
    return new SqlStatement(
        name, weight, sql.inPlace(() -> SqlTemplate.parse(sql.text()).toString()));
  }

  private static List<SqlStatement> file(YamlValue value) {
    Path path = value.file();
    List<SqlStatement> statements = new ArrayList<>();
    for (String text : value.inPlace(() -> SqlTemplate.split(content(path)))) {
      Matcher header = HEADER.matcher(text.lines().findFirst().orElse(""));
      String name = header.matches() ? header.group(1) : "statement_" + (statements.size() + 1);
      int weight =
          header.matches() && header.group(2) != null ? Integer.parseInt(header.group(2)) : 1;
      statements.add(
          new SqlStatement(name, weight, value.inPlace(() -> SqlTemplate.parse(text).toString())));
    }
    if (statements.isEmpty()) {
      throw value.wrong("The file " + path + " holds no statement.", "For example SELECT 1;");
    }
    return statements;
  }

  private static String content(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw Problem.request(
              "The file " + path + " cannot be read.",
              "Its name is relative to the configuration's own folder.")
          .asException(e);
    }
  }

  static void write(Shape shape, Map<String, Object> map) {
    if (shape.tables() > 0) {
      map.put("tables", shape.tables());
    }
    if (shape.mode() != FanoutMode.ONE_REQUEST) {
      map.put("mode", shape.mode().id());
    }
    shape.window().ifPresent(window -> map.put("window", Durations.format(window)));
    if (!shape.mix().isEmpty()) {
      Map<String, Object> mix = new LinkedHashMap<>();
      shape.mix().forEach(part -> mix.put(part.name(), part(part)));
      map.put("mix", mix);
    }
    if (!shape.statements().isEmpty()) {
      map.put("statements", shape.statements().stream().map(ShapeYaml::statement).toList());
    }
    if (!shape.parameters().isEmpty()) {
      map.put("parameters", new TreeMap<>(shape.parameters()));
    }
  }

  private static Object part(MixPart part) {
    if (part.name().equals(part.does().id()) && part.does() != Step.TRANSACTION) {
      return part.weight();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("weight", part.weight());
    map.put("does", part.does().id());
    if (!part.steps().isEmpty()) {
      map.put("steps", part.steps().stream().map(Step::id).toList());
    }
    return map;
  }

  private static Map<String, Object> statement(SqlStatement statement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", statement.name());
    map.put("weight", statement.weight());
    map.put("sql", statement.sql());
    return map;
  }
}
