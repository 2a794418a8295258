package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All ways of making values, by the key that stands for them in a column's YAML. */
final class Values {
  private static final Map<String, ValueReader> READERS = readers();

  private Values() {}

  static boolean isKnown(String key) {
    return READERS.containsKey(key);
  }

  static List<String> names() {
    return List.copyOf(READERS.keySet());
  }

  /** Reads a mapping that holds one way of making values and nothing else; or a constant. */
  static Drawer read(YamlValue value, Target target) {
    if (value.isScalar()) {
      return CompositeValues.constant(value, target);
    }
    Map<String, YamlValue> entries = value.map();
    if (entries.size() != 1) {
      throw value.wrong(
          "One way of making values is needed here.", "Allowed: " + String.join(", ", names()));
    }
    Map.Entry<String, YamlValue> entry = entries.entrySet().iterator().next();
    return read(entry.getKey(), entry.getValue(), target);
  }

  static Drawer read(String key, YamlValue value, Target target) {
    ValueReader reader = READERS.get(key);
    if (reader == null) {
      throw value.wrong(
          "'" + key + "' is not a way of making values.", Suggestions.hint(key, names()));
    }
    return reader.read(value, target);
  }

  /** The keys of a column that say how its values are made. */
  static List<String> among(Map<String, YamlValue> entries) {
    List<String> found = new ArrayList<>(entries.keySet());
    found.removeIf(key -> !isKnown(key));
    return found;
  }

  private static Map<String, ValueReader> readers() {
    Map<String, ValueReader> all = new TreeMap<>();
    all.putAll(NumberValues.READERS);
    all.putAll(TimeValues.READERS);
    all.putAll(KeyValues.READERS);
    all.putAll(TextValues.READERS);
    all.putAll(CompositeValues.READERS);
    all.put("references", KeyValues::references);
    all.put("form", FormValues::form);
    return all;
  }
}
