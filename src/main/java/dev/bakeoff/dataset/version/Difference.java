package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.DatasetRef;
import java.util.List;
import java.util.Optional;

/**
 * What sets two versions apart.
 *
 * @param left the one that is compared with
 * @param right the other, newer or not
 * @param tables those of either version, the left one's first
 */
public record Difference(DatasetRef left, DatasetRef right, List<Table> tables) {
  public Difference {
    tables = List.copyOf(tables);
  }

  /** Whether both hold the same tables with the same rows. */
  public boolean isNone() {
    return tables.stream().allMatch(Table::isSame);
  }

  /**
   * What sets two tables of one name apart.
   *
   * @param name of the table
   * @param leftRows empty where the left version has no such table
   * @param rightRows likewise
   * @param sameRows whether their fingerprints agree
   * @param schema changes of the shape, one sentence each
   * @param columns distributions of the columns that both have, where rows differ
   * @param rows which rows differ, where that was asked for and they do
   */
  public record Table(
      String name,
      Optional<Long> leftRows,
      Optional<Long> rightRows,
      boolean sameRows,
      List<String> schema,
      List<ColumnDifference> columns,
      Optional<Rows> rows) {
    public Table {
      schema = List.copyOf(schema);
      columns = List.copyOf(columns);
    }

    public boolean isSame() {
      return sameRows && schema.isEmpty();
    }
  }

  /**
   * A column's distribution on either side.
   *
   * @param changedRows rows of the same key with another value; 0 where keys were not compared
   */
  public record ColumnDifference(
      String column, ColumnStats left, ColumnStats right, long changedRows) {}

  /**
   * Rows that differ.
   *
   * @param byKey whether rows were matched by their key; else whole rows were compared, and a
   *     changed row counts as one removed and one added
   * @param added rows that only the right side has
   * @param removed rows that only the left side has
   * @param changed rows of the same key with other values
   * @param examples keys or rows, a few of each kind, one sentence each
   */
  public record Rows(boolean byKey, long added, long removed, long changed, List<String> examples) {
    public Rows {
      examples = List.copyOf(examples);
    }
  }
}
