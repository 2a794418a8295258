package dev.bakeoff.dataset.format;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** In-memory DuckDB instances that read and write files, and reach out for nothing. */
final class DuckDb {
  private DuckDb() {}

  /**
   * Opens an instance of its own.
   *
   * @param threads that it may use
   * @param memoryMb that its buffers may take
   * @param spill where it may put what does not fit; empty forbids that
   */
  static DuckDBConnection open(int threads, int memoryMb, Optional<Path> spill)
      throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("memory_limit", memoryMb + "MB");
    settings.setProperty("temp_directory", spill.map(Path::toString).orElse(""));
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("preserve_insertion_order", "true");
    // Streams results instead of holding them whole.
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A list of files for {@code read_parquet}. */
  static String files(List<Path> files) {
    return files.stream()
        .map(f -> literal(f.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
