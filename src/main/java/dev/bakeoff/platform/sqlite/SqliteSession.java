package dev.bakeoff.platform.sqlite;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.EmbeddedFile;
import dev.bakeoff.platform.jdbc.JdbcClient;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.ReadOnly;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.StatementTimer;
import dev.bakeoff.platform.jdbc.TableCounts;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A session on one SQLite file. Every reader has a connection of its own. */
final class SqliteSession implements PlatformSession {
  private static final List<String> SIDE_FILES = List.of("-wal", "-shm", "-journal");
  private static final List<String> SETTINGS_THAT_MATTER =
      List.of("journal_mode", "synchronous", "page_size", "cache_size", "mmap_size", "threads");

  private final Connection connection;
  private final EmbeddedFile file;
  private final SqliteDialect dialect = new SqliteDialect();
  private final Optional<StatementTimer> timer;

  /** Where a connection's database is. */
  static EmbeddedFile file(Connection connection) {
    return EmbeddedFile.of(connection, ".sqlite", SIDE_FILES);
  }

  private SqliteSession(Connection connection, EmbeddedFile file, Optional<StatementTimer> timer) {
    this.connection = connection;
    this.file = file;
    this.timer = timer;
  }

  static SqliteSession open(Connection connection) {
    EmbeddedFile file = file(connection);
    if (connection.readOnly()) {
      file.requireExists("SQLite");
    }
    return new SqliteSession(
        connection, file, StatementTimer.limitOf(connection).map(StatementTimer::new));
  }

  @Override
  public PlatformInfo describe() {
    if (file.exists()) {
      try (java.sql.Connection database = SqliteDatabase.openToRead(file.path(), connection)) {
        return describe(database);
      } catch (SQLException e) {
        if (connection.readOnly()) {
          throw SqliteDatabase.cannotOpen(file.path(), e);
        }
        // A damaged file says nothing about the engine; the next load replaces it.
      }
    }
    try (java.sql.Connection database = SqliteDatabase.openEmpty()) {
      return describe(database);
    } catch (SQLException e) {
      throw SqlProblems.failed("SQLite cannot be described", e, "");
    }
  }

  private static PlatformInfo describe(java.sql.Connection database) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    for (String name : SETTINGS_THAT_MATTER) {
      settings.put(name, SqliteDatabase.pragma(database, name));
    }
    return new PlatformInfo(
        "SQLite",
        database.getMetaData().getDatabaseProductVersion(),
        "sqlite-jdbc " + database.getMetaData().getDriverVersion(),
        settings,
        OptionalLong.empty(),
        0);
  }

  @Override
  public boolean holds(Manifest manifest) {
    if (!file.exists()) {
      return false;
    }
    try (java.sql.Connection database = SqliteDatabase.openToRead(file.path(), connection)) {
      return SqliteDatabase.mark(database).filter(mark -> mark.holds(manifest)).isPresent()
          && TableCounts.match(database, dialect, manifest);
    } catch (SQLException e) {
      // Not a database, or a table is gone: not the load that the manifest speaks of.
      return false;
    }
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    unload();
    EmbeddedFile loading = file.newLoading();
    boolean done = false;
    try {
      new SqliteLoader(dialect, new LoadControl(progress, cancellation))
          .load(loading.path(), manifest, source);
      cancellation.throwIfRequested();
      file.replaceWith(loading);
      done = true;
    } finally {
      if (!done) {
        loading.delete();
      }
    }
  }

  @Override
  public long count(TableEntry table) {
    file.requireExists("SQLite");
    try (java.sql.Connection database = SqliteDatabase.openToRead(file.path(), connection)) {
      return TableCounts.of(database, dialect, table);
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The SQLite table " + table.name() + " cannot be read", e, "Load the dataset again.");
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    file.requireExists("SQLite");
    java.sql.Connection database = null;
    try {
      database = SqliteDatabase.openToRead(file.path(), connection);
      return new SqliteCursor(
          database,
          table.name(),
          table.schema().columns(),
          "SELECT %s FROM %s"
              .formatted(SqlNames.columns(table.schema().columns()), dialect.table(table.name())));
    } catch (SQLException e) {
      closeQuietly(database);
      throw SqlProblems.failed(
          "The SQLite table " + table.name() + " cannot be read", e, "Load the dataset again.");
    }
  }

  @Override
  public PlatformClient connectClient() throws PlatformException {
    file.requireExists("SQLite");
    try {
      return new JdbcClient(
          SqliteDatabase.openForClient(file.path(), connection),
          dialect,
          timer,
          connection.readOnly());
    } catch (SQLException e) {
      throw JdbcClient.failure(dialect, e);
    }
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    file.requireExists("SQLite");
    return Optional.of(new SqliteTables(file.path(), connection));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(connection);
    if (!file.exists()) {
      return;
    }
    if (!file.bakeoffs() && markOfFile().isEmpty()) {
      throw file.notOurs();
    }
    file.delete();
  }

  private Optional<LoadMark> markOfFile() {
    try (java.sql.Connection database = SqliteDatabase.openToRead(file.path(), connection)) {
      return SqliteDatabase.mark(database);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    timer.ifPresent(StatementTimer::close);
  }

  static void closeQuietly(java.sql.Connection database) {
    try {
      if (database != null) {
        database.close();
      }
    } catch (SQLException ignored) {
      // The failure that led here is the one to report.
    }
  }
}
