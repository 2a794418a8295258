package dev.bakeoff.dataset;

import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.TableProfiler;
import dev.bakeoff.model.Cancellation;
import java.util.List;
import java.util.Optional;

/** Looks into a version's tables for people. Thread-safe. */
public final class DatasetPreview {
  private final DatasetCatalog catalog;

  public DatasetPreview(DatasetCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Rows as text, in the order of the table's columns.
   *
   * @param columns the columns' names
   * @param rows each with one value per column; empty for null
   */
  public record Rows(List<String> columns, List<List<Optional<String>>> rows) {
    public Rows {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What a column holds.
   *
   * @param column its name
   * @param nullShare from 0 to 1
   * @param distinct different values, estimated (HyperLogLog)
   * @param min the least value as text; empty where all are null
   * @param max the greatest value as text; empty where all are null
   */
  public record ColumnStats(
      String column, double nullShare, long distinct, Optional<String> min, Optional<String> max) {
    /** The same figures under another name. */
    public ColumnStats withName(String name) {
      return new ColumnStats(name, nullShare, distinct, min, max);
    }
  }

  /**
   * The first rows of a table.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read; CANCELLED
   */
  public Rows rows(Manifest manifest, TableEntry table, int limit, Cancellation cancellation) {
    try (ParquetQueries queries = queries(manifest, cancellation)) {
      return new Rows(
          table.schema().columns().stream().map(Column::name).toList(),
          queries.firstRows(table, limit));
    }
  }

  /**
   * Every column's statistics, from all rows: about a second for ten million.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read; CANCELLED
   */
  public List<ColumnStats> stats(Manifest manifest, TableEntry table, Cancellation cancellation) {
    try (ParquetQueries queries = queries(manifest, cancellation)) {
      return queries.stats(table);
    }
  }

  /**
   * What a table's columns hold and how it is distributed: of all rows where the table is small,
   * else of a sample taken at even distances over the whole table, in well under a second.
   *
   * @param whole reads all rows however many there are: seconds for ten million
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read; CANCELLED
   */
  public TableProfile profile(
      Manifest manifest, TableEntry table, boolean whole, Cancellation cancellation) {
    ParquetSource source = new ParquetSource(catalog, manifest);
    try (TableProfiler profiler = new TableProfiler(source, catalog.spill(), cancellation)) {
      return profiler.profile(table, whole);
    }
  }

  private ParquetQueries queries(Manifest manifest, Cancellation cancellation) {
    return new ParquetQueries(new ParquetSource(catalog, manifest), catalog.spill(), cancellation);
  }
}
