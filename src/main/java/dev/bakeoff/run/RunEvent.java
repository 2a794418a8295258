package dev.bakeoff.run;

import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens in a run, in order. Immutable. */
public sealed interface RunEvent {
  Instant at();

  /** The dataset is being made or checked; comes before {@link RunStarted}. */
  record Preparing(Instant at, Progress.Step step) implements RunEvent {}

  /** The run could not start; nothing was recorded and nothing follows. */
  record NotStarted(Instant at, Problem problem) implements RunEvent {}

  /** The run begins. */
  record RunStarted(Instant at, RunPlan plan, Environment environment) implements RunEvent {}

  /** A platform's preparation (server start, load, validate) enters a phase. */
  record TargetPhase(Instant at, String platform, Phase phase) implements RunEvent {}

  /** How far a platform's preparation has come. */
  record TargetProgress(Instant at, String platform, Progress.Step step) implements RunEvent {}

  /** A platform is loaded and verified, or has failed to be. */
  record TargetFinished(Instant at, LoadResult result) implements RunEvent {}

  /** A leg's worker starts. */
  record LegStarted(Instant at, int leg) implements RunEvent {}

  /** A leg enters a phase. */
  record LegPhase(Instant at, int leg, Phase phase) implements RunEvent {}

  /** A stretch of a leg was measured. */
  record LegInterval(Instant at, int leg, Interval interval) implements RunEvent {}

  /** Processes were sampled during a leg. */
  record LegResources(Instant at, int leg, ResourceSample sample) implements RunEvent {}

  /**
   * What the platform's own counters grew by over a leg's measured phase, by name; the counters are
   * read just after its beginning and just after its end.
   */
  record LegCounters(Instant at, int leg, Map<String, Double> grew) implements RunEvent {
    public LegCounters {
      grew = Map.copyOf(grew);
    }
  }

  /** What is known of a leg as a whole, by its name in {@link dev.bakeoff.metrics.Fact}. */
  record LegFacts(Instant at, int leg, Map<String, Double> facts) implements RunEvent {
    public LegFacts {
      facts = Map.copyOf(facts);
    }
  }

  /** A leg has ended; legs of a platform that failed to load end without having started. */
  record LegFinished(Instant at, int leg, LegStatus status, Optional<Problem> problem)
      implements RunEvent {}

  /** A line for the run's log. */
  record Logged(Instant at, OptionalInt leg, Level level, String message) implements RunEvent {}

  /** The run has ended; nothing follows. */
  record RunFinished(Instant at, RunStatus status) implements RunEvent {}

  /** Weight of a log line. */
  enum Level {
    INFO,
    WARNING,
    ERROR
  }

  /** The phases of a run's work, in order. */
  enum Phase {
    START,
    LOAD,
    VALIDATE,
    WARM_UP,
    MEASURE,
    TEAR_DOWN
  }

  /** How a leg stands or ended. */
  enum LegStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    INTERRUPTED;

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How a run stands or ended. */
  enum RunStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    INTERRUPTED;

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * How a platform came to hold the dataset.
   *
   * @param platform the target's name
   * @param problem why it does not, where it failed
   * @param reused whether an earlier load was found and proved equal
   * @param loadSeconds time of loading, without validation; 0 where reused
   * @param validateSeconds time of reading everything back
   * @param info what answered, where it did
   * @param tables per table what was expected and what was read back
   */
  record LoadResult(
      String platform,
      Optional<Problem> problem,
      boolean reused,
      double loadSeconds,
      double validateSeconds,
      Optional<PlatformInfo> info,
      List<TableProof> tables) {
    public LoadResult {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A table's data proof.
   *
   * @param table its name
   * @param expectedRows of the manifest
   * @param rows read back
   * @param expectedFingerprint of the manifest
   * @param fingerprint of what was read back
   */
  record TableProof(
      String table, long expectedRows, long rows, String expectedFingerprint, String fingerprint) {
    public boolean matches() {
      return expectedRows == rows && expectedFingerprint.equals(fingerprint);
    }
  }
}
