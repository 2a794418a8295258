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

  /**
   * Reads the newest rows of one key within a stretch of time, all columns, newest first.
   *
   * @param table the table
   * @param keyColumn the whole number that the rows belong to, such as a device or customer
   * @param timeColumn its time column, of kind TIMESTAMP_TZ, TIMESTAMP or DATE
   * @param from the first instant that counts, in the column's canonical long (microseconds or days
   *     since 1970)
   * @param until the first instant that no longer counts, likewise
   * @param limit how many rows at most
   */
  record TimeSeries(
      TableSchema table, String keyColumn, String timeColumn, long from, long until, int limit)
      implements Access {}

  /**
   * Adds one to a number of the row with a key. A real change of the data, so that no platform can
   * skip it; whoever lets it run has the dataset loaded again before its fingerprint is asked for.
   *
   * @param table the table
   * @param keyColumn its single-column integer primary key
   * @param valueColumn an INT, BIGINT, DECIMAL or DOUBLE column that is neither key nor indexed
   */
  record Update(TableSchema table, String keyColumn, String valueColumn) implements Access {}
}
