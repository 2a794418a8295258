package dev.bakeoff.platform;

import dev.bakeoff.dataset.TableSchema;

/** One request in the platform's terms; the adapter turns it into its own query. */
public sealed interface Access {
  /**
   * Reads one whole row by its key.
   *
   * @param table the table
   * @param keyColumn its single-column integer primary key
   */
  record Lookup(TableSchema table, String keyColumn) implements Access {}

  /**
   * Reads a parent row and its latest child rows in one request.
   *
   * @param parent the parent's table
   * @param parentKey its single-column integer primary key
   * @param child the child's table
   * @param childKey the child's column that refers to the parent
   * @param orderColumn the child's time column, newest first
   * @param limit how many child rows at most
   */
  record Fanout(
      TableSchema parent,
      String parentKey,
      TableSchema child,
      String childKey,
      String orderColumn,
      int limit)
      implements Access {}

  /**
   * Groups a whole table: per group the row count and the sum, mean, least and greatest of a
   * measure.
   *
   * @param table the table
   * @param groupColumn a column of few values
   * @param measureColumn a numeric column
   */
  record Aggregation(TableSchema table, String groupColumn, String measureColumn)
      implements Access {}
}
