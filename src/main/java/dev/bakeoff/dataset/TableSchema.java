package dev.bakeoff.dataset;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A table's shape.
 *
 * @param name unique within its dataset
 * @param columns in order; the order is part of the fingerprint
 * @param primaryKey names of the key's columns, empty for none
 * @param indexes further indexes, each a list of column names; a loader builds them after the data
 * @param foreignKeys references to other tables of the same dataset
 * @param timeColumn the column that orders a table's rows in time ("the latest N"), where it has
 *     one
 */
public record TableSchema(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> indexes,
    List<ForeignKey> foreignKeys,
    Optional<String> timeColumn) {
  public TableSchema {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = indexes.stream().map(List::copyOf).toList();
    foreignKeys = List.copyOf(foreignKeys);
  }

  /** Whether the key is a single whole number. */
  public boolean hasIntegerKey() {
    return primaryKey.size() == 1
        && switch (column(primaryKey.getFirst()).type().kind()) {
          case INT, BIGINT -> true;
          case DECIMAL, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> false;
        };
  }

  public Column column(String columnName) {
    return columns.stream()
        .filter(c -> c.name().equals(columnName))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no column " + columnName + " in " + name));
  }
}
