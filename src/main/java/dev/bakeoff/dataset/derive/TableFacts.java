package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ProfileQueries.Bounds;
import java.util.List;
import java.util.Optional;

/**
 * A table and what its columns' figures tell of keys.
 *
 * @param table as the manifest has it
 * @param bounds one per column
 * @param key declared, or found
 * @param keyFound whether the key was found rather than declared
 * @param foreignKeys declared and found ones
 */
record TableFacts(
    TableEntry table,
    List<Bounds> bounds,
    List<String> key,
    boolean keyFound,
    List<ForeignKey> foreignKeys) {
  TableFacts {
    bounds = List.copyOf(bounds);
    key = List.copyOf(key);
    foreignKeys = List.copyOf(foreignKeys);
  }

  static TableFacts of(TableEntry table, List<Bounds> bounds) {
    TableSchema schema = table.schema();
    Optional<String> found =
        schema.primaryKey().isEmpty() ? foundKey(table, bounds) : Optional.empty();
    return new TableFacts(
        table,
        bounds,
        found.map(List::of).orElse(schema.primaryKey()),
        found.isPresent(),
        schema.foreignKeys());
  }

  TableFacts withForeignKeys(List<ForeignKey> keys) {
    return new TableFacts(table, bounds, key, keyFound, keys);
  }

  String name() {
    return table.name();
  }

  /** A spec makes one row at least. */
  long rows() {
    return Math.max(1, table.rows());
  }

  Column column(String columnName) {
    return table.schema().column(columnName);
  }

  Bounds bounds(String columnName) {
    return bounds.get(table.schema().columns().indexOf(column(columnName)));
  }

  Optional<ForeignKey> foreignKey(String columnName) {
    return foreignKeys.stream().filter(k -> k.column().equals(columnName)).findFirst();
  }

  /** Whether the table's key is one column that a sequence can make, so that others may refer. */
  boolean hasCountedKey() {
    return key.size() == 1 && Counted.isNumber(column(key.getFirst()).type());
  }

  /** Whole numbers without gaps, once each. */
  static boolean isDense(TableEntry table, Bounds bounds) {
    return table.rows() > 1
        && bounds.filled() == table.rows()
        // An estimate may be off by a few percent, a range of that width cannot be chance.
        && bounds.distinct() > 0.9 * table.rows()
        && bounds.max().orElse(0) - bounds.min().orElse(0) == table.rows() - 1.0;
  }

  private static Optional<String> foundKey(TableEntry table, List<Bounds> bounds) {
    List<Column> columns = table.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (NumberShapes.isWholeNumber(columns.get(i).type()) && isDense(table, bounds.get(i))) {
        return Optional.of(columns.get(i).name());
      }
    }
    return Optional.empty();
  }
}
