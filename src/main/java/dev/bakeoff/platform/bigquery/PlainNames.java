package dev.bakeoff.platform.bigquery;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Files of a table whose columns have names that BigQuery does not take, written again with those
 * that it does. Load jobs find columns by their names, so there is no other way; tables with plain
 * names are loaded from their own files.
 */
final class PlainNames implements AutoCloseable {
  private final List<Path> made = new ArrayList<>();

  static boolean isNeeded(TableSchema table) {
    return table.columns().stream().anyMatch(column -> !Names.isPlain(column.name()));
  }

  /** The same rows with plain names; the file lives until this is closed. */
  Path rewrite(TableSchema table, Path file) {
    String columns =
        table.columns().stream().map(PlainNames::renamed).collect(Collectors.joining(", "));
    if (!Files.isReadable(file)) {
      throw Problem.of(
              Problem.Kind.DATA,
              "The file " + file + " is missing or cannot be read.",
              "Validate the dataset, or create it again.")
          .asException();
    }
    try {
      Path target = Files.createTempFile("bakeoff-load", ".parquet");
      made.add(target);
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:", settings);
          Statement statement = duckDb.createStatement()) {
        statement.execute(
            "COPY (SELECT %s FROM read_parquet(%s)) TO %s (FORMAT parquet, COMPRESSION zstd)"
                .formatted(
                    columns,
                    SqlNames.literal(file.toString()),
                    SqlNames.literal(target.toString())));
      }
      return target;
    } catch (SQLException | IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The file " + file + " cannot be written again for BigQuery: " + e.getMessage(),
              "Check free space in the folder for temporary files.")
          .asException(e);
    }
  }

  private static String renamed(Column column) {
    return SqlNames.quote(column.name()) + " AS " + SqlNames.quote(Names.of(column.name()));
  }

  @Override
  public void close() {
    for (Path file : made) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException ignored) {
        // The system clears its temporary files.
      }
    }
  }
}
