package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.PlannedColumn;
import dev.bakeoff.dataset.generate.PlannedColumn.Form;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One column of a table: {@code {type: text, nulls: 0.1, words: {of: city}}}. */
final class ColumnYaml {
  /** Real numbers inside documents are cut to so many digits after the point. */
  static final int DIGITS_OF_REALS = 6;

  private static final Set<String> OWN = Set.of("type", "nullable", "nulls", "per", "stream");

  private ColumnYaml() {}

  /** What stands in a column's YAML; a type alone is enough where a generator makes the values. */
  static Map<String, YamlValue> entries(YamlValue column) {
    if (column.isScalar()) {
      return Map.of("type", column);
    }
    Map<String, YamlValue> entries = column.map();
    entries.forEach(
        (key, value) -> {
          if (!OWN.contains(key) && !Values.isKnown(key)) {
            List<String> allowed = new ArrayList<>(OWN);
            allowed.addAll(Values.names());
            throw value.wrong("'" + key + "' is not known.", Suggestions.hint(key, allowed));
          }
        });
    return entries;
  }

  /** Its name, type and whether it may be null. */
  static Column column(String name, YamlValue column, Figures figures) {
    Map<String, YamlValue> entries = entries(column);
    YamlValue type =
        YamlValue.get(entries, "type")
            .orElseThrow(
                () ->
                    column.wrong(
                        "The column '" + name + "' has no type.", "Add for example: type: text"));
    boolean nullable =
        nulls(entries, figures) > 0
            || YamlValue.get(entries, "nullable")
                .map(v -> v.choice(Set.of("true", "false")).equals("true"))
                .orElse(false);
    return new Column(name, type.inPlace(() -> ColumnType.parse(type.text())), nullable);
  }

  /** How its values are made. */
  static PlannedColumn planned(Column column, YamlValue yaml, TableContext table) {
    Map<String, YamlValue> entries = entries(yaml);
    Optional<YamlValue> per = YamlValue.get(entries, "per");
    return new PlannedColumn(
        column.name(),
        YamlValue.get(entries, "stream").map(YamlValue::text).orElse(column.name()),
        form(column.type()),
        column.type().scale(),
        column.nullable(),
        nulls(entries, table.figures()),
        values(yaml, entries, new Target(column.type(), table)),
        per.map(table::column).orElse(-1));
  }

  static Drawer values(YamlValue place, Map<String, YamlValue> entries, Target target) {
    List<String> ways = Values.among(entries);
    if (ways.size() != 1) {
      throw place.wrong(
          ways.isEmpty()
              ? "Nothing says how these values are made."
              : "Several ways of making values are given: " + String.join(", ", ways) + ".",
          "Give one of: " + String.join(", ", Values.names()) + ".");
    }
    String way = ways.getFirst();
    return Values.read(way, entries.get(way), target);
  }

  /** The type of a document's part that does not say it. */
  static ColumnType usualType(Map<String, YamlValue> entries) {
    List<String> ways = Values.among(entries);
    String way = ways.isEmpty() ? "" : ways.getFirst();
    return switch (way) {
      case "struct", "list" -> ColumnType.JSON;
      case "sequence", "zipf", "power_law", "hot_keys", "references" -> ColumnType.BIGINT;
      case "chance" -> ColumnType.BOOLEAN;
      case "uniform", "normal", "lognormal", "exponential", "seasonal" -> ColumnType.DOUBLE;
      default -> ColumnType.TEXT;
    };
  }

  static Form form(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE -> Form.WHOLE;
      case DECIMAL -> Form.DECIMAL;
      case DOUBLE -> Form.REAL;
      case TEXT -> Form.TEXT;
      case JSON -> Form.JSON;
    };
  }

  private static double nulls(Map<String, YamlValue> entries, Figures figures) {
    Optional<YamlValue> nulls = YamlValue.get(entries, "nulls");
    double share = nulls.map(figures::real).orElse(0.0);
    if (share < 0 || share > 1) {
      throw nulls
          .orElseThrow()
          .wrong("A share of nulls of %s is not possible.".formatted(share), "Allowed are 0 to 1.");
    }
    return share;
  }
}
