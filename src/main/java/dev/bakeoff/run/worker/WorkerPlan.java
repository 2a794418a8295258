package dev.bakeoff.run.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.run.LegPlan;
import java.util.Optional;

/**
 * The one line that a worker reads first; see docs/worker-protocol.md.
 *
 * @param protocol the protocol's version
 * @param task what to do
 * @param connection how to reach the platform, secrets resolved
 * @param dataset where the data are, for every task but {@code probe} and {@code serve}
 * @param leg what to measure, for {@code measure}
 * @param seed of the leg's keys
 * @param intervalMillis how often to report what was measured
 * @param directory the server's folder, for {@code serve}
 */
public record WorkerPlan(
    int protocol,
    Task task,
    Connection connection,
    Optional<Dataset> dataset,
    Optional<LegPlan> leg,
    long seed,
    long intervalMillis,
    Optional<String> directory) {
  /** The version that this code speaks. */
  public static final int PROTOCOL = 1;

  /** What a worker can be asked to do. */
  public enum Task {
    /** Connect, say what answered, leave. */
    PROBE,
    /** Keep a private server running until standard input closes. */
    SERVE,
    /** Load a dataset version and read it back. */
    LOAD,
    /** Compare what the platform holds with a dataset version. */
    VALIDATE,
    /** Run one leg. */
    MEASURE
  }

  /**
   * The dataset version.
   *
   * @param directory absolute path of the folder that the tables' files are relative to
   * @param manifest its tables, with what must be found when they are read back
   * @param level how much to compare, for {@code validate}
   */
  public record Dataset(String directory, Manifest manifest, ValidationLevel level) {
    /** To be compared row by row. */
    public Dataset(String directory, Manifest manifest) {
      this(directory, manifest, ValidationLevel.FULL);
    }

    @JsonCreator
    public Dataset {
      // A worker's plan may come from a runner that knew no levels.
      level = level == null ? ValidationLevel.FULL : level;
    }
  }

  /** Leaves the connection's secrets out. */
  @Override
  public String toString() {
    return "WorkerPlan[" + task + ", " + connection + ", " + leg + "]";
  }
}
