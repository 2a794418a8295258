package dev.bakeoff.config;

import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes a platform's {@code configuration}: a named layout of the dataset's tables. That
 * its tables and columns exist is checked once the dataset is known.
 */
final class ConfigurationYaml {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,30}");
  private static final int MOST_PARTITIONS = 1000;
  private static final Set<String> KEYS = Set.of("name", "tables");
  private static final Set<String> TABLE = Set.of("indexes", "partition", "cluster", "storage");
  private static final Set<String> INDEX = Set.of("columns", "include");
  private static final Set<String> PARTITION = Set.of("by", "column", "count");
  private static final Set<String> KINDS =
      Arrays.stream(Partition.Kind.values())
          .map(Partition.Kind::id)
          .collect(Collectors.toUnmodifiableSet());

  private ConfigurationYaml() {}

  static Configuration read(YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    String name = required(value, entries, "name", "Add for example 'name: covering'.").text();
    if (!NAME.matcher(name).matches()) {
      throw entries
          .get("name")
          .wrong(
              "'" + name + "' cannot name a configuration.",
              "Use up to 30 lower-case letters, digits and '_'.");
    }
    Map<String, TableLayout> tables = new LinkedHashMap<>();
    YamlValue.get(entries, "tables")
        .ifPresent(map -> map.map().forEach((table, layout) -> tables.put(table, table(layout))));
    return new Configuration(name, tables);
  }

  private static TableLayout table(YamlValue value) {
    Map<String, YamlValue> entries = value.map(TABLE);
    Map<String, String> storage = new LinkedHashMap<>();
    YamlValue.get(entries, "storage")
        .ifPresent(map -> map.map().forEach((key, setting) -> storage.put(key, setting.text())));
    return new TableLayout(
        YamlValue.get(entries, "indexes").map(ConfigurationYaml::indexes),
        YamlValue.get(entries, "partition").map(ConfigurationYaml::partition),
        YamlValue.get(entries, "cluster").map(ConfigurationYaml::texts).orElse(List.of()),
        storage);
  }

  private static List<IndexLayout> indexes(YamlValue list) {
    return list.items().stream().map(ConfigurationYaml::index).toList();
  }

  /** A mapping with {@code columns}, or just a list of columns. */
  private static IndexLayout index(YamlValue value) {
    if (!value.isMap()) {
      return new IndexLayout(texts(value), List.of());
    }
    Map<String, YamlValue> entries = value.map(INDEX);
    return new IndexLayout(
        texts(required(value, entries, "columns", "For example 'columns: [customer_id]'.")),
        YamlValue.get(entries, "include").map(ConfigurationYaml::texts).orElse(List.of()));
  }

  private static Partition partition(YamlValue value) {
    Map<String, YamlValue> entries = value.map(PARTITION);
    String kind = required(value, entries, "by", "Allowed: hash, day, month.").choice(KINDS);
    Partition.Kind by = Partition.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    String column = required(value, entries, "column", "Name the column that decides.").text();
    if (by != Partition.Kind.HASH) {
      YamlValue.get(entries, "count")
          .ifPresent(
              count -> {
                throw count.wrong(
                    "A partition by " + kind + " has no count: the times decide.",
                    "Leave 'count' out.");
              });
      return new Partition(column, by, 0);
    }
    YamlValue count = required(value, entries, "count", "For example 'count: 8'.");
    return new Partition(column, by, count.smallCount(MOST_PARTITIONS));
  }

  private static List<String> texts(YamlValue value) {
    List<String> texts = value.items().stream().map(YamlValue::text).toList();
    if (texts.isEmpty()) {
      throw value.wrong("No column is named here.", "Name one at least.");
    }
    if (Set.copyOf(texts).size() < texts.size()) {
      throw value.wrong("A column is named here twice.", "Name each once.");
    }
    return texts;
  }

  private static YamlValue required(
      YamlValue parent, Map<String, YamlValue> entries, String key, String hint) {
    Optional<YamlValue> value = YamlValue.get(entries, key);
    return value.orElseThrow(() -> parent.wrong("'" + key + "' is missing.", hint));
  }

  /** The mapping that {@link #read} reads back. */
  static Map<String, Object> write(Configuration configuration) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", configuration.name());
    Map<String, Object> tables = new LinkedHashMap<>();
    configuration.tables().forEach((table, layout) -> tables.put(table, write(layout)));
    if (!tables.isEmpty()) {
      map.put("tables", tables);
    }
    return map;
  }

  private static Map<String, Object> write(TableLayout layout) {
    Map<String, Object> map = new LinkedHashMap<>();
    layout
        .indexes()
        .ifPresent(
            list -> map.put("indexes", list.stream().map(ConfigurationYaml::write).toList()));
    layout.partition().ifPresent(partition -> map.put("partition", write(partition)));
    if (!layout.cluster().isEmpty()) {
      map.put("cluster", layout.cluster());
    }
    if (!layout.storage().isEmpty()) {
      map.put("storage", new TreeMap<>(layout.storage()));
    }
    return map;
  }

  private static Map<String, Object> write(IndexLayout index) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("columns", index.columns());
    if (!index.include().isEmpty()) {
      map.put("include", index.include());
    }
    return map;
  }

  private static Map<String, Object> write(Partition partition) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("by", partition.kind().id());
    map.put("column", partition.column());
    if (partition.kind() == Partition.Kind.HASH) {
      map.put("count", partition.count());
    }
    return map;
  }
}
