package dev.bakeoff.run.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.run.LegPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * @param directory the server's folder, for {@code serve}; where files go, for {@code extract} and
 *     {@code load}
 * @param extract which tables of somebody else's, for {@code extract}
 */
public record WorkerPlan(
    int protocol,
    Task task,
    Connection connection,
    Optional<Dataset> dataset,
    Optional<LegPlan> leg,
    long seed,
    long intervalMillis,
    Optional<String> directory,
    Optional<Extract> extract) {
  @JsonCreator
  public WorkerPlan {}

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
    /** Read tables that somebody else made. */
    EXTRACT,
    /** Run one leg. */
    MEASURE
  }

  /** To connect, say what answered, and leave. */
  public static WorkerPlan probe(Connection connection) {
    return new WorkerPlan(Task.PROBE, connection, Optional.empty(), Optional.empty());
  }

  /** To keep a private server in a folder running. */
  public static WorkerPlan serve(Connection connection, Path directory) {
    return new WorkerPlan(
        Task.SERVE, connection, Optional.of(directory.toString()), Optional.empty());
  }

  /**
   * To load a dataset version and read it back.
   *
   * @param scratch a folder that is not there, for files of what was read back
   */
  public static WorkerPlan load(Connection connection, Dataset dataset, Path scratch) {
    return new WorkerPlan(Task.LOAD, connection, dataset, Optional.of(scratch.toString()));
  }

  /** To compare what the platform holds with a dataset version. */
  public static WorkerPlan validate(Connection connection, Dataset dataset) {
    return new WorkerPlan(Task.VALIDATE, connection, dataset, Optional.empty());
  }

  /** To write tables of somebody else's as files into a folder, or only to look at them. */
  public static WorkerPlan extract(Connection connection, Extract extract, Path directory) {
    return new WorkerPlan(
        Task.EXTRACT, connection, Optional.of(directory.toString()), Optional.of(extract));
  }

  /** To run one leg. */
  public static WorkerPlan measure(
      Connection connection, Dataset dataset, LegPlan leg, long seed, Duration interval) {
    return new WorkerPlan(
        PROTOCOL,
        Task.MEASURE,
        connection,
        Optional.of(dataset),
        Optional.of(leg),
        seed,
        interval.toMillis(),
        Optional.empty(),
        Optional.empty());
  }

  private WorkerPlan(
      Task task, Connection connection, Optional<String> directory, Optional<Extract> extract) {
    this(PROTOCOL, task, connection, Optional.empty(), Optional.empty(), 0, 0, directory, extract);
  }

  private WorkerPlan(
      Task task, Connection connection, Dataset dataset, Optional<String> directory) {
    this(
        PROTOCOL,
        task,
        connection,
        Optional.of(dataset),
        Optional.empty(),
        0,
        0,
        directory,
        Optional.empty());
  }

  /**
   * Tables of somebody else's.
   *
   * @param place where they are, in the platform's words; empty for where the profile points
   * @param tables only these; empty for all
   * @param depth how much to do with them
   * @param restore a dump that is restored before, where they come from one
   */
  public record Extract(String place, List<String> tables, Depth depth, Optional<Restore> restore) {
    /** Of tables that are there. */
    public Extract(String place, List<String> tables, Depth depth) {
      this(place, tables, depth, Optional.empty());
    }

    /**
     * A dump in PostgreSQL's custom format.
     *
     * @param dump absolute path of the file
     * @param jobs how many tables at a time
     */
    public record Restore(String dump, int jobs) {}

    /** How much is done with the tables. */
    public enum Depth {
      /** Only list them. */
      LIST,
      /** Read every row for its fingerprint, and keep none. */
      FINGERPRINT,
      /** Write every row into files. */
      COPY
    }

    @JsonCreator
    public Extract {
      tables = List.copyOf(tables);
      // A worker's plan may come from a runner that restored nothing.
      restore = restore == null ? Optional.empty() : restore;
    }
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
