package dev.bakeoff.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a loader takes a dataset version's rows from: as files, or row by row. */
public interface DatasetSource {
  /** Absolute paths of a table's Parquet files, in row order. */
  List<Path> files(TableEntry table);

  /** The same rows in canonical form. */
  RowCursor rows(TableEntry table);

  /**
   * The same rows in parts that may be read at the same time, in row order; a part that is read
   * again gives the same rows again, so that a loader can repeat one that failed.
   *
   * @param atMost how many parts the caller has use for
   */
  default List<RowPart> parts(TableEntry table, int atMost) {
    return List.of(new RowPart(0, table.rows(), () -> rows(table)));
  }

  /** From when to when a table's column of times reaches; empty where it has no value at all. */
  default Optional<TimeRange> range(TableEntry table, String column) {
    int number = table.schema().columns().indexOf(table.schema().column(column));
    TimeRange range = null;
    try (RowCursor rows = rows(table)) {
      while (rows.next()) {
        if (!rows.isNull(number)) {
          long value = rows.longAt(number);
          range = range == null ? new TimeRange(value, value) : range.with(value);
        }
      }
    }
    return Optional.ofNullable(range);
  }

  /**
   * A stretch of a table's rows.
   *
   * @param first its first row's number, from 0
   * @param rows how many rows it has
   * @param opener reads it from its beginning, each time anew
   */
  record RowPart(long first, long rows, Supplier<RowCursor> opener) {}
}
