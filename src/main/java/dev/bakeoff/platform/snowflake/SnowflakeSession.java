package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.JdbcClient;
import dev.bakeoff.platform.jdbc.ReadOnly;
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.StatementTimer;
import dev.bakeoff.platform.jdbc.TableCounts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on one schema of a Snowflake account. */
final class SnowflakeSession implements PlatformSession {
  private static final Logger LOG = LoggerFactory.getLogger(SnowflakeSession.class);
  private static final int VALID_TIMEOUT_S = 10;
  private static final int STORAGE_UNREACHABLE = 200_016;

  private final SnowflakeAccount account;
  private final SnowflakeSchema schema;
  private final SnowflakeDialect dialect;
  private final Optional<StatementTimer> timer;
  private final Warehouse warehouse;
  private final QueryCosts costs;
  private java.sql.Connection connection;

  private SnowflakeSession(
      SnowflakeAccount account, SnowflakeSchema schema, java.sql.Connection connection) {
    this.account = account;
    this.schema = schema;
    this.dialect = new SnowflakeDialect(schema.name());
    this.timer = account.statementTimeout().map(StatementTimer::new);
    this.warehouse = new Warehouse(account.connection());
    this.costs = new QueryCosts(account.queryTag());
    this.connection = connection;
  }

  static SnowflakeSession open(Connection settings) {
    SnowflakeAccount account = SnowflakeAccount.of(settings);
    SnowflakeSchema schema =
        SnowflakeSchema.of(settings.setting(SnowflakeAdapter.SCHEMA, settings.namespace()));
    java.sql.Connection connection = account.connect();
    requireDatabase(settings, connection);
    LOG.info("Snowflake's query history has this session's requests under {}", account.queryTag());
    return new SnowflakeSession(account, schema, connection);
  }

  private static void requireDatabase(Connection settings, java.sql.Connection connection) {
    try {
      String database = connection.getCatalog();
      if (database == null || database.isEmpty()) {
        connection.close();
        throw Problem.request(
                "The user of '" + settings.platform() + "' has no default database.",
                "Set 'database' to one in which the role may create a schema.")
            .asException();
      }
    } catch (SQLException e) {
      throw SqlProblems.failed("Snowflake cannot be asked for its database", e, "");
    }
  }

  @Override
  public PlatformInfo describe() {
    try {
      return SnowflakeDescription.of(connection());
    } catch (SQLException e) {
      throw SqlProblems.failed("Snowflake cannot be described", e, "");
    }
  }

  @Override
  public boolean holds(Manifest manifest) {
    try {
      return schema.mark(connection()).filter(mark -> mark.holds(manifest)).isPresent()
          && TableCounts.match(connection(), dialect, manifest);
    } catch (SQLException e) {
      if (SnowflakeSchema.isMissing(e)) {
        return false; // Somebody has dropped a table since.
      }
      throw SqlProblems.failed("The schema '" + schema.name() + "' cannot be checked", e, "");
    }
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    unload();
    warehouse.apply(this::connection);
    Loading loading =
        new Loading(account.connection(), connection(), schema, progress, cancellation);
    boolean done = false;
    try {
      loading.run(manifest, source);
      done = true;
    } catch (SQLException e) {
      loading.check();
      throw SqlProblems.failed(
          "Loading " + manifest.ref() + " into the schema '" + schema.name() + "' failed",
          e,
          hint(e));
    } finally {
      if (!done) {
        leaveEmpty();
      }
    }
  }

  /**
   * What cannot be dropped now, since the account cannot be reached, is marked as incomplete there,
   * and the next load replaces it.
   */
  private void leaveEmpty() {
    try {
      schema.drop(connection());
    } catch (SQLException | RuntimeException e) {
      LOG.info("what was begun could not be dropped", e);
    }
  }

  @Override
  public long count(TableEntry table) {
    try {
      return TableCounts.of(connection(), dialect, table);
    } catch (SQLException e) {
      throw unreadable(table, e);
    }
  }

  @Override
  public RowCursor scan(TableEntry table) {
    try {
      return SnowflakeCursor.of(connection(), dialect, table.name(), table.schema().columns());
    } catch (SQLException e) {
      throw unreadable(table, e);
    }
  }

  @Override
  public PlatformClient connectClient() throws PlatformException {
    warehouse.apply(this::connection);
    try {
      return new JdbcClient(
          account.connectClient(), dialect, timer, account.connection().readOnly());
    } catch (SQLException e) {
      throw JdbcClient.failure(dialect, e);
    }
  }

  @Override
  public Map<String, Double> counters() {
    return costs.read(connection());
  }

  @Override
  public Optional<ForeignTables> foreignTables() {
    return Optional.of(
        new SnowflakeTables(
            this::connection, account.connection().setting(SnowflakeAdapter.SCHEMA, "PUBLIC")));
  }

  @Override
  public void unload() {
    ReadOnly.refuse(account.connection());
    try {
      schema.drop(connection());
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The schema '" + schema.name() + "' cannot be dropped",
          e,
          "The role that made it, or one above it, has to drop it.");
    }
  }

  @Override
  public void close() {
    timer.ifPresent(StatementTimer::close);
    try (java.sql.Connection closing = connection) {
      warehouse.restore(closing);
    } catch (SQLException e) {
      LOG.info("the session was not closed in order", e);
    }
  }

  private java.sql.Connection connection() {
    try {
      if (connection.isClosed() || !connection.isValid(VALID_TIMEOUT_S)) {
        connection.close();
        connection = account.connect();
      }
      return connection;
    } catch (SQLException e) {
      throw SqlProblems.failed("The connection to Snowflake broke", e, "Try again.");
    }
  }

  private static RuntimeException unreadable(TableEntry table, SQLException e) {
    return SqlProblems.failed(
        "The Snowflake table " + table.name() + " cannot be read", e, "Load the dataset again.");
  }

  private static String hint(SQLException e) {
    if (e.getErrorCode() == STORAGE_UNREACHABLE) {
      return "Snowflake's storage cannot be reached from here; let it through, or set"
          + " 'import_method' to insert.";
    }
    return switch (SnowflakeDialect.kind(e)) {
      case DENIED -> "Grant the role CREATE SCHEMA on the database and USAGE on a warehouse.";
      case CONNECTION -> "Run it again once the network is there.";
      case TIMEOUT, CONFLICT, THROTTLED, WRONG_RESULT, OTHER ->
          "Run it again; Snowflake's query history says more about what failed.";
    };
  }
}
