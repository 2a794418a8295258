package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ConfigurationCheck;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.JdbcClient;
import dev.bakeoff.platform.jdbc.ReadOnly;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.TableCounts;
import dev.bakeoff.platform.postgres.LoadCrew.ServerGoneException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A session on one schema of a PostgreSQL server. Its own connection is opened again where it was
 * lost in between.
 */
final class PostgresSession implements PlatformSession {
  private static final int VALID_TIMEOUT_S = 5;

  private final Connection settings;
  private final PostgresServer server;
  private final PostgresSchema schema;
  private final PostgresDialect dialect;
  private java.sql.Connection connection;

  private PostgresSession(
      Connection settings,
      PostgresServer server,
      PostgresSchema schema,
      java.sql.Connection connection) {
    this.settings = settings;
    this.server = server;
    this.schema = schema;
    this.dialect = new PostgresDialect(schema.name());
    this.connection = connection;
  }

  static PostgresSession open(Connection settings) {
    PostgresServer server = PostgresServer.of(settings);
    PostgresSchema schema = PostgresSchema.of(settings);
    return new PostgresSession(settings, server, schema, server.connect());
  }

  @Override
  public PlatformInfo describe() {
    try {
      return PostgresDescription.of(connection(), settings, schema);
    } catch (SQLException e) {
      throw SqlProblems.failed("PostgreSQL cannot be described", e, "");
    }
  }

  @Override
  public boolean holds(Manifest manifest) {
    try {
      return schema
              .mark(connection())
              .filter(mark -> mark.holds(manifest, settings.configuration()))
              .isPresent()
          && TableCounts.match(connection(), dialect, manifest);
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        return false; // Somebody has dropped a table since.
      }
      throw SqlProblems.failed("The schema '" + schema.name() + "' cannot be checked", e, "");
    }
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    ReadOnly.refuse(settings);
    ConfigurationCheck.require(
        settings.configuration(), new PostgresAdapter().descriptor(), manifest);
    LoadShape shape = LoadShape.of(settings.parallel(), manifest);
    PostgresLoader loader =
        new PostgresLoader(
            server,
            schema,
            settings.configuration(),
            PostgresAdapter.patience(settings),
            progress,
            cancellation);
    LoadTables.Plan plan = loader.plan(manifest, source, shape);
    cancellation.throwIfRequested();
    boolean keep = false;
    try {
      loader.fill(manifest, plan, shape.streams(), begin(loader, manifest, plan));
      keep = true;
    } catch (ServerGoneException e) {
      keep = true;
      throw loader.gone(manifest, e).asException(e);
    } catch (SQLException e) {
      cancellation.throwIfRequested();
      throw SqlProblems.failed(
          "Loading " + manifest.ref() + " into the schema '" + schema.name() + "' failed",
          e,
          hint(e));
    } finally {
      if (!keep) {
        leaveEmpty();
      }
    }
  }

  /** Goes on with a load that broke off, or begins anew; returns what has been done. */
  private Set<String> begin(PostgresLoader loader, Manifest manifest, LoadTables.Plan plan)
      throws SQLException {
    if (loader.canResume(connection(), manifest, plan)) {
      Set<String> done = new LoadLedger(schema).done(connection());
      plan.goOnAfter(done);
      return done;
    }
    unload();
    java.sql.Connection beginning = connection();
    beginning.setAutoCommit(false);
    try {
      loader.begin(beginning, manifest, plan);
      beginning.commit();
    } finally {
      if (!beginning.isClosed()) {
        beginning.rollback();
        beginning.setAutoCommit(true);
      }
    }
    return Set.of();
  }

  /**
   * Undoes a load. What cannot be undone now, since the server has gone, is marked as incomplete
   * there, and the next load replaces it.
   */
  private void leaveEmpty() {
    try {
      unload();
    } catch (ProblemException ignored) {
      // The failure that led here is the one to report.
    }
  }

  @Override
  public long count(TableEntry table) {
    try {
      return TableCounts.of(connection(), dialect, table);
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The PostgreSQL table " + table.name() + " cannot be read", e, "Load the dataset again.");
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    // A connection of its own: a copy occupies it, and closing early throws it away.
    java.sql.Connection reading = server.connect();
    try {
      return new CopyCursor(
          reading,
          table,
          "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)"
              .formatted(SqlNames.columns(table.schema().columns()), dialect.table(table.name())));
    } catch (SQLException e) {
      closeQuietly(reading);
      throw SqlProblems.failed(
          "The PostgreSQL table " + table.name() + " cannot be read", e, "Load the dataset again.");
    }
  }

  @Override
  public PlatformClient connectClient() throws PlatformException {
    try {
      return new JdbcClient(server.connectClient(), dialect, Optional.empty(), settings.readOnly());
    } catch (SQLException e) {
      throw JdbcClient.failure(dialect, e);
    }
  }

  @Override
  public List<String> restore(
      Path dump, List<String> tables, int jobs, Progress progress, Cancellation cancellation) {
    ReadOnly.refuse(settings);
    ClientPrograms programs = ClientPrograms.find(System.getenv());
    return new DirectRestore(server, programs, progress, cancellation).run(dump, tables, jobs);
  }

  @Override
  public Map<String, Double> counters() {
    try {
      return PostgresCounters.of(connection());
    } catch (SQLException e) {
      throw SqlProblems.failed("PostgreSQL's statistics cannot be read", e, "");
    }
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    return Optional.of(
        new PostgresTables(server, settings.setting(PostgresAdapter.SCHEMA, "public")));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(settings);
    java.sql.Connection dropping = connection();
    try {
      dropping.setAutoCommit(false);
      try {
        schema.drop(dropping);
        dropping.commit();
      } finally {
        if (!dropping.isClosed()) {
          // Nothing after a commit; what was begun where something was refused.
          dropping.rollback();
          dropping.setAutoCommit(true);
        }
      }
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The schema '" + schema.name() + "' cannot be dropped",
          e,
          "Remove what depends on its tables, and try again.");
    }
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }

  private java.sql.Connection connection() {
    try {
      if (connection.isClosed() || !connection.isValid(VALID_TIMEOUT_S)) {
        closeQuietly(connection);
        connection = server.connect();
      }
      return connection;
    } catch (SQLException e) {
      throw SqlProblems.failed("The connection to PostgreSQL broke", e, "Try again.");
    }
  }

  private static String hint(SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "42501" -> "Grant the user CREATE on the database.";
      case "22023", "42704", "0A000" ->
          "Look at the configuration's storage parameters, indexes and partitions.";
      case "53100" -> "Make room on the server's disk.";
      case "22021", "22P05" -> "PostgreSQL's text cannot hold NUL characters; remove them.";
      default -> "Run it again; if it fails again, look into the server's log.";
    };
  }

  private static void closeQuietly(java.sql.Connection connection) {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // A connection that breaks while it is being closed is closed.
    }
  }
}
