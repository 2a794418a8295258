package dev.bakeoff.platform.duckdb;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ArrowCursor;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
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
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.StatementTimer;
import dev.bakeoff.platform.jdbc.TableCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/** A session on one DuckDB file. The file is opened at its first use and shared by all clients. */
final class DuckDbSession implements PlatformSession {
  private static final List<String> SIDE_FILES = List.of(".wal");
  private static final List<String> SETTINGS_THAT_MATTER =
      List.of("threads", "memory_limit", "access_mode", "checkpoint_threshold");

  private final Connection connection;
  private final EmbeddedFile file;
  private final DuckDbDialect dialect = new DuckDbDialect();
  private final Optional<StatementTimer> timer;
  private DuckDBConnection database;

  /** Where a connection's database is. */
  static EmbeddedFile file(Connection connection) {
    return EmbeddedFile.of(connection, ".duckdb", SIDE_FILES);
  }

  private DuckDbSession(Connection connection, EmbeddedFile file, Optional<StatementTimer> timer) {
    this.connection = connection;
    this.file = file;
    this.timer = timer;
  }

  static DuckDbSession open(Connection connection) {
    EmbeddedFile file = file(connection);
    if (connection.readOnly()) {
      file.requireExists("DuckDB");
    }
    return new DuckDbSession(
        connection, file, StatementTimer.limitOf(connection).map(StatementTimer::new));
  }

  @Override
  public PlatformInfo describe() {
    if (file.exists()) {
      try {
        return describe(opened());
      } catch (SQLException e) {
        if (connection.readOnly() || DuckDbDatabase.isInUse(e)) {
          throw DuckDbDatabase.cannotOpen(file.path(), e);
        }
        // A damaged file says nothing about the engine; the next load replaces it.
      }
    }
    try (DuckDBConnection empty = DuckDbDatabase.openEmpty(connection)) {
      return describe(empty);
    } catch (SQLException e) {
      throw SqlProblems.failed("DuckDB cannot be described", e, "");
    }
  }

  private static PlatformInfo describe(DuckDBConnection database) {
    Map<String, String> settings = new TreeMap<>();
    try (Statement statement = database.createStatement()) {
      for (String name : SETTINGS_THAT_MATTER) {
        try (ResultSet value =
            statement.executeQuery("SELECT current_setting('" + name + "')::VARCHAR")) {
          value.next();
          settings.put(name, value.getString(1));
        }
      }
      return new PlatformInfo(
          "DuckDB",
          database.getMetaData().getDatabaseProductVersion(),
          "duckdb_jdbc " + database.getMetaData().getDriverVersion(),
          settings,
          OptionalLong.empty(),
          0);
    } catch (SQLException e) {
      throw SqlProblems.failed("DuckDB cannot be described", e, "");
    }
  }

  @Override
  public boolean holds(Manifest manifest) {
    if (!file.exists()) {
      return false;
    }
    try {
      return DuckDbDatabase.mark(opened()).filter(mark -> mark.holds(manifest)).isPresent()
          && TableCounts.match(opened(), dialect, manifest);
    } catch (SQLException e) {
      if (DuckDbDatabase.isInUse(e)) {
        throw DuckDbDatabase.cannotOpen(file.path(), e);
      }
      // No database, or a table is gone: not the load that the manifest speaks of.
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
      new DuckDbLoader(dialect, new LoadControl(progress, cancellation))
          .load(loading.path(), connection, manifest, source);
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
    try {
      return TableCounts.of(opened(), dialect, table);
    } catch (SQLException e) {
      throw cannotRead(table, e);
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    try {
      return ArrowCursor.open(
          DuckDbDatabase.streaming(database()),
          dialect.table(table.name()),
          table.schema(),
          e -> cannotRead(table, e));
    } catch (SQLException e) {
      throw cannotRead(table, e);
    }
  }

  private static RuntimeException cannotRead(TableEntry table, Exception e) {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "The DuckDB table %s cannot be read: %s"
                .formatted(
                    table.name(), String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            "Load the dataset again.")
        .asException(e);
  }

  @Override
  public PlatformClient connectClient() throws PlatformException {
    try {
      return new JdbcClient(database().duplicate(), dialect, timer, connection.readOnly());
    } catch (SQLException e) {
      throw JdbcClient.failure(dialect, e);
    }
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    return Optional.of(new DuckDbTables(this::database));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(connection);
    if (!file.exists()) {
      return;
    }
    if (!file.bakeoffs()) {
      Optional<LoadMark> mark = DuckDbDatabase.mark(database());
      if (mark.isEmpty()) {
        throw file.notOurs();
      }
    }
    closeDatabase();
    file.delete();
  }

  @Override
  public void close() {
    closeDatabase();
    timer.ifPresent(StatementTimer::close);
  }

  private DuckDBConnection database() {
    file.requireExists("DuckDB");
    try {
      return opened();
    } catch (SQLException e) {
      throw DuckDbDatabase.cannotOpen(file.path(), e);
    }
  }

  private synchronized DuckDBConnection opened() throws SQLException {
    if (database == null) {
      database = DuckDbDatabase.openFile(file.path(), connection.readOnly(), connection);
    }
    return database;
  }

  private synchronized void closeDatabase() {
    if (database != null) {
      try {
        database.close();
      } catch (SQLException e) {
        throw SqlProblems.failed("The DuckDB file " + file.path() + " cannot be closed", e, "");
      } finally {
        database = null;
      }
    }
  }
}
