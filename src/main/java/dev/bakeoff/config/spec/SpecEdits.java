package dev.bakeoff.config.spec;

import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes a spec's YAML: its skew, its nulls, its columns. The text that comes out is YAML again.
 */
public final class SpecEdits {
  private static final double MOST_NULLS = 0.95;
  private static final int MOST_POWER = 60;

  private SpecEdits() {}

  /**
   * Applies changes one after the other.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where one has nothing to change
   */
  public static String apply(String yaml, List<Change> changes) {
    Map<String, Object> root = PlainYaml.read(yaml);
    for (Change change : changes) {
      boolean changed =
          switch (change) {
            case Change.HotKeys hot -> hotKeys(root, hot);
            case Change.Nulls nulls -> nulls(root, nulls);
            case Change.AddColumn add -> add(root, add);
            case Change.RenameColumn rename -> rename(root, rename);
            // Values of another type are drawn otherwise, so this is done on the rows.
            case Change.WidenColumn _ -> false;
            case Change.DropColumn drop -> drop(root, drop);
          };
      if (!changed) {
        throw Problem.request(
                "'%s' changes nothing in this dataset.".formatted(change.text()),
                "See what its spec holds with: bakeoff dataset show NAME --definition")
            .asException();
      }
    }
    return PlainYaml.write(root);
  }

  private static boolean hotKeys(Map<String, Object> root, Change.HotKeys change) {
    boolean changed = false;
    for (Map<String, Object> table :
        map(root, "tables").values().stream().map(SpecEdits::map).toList()) {
      Map<String, Object> generator = map(table, "generator");
      if (generator.get("power") instanceof String power) {
        changed |= power(root, generator, power, change.more());
      }
      changed |= skew(map(table, "columns"), change.more());
    }
    return changed;
  }

  /** A generator's power may be a parameter's name. */
  private static boolean power(
      Map<String, Object> root, Map<String, Object> generator, String power, boolean more) {
    Map<String, Object> parameters = map(root, "parameters");
    if (parameters.get(power) instanceof Map<?, ?> parameter) {
      Map<String, Object> values = map(parameter);
      values.put("value", changedPower(String.valueOf(values.get("value")), more));
    } else if (parameters.containsKey(power)) {
      parameters.put(power, changedPower(String.valueOf(parameters.get(power)), more));
    } else {
      generator.put("power", changedPower(power, more));
    }
    return true;
  }

  private static String changedPower(String power, boolean more) {
    int was = Integer.parseInt(power);
    return Integer.toString(Math.clamp(more ? was * 2L : was / 2, 2, MOST_POWER));
  }

  private static boolean skew(Map<String, Object> node, boolean more) {
    boolean changed = false;
    for (Map.Entry<String, Object> entry : node.entrySet()) {
      Map<String, Object> value = map(entry.getValue());
      switch (entry.getKey()) {
        case "zipf", "power_law" -> {
          double exponent = number(value, "exponent", KeyValues.USUAL_EXPONENT);
          // Half the way to 1 and back; steeper laws by a fifth.
          double now =
              exponent >= 1
                  ? (more ? exponent * 1.2 : exponent / 1.2)
                  : (more ? (1 + exponent) / 2 : Math.max(0.05, 2 * exponent - 1));
          entry.setValue(with(value, "exponent", now));
          changed = true;
        }
        case "hot_keys" -> {
          double share = number(value, "share", 0.9);
          entry.setValue(with(value, "share", more ? (1 + share) / 2 : share / 2));
          changed = true;
        }
        default -> changed |= skew(value, more);
      }
    }
    return changed;
  }

  private static boolean nulls(Map<String, Object> root, Change.Nulls change) {
    boolean changed = false;
    for (Object table : map(root, "tables").values()) {
      for (Map.Entry<String, Object> column : map(map(table), "columns").entrySet()) {
        Map<String, Object> values = map(column.getValue());
        if (values.containsKey("nulls")) {
          double share = number(values, "nulls", 0);
          double now = change.more() ? Math.min(MOST_NULLS, share * 2) : share / 2;
          column.setValue(with(values, "nulls", now));
          changed = true;
        }
      }
    }
    return changed;
  }

  private static boolean add(Map<String, Object> root, Change.AddColumn change) {
    Map<String, Object> columns = columns(root, change.table());
    if (columns.containsKey(change.column())) {
      throw Problem.request(
              "%s has a column '%s' already.".formatted(change.table(), change.column()),
              "Choose another name.")
          .asException();
    }
    Object values = PlainYaml.value(change.definition());
    if (!(values instanceof Map)) {
      // A type alone: the column is there, and empty.
      Map<String, Object> empty = new LinkedHashMap<>();
      empty.put("type", change.definition());
      empty.put("nulls", "1");
      empty.put("constant", EMPTY.getOrDefault(change.definition(), "0"));
      values = empty;
    }
    columns.put(change.column(), values);
    return true;
  }

  /** What a column that is always null would hold: something of its type. */
  private static final Map<String, String> EMPTY =
      Map.of(
          "text", "",
          "json", "null",
          "boolean", "false",
          "date", "1970-01-01",
          "timestamp", "1970-01-01",
          "timestamptz", "1970-01-01");

  private static boolean rename(Map<String, Object> root, Change.RenameColumn change) {
    Map<String, Object> columns = columns(root, change.table());
    require(columns, change.table(), change.column());
    Map<String, Object> renamed = new LinkedHashMap<>();
    columns.forEach(
        (name, value) -> {
          if (name.equals(change.column())) {
            // Its values must stay what they were.
            Map<String, Object> values = map(value);
            renamed.put(
                change.to(), values.containsKey("stream") ? value : with(values, "stream", name));
          } else {
            renamed.put(name, value);
          }
        });
    Map<String, Object> table = map(map(root, "tables").get(change.table()));
    table.put("columns", PlainYaml.replaced(renamed, change.column(), change.to()));
    for (String key : List.of("key", "indexes", "time", "foreign_keys")) {
      if (table.containsKey(key)) {
        table.put(key, PlainYaml.replaced(table.get(key), change.column(), change.to()));
      }
    }
    return true;
  }

  private static boolean drop(Map<String, Object> root, Change.DropColumn change) {
    Map<String, Object> columns = columns(root, change.table());
    require(columns, change.table(), change.column());
    columns.remove(change.column());
    return true;
  }

  private static Map<String, Object> columns(Map<String, Object> root, String table) {
    Map<String, Object> tables = map(root, "tables");
    if (!tables.containsKey(table)) {
      throw Problem.request(
              "There is no table '%s'.".formatted(table), Suggestions.hint(table, tables.keySet()))
          .asException();
    }
    return map(map(tables.get(table)), "columns");
  }

  private static void require(Map<String, Object> columns, String table, String column) {
    if (!columns.containsKey(column)) {
      throw Problem.request(
              "%s has no column '%s'.".formatted(table, column),
              Suggestions.hint(column, columns.keySet()))
          .asException();
    }
  }

  private static double number(Map<String, Object> map, String key, double usual) {
    return map.get(key) instanceof String text ? Double.parseDouble(text) : usual;
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, double value) {
    return with(map, key, Double.toString(Math.round(value * 1e6) / 1e6));
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, String value) {
    Map<String, Object> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return map(parent.get(key));
  }

  /** A mapping as it is, so that it can be changed; anything else counts as an empty one. */
  private static Map<String, Object> map(Object value) {
    return PlainYaml.map(value);
  }
}
