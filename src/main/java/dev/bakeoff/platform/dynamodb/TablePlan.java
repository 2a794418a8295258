package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.TableLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of the dataset as a table of DynamoDB.
 *
 * <ul>
 *   <li>A primary key of one column is the partition key; of two, the first is the partition key
 *       and the second the sort key; of more, the others joined as text are the sort key.
 *   <li>A key with a column that cannot be one (boolean, double, JSON) is joined as text and is the
 *       partition key.
 *   <li>A table without a primary key gets its row numbers as one.
 *   <li>Every index is a global secondary index: its first column is the partition key, the others
 *       and the primary key sort it. Each foreign key of a table with a time column has one,
 *       declared or not, since DynamoDB finds nothing without.
 * </ul>
 *
 * @param name the table's name on DynamoDB
 * @param key its primary key
 * @param indexes its global secondary indexes
 */
record TablePlan(TableSchema schema, String name, List<KeyPart> key, List<Index> indexes) {
  /** Global secondary indexes of a table, unless AWS was asked for more. */
  private static final int MOST_INDEXES = 20;

  /** Attributes that sort an index, since November 2025. */
  private static final int MOST_SORT_ATTRIBUTES = 4;

  private static final String ROW_NUMBER = "bakeoff:row";
  private static final String JOINED = "bakeoff:key";

  TablePlan {
    key = List.copyOf(key);
    indexes = List.copyOf(indexes);
  }

  /**
   * An attribute of the primary key.
   *
   * @param number whether it is {@code N} rather than {@code S}
   * @param columns that it is made of: one for a column itself, several for their texts joined,
   *     none for the row's number
   * @param made whether Bakeoff adds it to the dataset's columns
   */
  record KeyPart(String attribute, boolean number, List<String> columns, boolean made) {}

  /**
   * A global secondary index.
   *
   * @param columns the partition key, then what sorts it
   */
  record Index(String name, List<String> columns) {
    Index {
      columns = List.copyOf(columns);
    }
  }

  static TablePlan of(TableSchema schema, String name, TableLayout layout) {
    return new TablePlan(schema, name, key(schema), indexes(schema, layout));
  }

  /** Whether a column can be part of a key as it is. */
  static boolean canBeKey(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT -> true;
      case DOUBLE, BOOLEAN, JSON -> false;
    };
  }

  static boolean isNumber(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL -> true;
      case TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, DOUBLE, BOOLEAN, JSON -> false;
    };
  }

  /** Whether a single column is the whole primary key. */
  boolean isKey(String column) {
    return key.size() == 1 && key.getFirst().columns().equals(List.of(column));
  }

  /**
   * The index that finds rows by a column and has them in the order of another: its name, empty for
   * the table itself; nothing where there is none.
   */
  Optional<String> path(String partition, String sort) {
    if (key.size() == 2
        && key.getFirst().columns().equals(List.of(partition))
        && key.getLast().columns().equals(List.of(sort))) {
      return Optional.of("");
    }
    return indexes.stream()
        .filter(
            index ->
                index.columns().size() > 1
                    && index.columns().get(0).equals(partition)
                    && index.columns().get(1).equals(sort))
        .map(Index::name)
        .findFirst();
  }

  /** The names and types of all attributes that a key or an index is made of. */
  Map<String, Boolean> keyAttributes() {
    Map<String, Boolean> attributes = new LinkedHashMap<>();
    key.forEach(part -> attributes.put(part.attribute(), part.number()));
    for (Index index : indexes) {
      for (String column : index.columns()) {
        attributes.putIfAbsent(column, isNumber(schema.column(column).type()));
      }
    }
    return attributes;
  }

  /** What distinguishes this layout from others of the same rows. */
  String layout() {
    return key + " " + indexes;
  }

  private static List<KeyPart> key(TableSchema schema) {
    List<String> columns = schema.primaryKey();
    if (columns.isEmpty()) {
      return List.of(new KeyPart(unused(schema, ROW_NUMBER), true, List.of(), true));
    }
    if (!columns.stream().allMatch(column -> canBeKey(schema.column(column).type()))) {
      return List.of(new KeyPart(unused(schema, JOINED), false, columns, true));
    }
    KeyPart first = own(schema, columns.getFirst());
    return switch (columns.size()) {
      case 1 -> List.of(first);
      case 2 -> List.of(first, own(schema, columns.getLast()));
      default ->
          List.of(
              first,
              new KeyPart(unused(schema, JOINED), false, columns.subList(1, columns.size()), true));
    };
  }

  private static KeyPart own(TableSchema schema, String column) {
    return new KeyPart(column, isNumber(schema.column(column).type()), List.of(column), false);
  }

  private static String unused(TableSchema schema, String name) {
    String free = name;
    while (taken(schema, free)) {
      free += "_";
    }
    return free;
  }

  private static boolean taken(TableSchema schema, String name) {
    return schema.columns().stream().anyMatch(column -> column.name().equals(name));
  }

  private static List<Index> indexes(TableSchema schema, TableLayout layout) {
    Set<List<String>> wanted = new LinkedHashSet<>();
    if (layout.indexes().isPresent()) {
      layout.indexes().get().stream().map(IndexLayout::columns).forEach(wanted::add);
    } else {
      wanted.addAll(schema.indexes());
      schema
          .timeColumn()
          .ifPresent(
              time -> {
                for (ForeignKey reference : schema.foreignKeys()) {
                  wanted.add(List.of(reference.column(), time));
                }
              });
    }
    List<Index> indexes = new ArrayList<>();
    for (List<String> columns : wanted) {
      if (indexes.size() < MOST_INDEXES
          && isPossible(schema, columns)
          && !isTableKey(schema, columns)) {
        indexes.add(new Index(Names.index(columns), sorted(schema, columns)));
      }
    }
    return indexes;
  }

  private static boolean isPossible(TableSchema schema, List<String> columns) {
    return columns.size() <= MOST_SORT_ATTRIBUTES + 1
        && columns.stream().distinct().count() == columns.size()
        && columns.stream().allMatch(c -> taken(schema, c) && canBeKey(schema.column(c).type()));
  }

  private static boolean isTableKey(TableSchema schema, List<String> columns) {
    return columns.size() <= 2 && columns.equals(schema.primaryKey());
  }

  /** The primary key sorts rows that are otherwise alike, as it does on SQL platforms. */
  private static List<String> sorted(TableSchema schema, List<String> columns) {
    return Stream.concat(
            columns.stream(),
            schema.primaryKey().stream().filter(c -> canBeKey(schema.column(c).type())))
        .distinct()
        .limit(MOST_SORT_ATTRIBUTES + 1L)
        .toList();
  }
}
