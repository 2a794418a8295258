package dev.bakeoff.history;

import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.RunPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Reads a run that another process writes as the events that its runner told, a little at a time:
 * first all that is there, then what has been added since. Legs run one after the other, and so are
 * read one after the other. Not thread-safe.
 */
final class RunTail {
  private static final Comparator<RunEvent> BY_TIME = Comparator.comparing(RunEvent::at);

  private final Rows rows;
  private final PriorityQueue<RunEvent> waiting = new PriorityQueue<>(BY_TIME);
  private final Set<String> loadsTold = new HashSet<>();
  private Optional<RunPlan> plan = Optional.empty();
  private boolean over;

  /** Of what comes in order: the last that was read. */
  private long targetRow;

  private long phaseRow;
  private long logRow;
  private long resourceRow;

  private final Map<String, Instant> targetLast = new HashMap<>();
  private Instant last = Instant.EPOCH;
  private int leg;
  private boolean legStarted;
  private Instant legMeasures = Instant.EPOCH;
  private long intervalAt = -1;
  private Map<String, Double> facts = new HashMap<>();

  RunTail(Connection connection, String runId) {
    this.rows = new Rows(connection, runId);
  }

  /** Whether the run's end has been read. */
  boolean over() {
    return over;
  }

  /**
   * What comes next, in order of time; empty where nothing has been added.
   *
   * @param alive whether the run's process still has the run lock, asked before
   */
  List<RunEvent> next(boolean alive) throws SQLException {
    if (over) {
      return List.of();
    }
    List<RunEvent> told = new ArrayList<>();
    Rows.Run run = rows.run();
    if (plan.isEmpty()) {
      plan = Optional.of(run.plan());
      last = run.plan().created();
      told.add(new RunEvent.RunStarted(run.plan().created(), run.plan(), run.environment()));
    }
    boolean more = read(run.plan());
    // While there is more to read, what is later than the newest reading waits for its turn.
    while (!waiting.isEmpty() && !(more && waiting.peek().at().isAfter(last))) {
      told.add(waiting.remove());
    }
    if (!more && told.isEmpty() && (run.status() != RunStatus.RUNNING || !alive)) {
      over = true;
      told.add(
          run.status() == RunStatus.RUNNING
              ? new RunEvent.RunFinished(Instant.now(), RunStatus.INTERRUPTED)
              : new RunEvent.RunFinished(run.finished().orElseGet(Instant::now), run.status()));
    }
    return told;
  }

  /** Reads one portion; whether there may be more. */
  private boolean read(RunPlan known) throws SQLException {
    boolean more = targets();
    more |= logs();
    if (leg < known.legs().size()) {
      more |= leg();
    }
    return more;
  }

  private boolean targets() throws SQLException {
    List<Rows.PhaseRow> read = rows.targetPhases(targetRow);
    for (Rows.PhaseRow row : read) {
      targetRow = row.row();
      targetLast.put(row.platform(), row.at());
      waiting.add(new RunEvent.TargetPhase(row.at(), row.platform(), row.phase()));
      last = later(last, row.at());
    }
    if (loadsTold.size() < plan.orElseThrow().targets().size()) {
      for (LoadResult result : rows.loads()) {
        if (loadsTold.add(result.platform())) {
          // When it ended is not kept, but when its last phase began and how long that took.
          Instant at =
              targetLast
                  .getOrDefault(result.platform(), last)
                  .plusMillis(Math.round(result.validateSeconds() * 1000));
          waiting.add(new RunEvent.TargetFinished(at, result));
          last = later(last, at);
        }
      }
    }
    return read.size() == Rows.PORTION;
  }

  private boolean legPhases() throws SQLException {
    List<Rows.PhaseRow> read = rows.legPhases(leg, phaseRow);
    for (Rows.PhaseRow row : read) {
      phaseRow = row.row();
      waiting.add(new RunEvent.LegPhase(row.at(), leg, row.phase()));
      last = later(last, row.at());
      if (row.phase() == Phase.MEASURE) {
        legMeasures = row.at();
      }
    }
    return read.size() == Rows.PORTION;
  }

  private boolean logs() throws SQLException {
    List<Rows.Numbered<RunEvent.Logged>> read = rows.logs(logRow);
    for (Rows.Numbered<RunEvent.Logged> line : read) {
      logRow = line.row();
      waiting.add(line.value());
    }
    return read.size() == Rows.PORTION;
  }

  private boolean leg() throws SQLException {
    Rows.LegRow row = rows.leg(leg);
    if (row.started().isEmpty() && row.status() == LegStatus.PENDING) {
      return false;
    }
    if (!legStarted && row.started().isPresent()) {
      legStarted = true;
      legMeasures = row.started().get();
      last = later(last, legMeasures);
      waiting.add(new RunEvent.LegStarted(legMeasures, leg));
    }
    boolean more = legPhases();
    more |= measured(row);
    more |= sampled();
    facts();
    if (more || row.status() == LegStatus.RUNNING) {
      // Of a run that was killed this leg stays as it is.
      return more;
    }
    // Not known to the history: when the leg ended. Its last word is not far from that.
    waiting.add(new RunEvent.LegFinished(last, leg, row.status(), row.problem()));
    leg++;
    legStarted = false;
    intervalAt = -1;
    facts = new HashMap<>();
    return true;
  }

  private boolean measured(Rows.LegRow row) throws SQLException {
    // Of legs that have ended only the figures are wanted, and decoding is most of the work.
    boolean inFull = row.status() == LegStatus.RUNNING;
    List<Interval> read = rows.intervals(leg, intervalAt, inFull);
    for (Interval interval : read) {
      intervalAt = interval.startMillis();
      Instant at =
          legMeasures
              .plusMillis(interval.startMillis())
              .plusMillis(Math.round(interval.seconds() * 1000));
      last = later(last, at);
      waiting.add(new RunEvent.LegInterval(at, leg, interval));
    }
    return read.size() == Rows.PORTION;
  }

  private boolean sampled() throws SQLException {
    List<Rows.Numbered<RunEvent.LegResources>> read = rows.resources(leg, resourceRow);
    for (Rows.Numbered<RunEvent.LegResources> sample : read) {
      resourceRow = sample.row();
      last = later(last, sample.value().at());
      waiting.add(sample.value());
    }
    return read.size() == Rows.PORTION;
  }

  private void facts() throws SQLException {
    Map<String, Double> now = rows.facts(leg);
    if (!now.equals(facts)) {
      facts = now;
      waiting.add(new RunEvent.LegFacts(last, leg, now));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The statements, each reading a portion at most. */
  private static final class Rows {
    static final int PORTION = 600;

    private final Connection connection;
    private final String id;

    Rows(Connection connection, String id) {
      this.connection = connection;
      this.id = id;
    }

    record Run(
        RunPlan plan, RunStatus status, Optional<Instant> finished, Environment environment) {}

    record LegRow(LegStatus status, Optional<Instant> started, Optional<Problem> problem) {}

    record PhaseRow(long row, Instant at, String platform, Phase phase) {}

    record Numbered<T>(long row, T value) {}

    private Run known;

    /** The plan is large and never changes, so it is read once. */
    Run run() throws SQLException {
      if (known == null) {
        known =
            SqlRows.query(
                    connection,
                    "SELECT plan, environment FROM run WHERE id = ?",
                    r ->
                        new Run(
                            RunJson.read(r.getString(1), RunPlan.class),
                            RunStatus.RUNNING,
                            Optional.empty(),
                            RunJson.read(r.getString(2), Environment.class)),
                    id)
                .getFirst();
      }
      return SqlRows.query(
              connection,
              "SELECT status, finished FROM run WHERE id = ?",
              r ->
                  new Run(
                      known.plan(),
                      RunStatus.valueOf(r.getString(1).toUpperCase(Locale.ROOT)),
                      Optional.ofNullable(r.getString(2)).map(Instant::parse),
                      known.environment()),
              id)
          .getFirst();
    }

    LegRow leg(int seq) throws SQLException {
      return SqlRows.query(
              connection,
              "SELECT status, started, problem FROM leg WHERE run_id = ? AND seq = ?",
              r ->
                  new LegRow(
                      LegStatus.valueOf(r.getString(1).toUpperCase(Locale.ROOT)),
                      Optional.ofNullable(r.getString(2)).map(Instant::parse),
                      Optional.ofNullable(r.getString(3)).map(p -> RunJson.read(p, Problem.class))),
              id,
              seq)
          .getFirst();
    }

    List<PhaseRow> targetPhases(long after) throws SQLException {
      return SqlRows.query(
          connection,
          "SELECT rowid, at, platform, phase FROM phase WHERE run_id = ? AND leg IS NULL AND rowid"
              + " > ? ORDER BY rowid LIMIT "
              + PORTION,
          Rows::phase,
          id,
          after);
    }

    List<PhaseRow> legPhases(int leg, long after) throws SQLException {
      return SqlRows.query(
          connection,
          "SELECT rowid, at, '', phase FROM phase WHERE run_id = ? AND leg = ? AND rowid > ?"
              + " ORDER BY rowid LIMIT "
              + PORTION,
          Rows::phase,
          id,
          leg,
          after);
    }

    private static PhaseRow phase(ResultSet row) throws SQLException {
      return new PhaseRow(
          row.getLong(1),
          Instant.parse(row.getString(2)),
          row.getString(3),
          Phase.valueOf(row.getString(4)));
    }

    List<LoadResult> loads() throws SQLException {
      return SqlRows.query(
          connection,
          "SELECT result FROM load WHERE run_id = ?",
          r -> RunJson.read(r.getString(1), LoadResult.class),
          id);
    }

    List<Numbered<RunEvent.Logged>> logs(long after) throws SQLException {
      return SqlRows.query(
          connection,
          "SELECT rowid, at, leg, level, message FROM log WHERE run_id = ? AND rowid > ?"
              + " ORDER BY rowid LIMIT "
              + PORTION,
          r -> {
            int seq = r.getInt(3);
            OptionalInt leg = r.wasNull() ? OptionalInt.empty() : OptionalInt.of(seq);
            return new Numbered<>(
                r.getLong(1),
                new RunEvent.Logged(
                    Instant.parse(r.getString(2)),
                    leg,
                    RunEvent.Level.valueOf(r.getString(4)),
                    r.getString(5)));
          },
          id,
          after);
    }

    List<Interval> intervals(int leg, long after, boolean inFull) throws SQLException {
      List<Interval> read =
          SqlRows.query(
              connection,
              "SELECT * FROM interval WHERE run_id = ? AND leg = ? AND start_millis > ?"
                  + " ORDER BY start_millis LIMIT "
                  + PORTION,
              r -> SqlRows.interval(r, Map.of()),
              id,
              leg,
              after);
      if (!inFull) {
        return read;
      }
      List<Interval> full = new ArrayList<>(read.size());
      for (Interval interval : read) {
        full.add(
            new Interval(
                interval.startMillis(),
                interval.seconds(),
                interval.latencies(),
                interval.errors(),
                SqlRows.series(connection, id, leg, interval.startMillis()),
                interval.arrivals()));
      }
      return full;
    }

    List<Numbered<RunEvent.LegResources>> resources(int leg, long after) throws SQLException {
      return SqlRows.query(
          connection,
          "SELECT rowid, * FROM resource WHERE run_id = ? AND leg = ? AND rowid > ?"
              + " ORDER BY rowid LIMIT "
              + PORTION,
          (ResultSet r) ->
              new Numbered<>(
                  r.getLong(1),
                  new RunEvent.LegResources(
                      Instant.parse(r.getString("at")), leg, SqlRows.sample(r))),
          id,
          leg,
          after);
    }

    Map<String, Double> facts(int leg) throws SQLException {
      Map<String, Double> found = new HashMap<>();
      SqlRows.query(
          connection,
          "SELECT name, value FROM fact WHERE run_id = ? AND leg = ?",
          r -> found.put(r.getString(1), r.getDouble(2)),
          id,
          leg);
      return found;
    }
  }
}
