package dev.bakeoff.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A named physical layout of a dataset on one platform: the same rows with other indexes,
 * partitions or storage. Two configurations of one platform are two targets of a bake-off.
 *
 * @param name lower-case letters, digits and {@code _}; empty for none, the tables as the dataset
 *     declares them
 * @param tables by table name; {@code *} holds for the tables that are not named
 */
public record Configuration(String name, Map<String, TableLayout> tables) {
  /** The tables as the dataset declares them. */
  public static final Configuration NONE = new Configuration("", Map.of());

  /** Stands for all tables that are not named. */
  public static final String OTHERS = "*";

  public Configuration {
    Objects.requireNonNull(name);
    tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  @JsonIgnore
  public boolean isNone() {
    return name.isEmpty();
  }

  /** The layout of a table. */
  public TableLayout of(String table) {
    TableLayout own = tables.get(table);
    return own != null ? own : tables.getOrDefault(OTHERS, TableLayout.NONE);
  }

  /**
   * How one table is laid out.
   *
   * @param indexes besides the primary key; where present, they replace those that the dataset
   *     declares
   * @param partition how its rows are split; empty for not at all
   * @param cluster columns by which rows lie together: clustering keys, sort keys
   * @param storage storage parameters in the platform's own words, such as {@code fillfactor: 90}
   */
  public record TableLayout(
      Optional<List<IndexLayout>> indexes,
      Optional<Partition> partition,
      List<String> cluster,
      Map<String, String> storage) {
    /** Nothing but what the dataset declares. */
    public static final TableLayout NONE =
        new TableLayout(Optional.empty(), Optional.empty(), List.of(), Map.of());

    public TableLayout {
      indexes = indexes.map(List::copyOf);
      cluster = List.copyOf(cluster);
      storage = Map.copyOf(storage);
    }
  }

  /**
   * An index.
   *
   * @param columns that it is ordered by
   * @param include further columns that it carries, so that a read need not visit the table
   */
  public record IndexLayout(List<String> columns, List<String> include) {
    public IndexLayout {
      columns = List.copyOf(columns);
      include = List.copyOf(include);
    }
  }

  /**
   * How a table's rows are split.
   *
   * @param column whose values decide
   * @param kind by what
   * @param count how many partitions, for {@link Kind#HASH}
   */
  public record Partition(String column, Kind kind, int count) {
    /** What decides on a row's partition. */
    public enum Kind {
      /** A hash of the value. */
      HASH,
      /** The day of a time column. */
      DAY,
      /** The month of a time column. */
      MONTH;

      /** As in YAML. */
      public String id() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
