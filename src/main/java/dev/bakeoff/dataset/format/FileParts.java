package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource.RowPart;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TimeRange;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;

/**
 * Stretches of a table's rows in its Parquet files. A stretch is read by the number of the row in
 * its file, which lets DuckDB leave out every other row group: a twentieth of a million rows takes
 * a tenth of the time of them all, wherever it lies. Where that is not far, a stretch ends with a
 * row group, so that none is decoded twice.
 */
final class FileParts {
  private static final int MEMORY_MB = 512;

  private final TableEntry table;
  private final List<Path> files;

  FileParts(TableEntry table, List<Path> files) {
    this.table = table;
    this.files = files;
  }

  /** A stretch of one file. */
  private record Slice(Path file, long from, long to) {}

  /**
   * Where the table's rows lie.
   *
   * @param rows of each file
   * @param ends numbers of the table's rows after which a row group or a file ends
   */
  private record Extent(List<Long> rows, TreeSet<Long> ends) {
    long total() {
      return rows.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** At most so many parts, of about the same size; none is empty, unless the table is. */
  List<RowPart> split(int atMost) {
    Extent extent = extent();
    long total = extent.total();
    if (total != table.rows()) {
      throw ParquetSource.broken(
          files.getFirst(),
          "the table has %d rows instead of %d".formatted(total, table.rows()),
          null);
    }
    int parts = Math.clamp(total, 1, Math.max(1, atMost));
    List<RowPart> result = new ArrayList<>();
    long first = 0;
    for (int i = 1; i <= parts; i++) {
      long end = i == parts ? total : boundary(extent, total * i / parts, total / parts);
      result.add(part(extent, first, end));
      first = end;
    }
    return result;
  }

  /** The end of a row group, where one is near: within a quarter of a part. */
  private static long boundary(Extent extent, long ideal, long size) {
    Long below = extent.ends().floor(ideal);
    Long above = extent.ends().ceiling(ideal);
    long near = below == null || (above != null && above - ideal < ideal - below) ? above : below;
    return Math.abs(near - ideal) <= size / 4 ? near : ideal;
  }

  private RowPart part(Extent extent, long first, long end) {
    List<Supplier<RowCursor>> cursors = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < files.size(); i++) {
      long rows = extent.rows().get(i);
      long from = Math.max(first, start) - start;
      long to = Math.min(end, start + rows) - start;
      if (from < to) {
        Slice slice = new Slice(files.get(i), from, to);
        cursors.add(() -> open(slice));
      }
      start += rows;
    }
    return new RowPart(first, end - first, () -> new ChainedCursor(cursors));
  }

  private RowCursor open(Slice slice) {
    try {
      // One thread: whoever reads parts reads several at a time.
      return ArrowCursor.open(
          DuckDb.open(1, MEMORY_MB, Optional.empty()),
          "(FROM read_parquet(%s, file_row_number = true) WHERE file_row_number >= %d AND file_row_number < %d)"
              .formatted(DuckDb.files(List.of(slice.file())), slice.from(), slice.to()),
          table.schema(),
          e -> ParquetSource.unreadable(files, e));
    } catch (SQLException e) {
      throw ParquetSource.unreadable(files, e);
    }
  }

  private Extent extent() {
    List<Long> rows = new ArrayList<>();
    TreeSet<Long> ends = new TreeSet<>();
    long total = 0;
    try (DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
        Statement statement = duckDb.createStatement()) {
      for (Path file : files) {
        long before = total;
        try (ResultSet groups =
            statement.executeQuery(
                "SELECT any_value(row_group_num_rows) FROM parquet_metadata("
                    + DuckDb.literal(file.toString())
                    + ") GROUP BY row_group_id ORDER BY row_group_id")) {
          while (groups.next()) {
            total += groups.getLong(1);
            ends.add(total);
          }
        }
        rows.add(total - before);
      }
    } catch (SQLException e) {
      throw ParquetSource.unreadable(files, e);
    }
    ends.add(total);
    return new Extent(rows, ends);
  }

  /** The least and the greatest value of a column of times; empty where all are null. */
  Optional<TimeRange> range(Column column) {
    String name = DuckDb.identifier(column.name());
    String number =
        switch (column.type().kind()) {
          case TIMESTAMP_TZ, TIMESTAMP -> "epoch_us(%s)";
          case DATE -> "date_diff('day', DATE '1970-01-01', %s)";
          case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
              throw new IllegalArgumentException(column.name() + " holds no times");
        };
    try (DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
        Statement statement = duckDb.createStatement();
        ResultSet values =
            statement.executeQuery(
                "SELECT %s, %s FROM read_parquet(%s)"
                    .formatted(
                        number.formatted("min(" + name + ")"),
                        number.formatted("max(" + name + ")"),
                        DuckDb.files(files)))) {
      values.next();
      long least = values.getLong(1);
      return values.wasNull()
          ? Optional.empty()
          : Optional.of(new TimeRange(least, values.getLong(2)));
    } catch (SQLException e) {
      throw ParquetSource.unreadable(files, e);
    }
  }
}
