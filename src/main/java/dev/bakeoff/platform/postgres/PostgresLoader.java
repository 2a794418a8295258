package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.postgres.LoadCrew.ServerGoneException;
import dev.bakeoff.platform.postgres.LoadStep.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Loads a version on several connections. The schema's mark says that the load is not complete
 * until everything else has been done, so that what a load leaves that was killed is never taken
 * for the dataset; a ledger in the schema says which steps have been done, so that the next load of
 * the same version in the same layout goes on there.
 */
final class PostgresLoader {
  private static final int MOST_NOTES = 1000;

  private final PostgresServer server;
  private final PostgresSchema schema;
  private final PostgresDialect dialect;
  private final Configuration configuration;
  private final Duration patience;
  private final Progress progress;
  private final Cancellation cancellation;

  PostgresLoader(
      PostgresServer server,
      PostgresSchema schema,
      Configuration configuration,
      Duration patience,
      Progress progress,
      Cancellation cancellation) {
    this.server = server;
    this.schema = schema;
    this.dialect = new PostgresDialect(schema.name());
    this.configuration = configuration;
    this.patience = patience;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Plans a load; touches nothing. */
  LoadTables.Plan plan(Manifest manifest, DatasetSource source, LoadShape shape) {
    return LoadTables.plan(manifest, source, configuration, dialect, shape, progress);
  }

  /** Whether a load of these steps broke off here, so that it can go on. */
  boolean canResume(Connection connection, Manifest manifest, LoadTables.Plan plan)
      throws SQLException {
    LoadMark begun = LoadMark.of(manifest, configuration, false);
    return schema.mark(connection).filter(begun::equals).isPresent()
        && new LoadLedger(schema).isOf(connection, plan.steps());
  }

  /** Makes the schema, which must not exist, in the connection's transaction. */
  void begin(Connection connection, Manifest manifest, LoadTables.Plan plan) throws SQLException {
    execute(connection, "CREATE SCHEMA " + SqlNames.quote(schema.name()));
    schema.setMark(connection, LoadMark.of(manifest, configuration, false));
    new LoadLedger(schema).create(connection, plan.steps());
  }

  /**
   * Does what has not been done.
   *
   * @throws ServerGoneException where the server went away; what was done is still there
   */
  void fill(Manifest manifest, LoadTables.Plan plan, int streams, Set<String> done)
      throws SQLException, ServerGoneException {
    LoadLedger ledger = new LoadLedger(schema);
    List<LoadStep> steps = new ArrayList<>(plan.steps());
    Set<String> all = Set.copyOf(plan.steps().stream().map(LoadStep::id).toList());
    steps.add(
        new LoadStep(
            "end", "the end", all, Kind.REPEATABLE, c -> finish(c.jdbc(), manifest, plan.notes())));
    steps.add(
        new LoadStep("disk", "writing to disk", Set.of("end"), Kind.REPEATABLE, this::checkpoint));
    new LoadCrew(server, ledger, streams, patience, progress, cancellation).run(steps, done);
  }

  private void finish(Connection connection, Manifest manifest, List<String> notes)
      throws SQLException {
    connection.setAutoCommit(false);
    new LoadLedger(schema).drop(connection);
    schema.setMark(connection, LoadMark.of(manifest, configuration, true));
    if (!notes.isEmpty()) {
      String text = String.join(" ", notes);
      schema.setNote(
          connection,
          manifest.tables().getFirst().name(),
          text.substring(0, Math.min(text.length(), MOST_NOTES)));
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Gets the load's pages to disk now rather than during a measurement, where that is allowed. */
  private void checkpoint(LoadConnection connection) throws SQLException {
    progress.report(new Progress.Step("Writing to disk", 0, 0, "steps"));
    try {
      connection.execute("CHECKPOINT");
    } catch (SQLException e) {
      if (!"42501".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** What to say of a server that went away in the middle of a load. */
  Problem gone(Manifest manifest, ServerGoneException e) {
    return Problem.of(
        Problem.Kind.PLATFORM,
        "%s went away while %s was being loaded and did not come back within %s. Still missing: %s."
            .formatted(server.where(), manifest.ref(), Durations.format(patience), e.missing()),
        "Load it again once the server answers: it goes on where it broke off, and loads only what"
            + " is missing.");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
