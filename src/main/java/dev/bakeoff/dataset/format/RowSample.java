package dev.bakeoff.dataset.format;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some of the rows of Parquet files: slices at even distances over all of them. Rows that lie
 * together may be alike, as in files ordered by time, hence many slices from the whole length.
 */
final class RowSample {
  /** A histogram of a sample has no more bins: they would show the gaps between the slices. */
  static final int SLICES = 16;

  private static final int SLICE_ROWS = 4_096;
  private static final int MOST_FILES = 16;

  private final Statement statement;
  private final List<Path> files;

  RowSample(Statement statement, List<Path> files) {
    this.statement = statement;
    this.files = files;
  }

  /** A query for the rows; reads no more than the files' footers by itself. */
  String sql() throws SQLException {
    List<Path> chosen = new ArrayList<>();
    int step = Math.ceilDiv(files.size(), MOST_FILES);
    for (int i = 0; i < files.size(); i += step) {
      chosen.add(files.get(i));
    }
    int slices = Math.max(1, SLICES / chosen.size());
    List<String> parts = new ArrayList<>();
    for (Path file : chosen) {
      parts.add(slices(file, slices));
    }
    return String.join(" UNION ALL ", parts);
  }

  private String slices(Path file, int slices) throws SQLException {
    long rows = rows(file);
    long apart = Math.max(SLICE_ROWS, rows / slices);
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < slices && i * apart < rows; i++) {
      starts.add(i * apart);
    }
    // Ranges of row numbers let DuckDB skip the row groups between them.
    String where =
        starts.stream()
            .map(s -> "file_row_number BETWEEN %d AND %d".formatted(s, s + SLICE_ROWS - 1))
            .collect(Collectors.joining(" OR "));
    return "SELECT * EXCLUDE (file_row_number) FROM read_parquet(%s, file_row_number = true) WHERE %s"
        .formatted(DuckDb.literal(file.toString()), where);
  }

  private long rows(Path file) throws SQLException {
    try (ResultSet results =
        statement.executeQuery(
            "SELECT num_rows FROM parquet_file_metadata("
                + DuckDb.literal(file.toString())
                + ")")) {
      results.next();
      return results.getLong(1);
    }
  }
}
