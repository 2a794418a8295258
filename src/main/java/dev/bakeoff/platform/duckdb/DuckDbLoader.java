package dev.bakeoff.platform.duckdb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;

/**
 * Loads a version into a new DuckDB file: {@code INSERT … SELECT FROM read_parquet}, then keys and
 * indexes over the finished rows, which takes half the time of keeping them while inserting.
 * Foreign keys are left out, since DuckDB can neither add them later nor use them for reading.
 */
final class DuckDbLoader {
  private final DuckDbDialect dialect;
  private final LoadControl control;

  DuckDbLoader(DuckDbDialect dialect, LoadControl control) {
    this.dialect = dialect;
    this.control = control;
  }

  void load(Path file, Connection connection, Manifest manifest, DatasetSource source) {
    try (java.sql.Connection database = DuckDbDatabase.openFile(file, false, connection)) {
      for (TableEntry table : manifest.tables()) {
        control.execute(database, createTable(table.schema()));
        insert(database, table, source.files(table));
        control.step("Indexing " + table.name());
        for (String index : indexes(table.schema())) {
          control.execute(database, index);
        }
      }
      DuckDbDatabase.mark(database, LoadMark.of(manifest, true));
      control.execute(database, "CHECKPOINT");
    } catch (SQLException e) {
      control.check();
      throw SqlProblems.failed(
          "Loading " + manifest.ref() + " into " + file + " failed",
          e,
          "Check free space and memory, then run it again.");
    }
  }

  private String createTable(TableSchema schema) {
    return "CREATE TABLE %s (%s)"
        .formatted(
            dialect.table(schema.name()),
            schema.columns().stream()
                .map(DuckDbLoader::definition)
                .collect(Collectors.joining(", ")));
  }

  private static String definition(Column column) {
    return SqlNames.quote(column.name())
        + " "
        + DuckDbDialect.type(column.type())
        + (column.nullable() ? "" : " NOT NULL");
  }

  private void insert(java.sql.Connection database, TableEntry table, List<Path> files)
      throws SQLException {
    control.loaded(table, 0);
    String list =
        files.stream()
            .map(file -> SqlNames.literal(file.toString()))
            .collect(Collectors.joining(", "));
    // DuckDB reports progress to whoever asks while the statement runs on the loading thread.
    Thread watcher = Thread.ofVirtual().name("duckdb-progress").start(() -> watch(table));
    try {
      control.execute(
          database,
          "INSERT INTO %s SELECT %s FROM read_parquet([%s])"
              .formatted(
                  dialect.table(table.name()), SqlNames.columns(table.schema().columns()), list));
    } finally {
      watcher.interrupt();
    }
    control.loaded(table, table.rows());
  }

  private void watch(TableEntry table) {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(200);
        Statement running = control.running();
        if (running instanceof DuckDBPreparedStatement insert && !control.cancelled()) {
          QueryProgress progress = insert.getQueryProgress();
          if (progress.getPercentage() > 0) {
            control.loaded(table, Math.round(progress.getPercentage() / 100 * table.rows()));
          }
        }
      }
    } catch (InterruptedException | SQLException e) {
      // The insert has ended; its last word comes from the loading thread.
    }
  }

  /**
   * The primary key, and an index on the leading column of each further one: DuckDB's ART indexes
   * are read for equality on a single column only.
   */
  private Set<String> indexes(TableSchema schema) {
    Set<String> statements = new LinkedHashSet<>();
    String table = dialect.table(schema.name());
    if (!schema.primaryKey().isEmpty()) {
      statements.add(
          "ALTER TABLE %s ADD PRIMARY KEY (%s)"
              .formatted(table, SqlNames.list(schema.primaryKey())));
    }
    Set<String> leading =
        schema.indexes().stream()
            .map(List::getFirst)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (schema.primaryKey().size() == 1) {
      leading.remove(schema.primaryKey().getFirst());
    }
    for (String column : leading) {
      statements.add(
          "CREATE INDEX %s ON %s (%s)"
              .formatted(
                  SqlNames.quote(schema.name() + " by " + column), table, SqlNames.quote(column)));
    }
    return statements;
  }
}
