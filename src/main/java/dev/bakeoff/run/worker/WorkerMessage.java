package dev.bakeoff.run.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.run.ExtractedTable;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.TableProof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One line that a worker writes; see docs/worker-protocol.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = WorkerMessage.PhaseStarted.class, name = "phase"),
  @JsonSubTypes.Type(value = WorkerMessage.ProgressMade.class, name = "progress"),
  @JsonSubTypes.Type(value = WorkerMessage.IntervalMeasured.class, name = "interval"),
  @JsonSubTypes.Type(value = WorkerMessage.Resource.class, name = "resource"),
  @JsonSubTypes.Type(value = WorkerMessage.Log.class, name = "log"),
  @JsonSubTypes.Type(value = WorkerMessage.ProblemFound.class, name = "problem"),
  @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerMessage.Described.class, name = "described"),
  @JsonSubTypes.Type(value = WorkerMessage.Loaded.class, name = "loaded"),
  @JsonSubTypes.Type(value = WorkerMessage.Validated.class, name = "validated"),
  @JsonSubTypes.Type(value = WorkerMessage.Tested.class, name = "tested"),
  @JsonSubTypes.Type(value = WorkerMessage.Counted.class, name = "counted"),
  @JsonSubTypes.Type(value = WorkerMessage.Facts.class, name = "facts"),
  @JsonSubTypes.Type(value = WorkerMessage.Extracted.class, name = "extracted"),
  @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done"),
})
public sealed interface WorkerMessage {
  /** The first line. */
  record Hello(int protocol, String name, String version, List<String> capabilities)
      implements WorkerMessage {}

  /**
   * A phase begins: {@code load}, {@code validate}, {@code warm_up}, {@code measure}, {@code
   * tear_down}.
   */
  record PhaseStarted(String phase) implements WorkerMessage {}

  /** How far a load or a validation has come. */
  record ProgressMade(String task, long done, long total, String unit) implements WorkerMessage {}

  /**
   * What was measured: a compressed HdrHistogram in base64, or single times in nanoseconds; further
   * histograms by their name in {@link dev.bakeoff.metrics.Series}.
   */
  record IntervalMeasured(
      long startMs,
      double seconds,
      Optional<String> histogram,
      Optional<long[]> nanos,
      Map<String, Long> errors,
      Map<String, String> series,
      Optional<ArrivalCounts> arrivals)
      implements WorkerMessage {
    public IntervalMeasured {
      errors = errors == null ? Map.of() : Map.copyOf(errors);
      series = series == null ? Map.of() : Map.copyOf(series);
      arrivals = arrivals == null ? Optional.empty() : arrivals;
    }
  }

  /** What the worker knows of its own use; the runner samples processes from outside as well. */
  record Resource(
      OptionalDouble cpuPercent,
      OptionalDouble rssMb,
      OptionalDouble gcPauseMs,
      OptionalDouble hiccupMs)
      implements WorkerMessage {
    public Resource {
      hiccupMs = hiccupMs == null ? OptionalDouble.empty() : hiccupMs;
    }
  }

  /** A line for the run's log. */
  record Log(Level level, String message) implements WorkerMessage {}

  /** Why the work failed. */
  record ProblemFound(Problem.Kind kind, String what, String hint) implements WorkerMessage {}

  /** A served platform can be reached. */
  record Ready(Map<String, String> settings, Map<String, String> secrets, long pid)
      implements WorkerMessage {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
      return "Ready[" + settings + ", pid " + pid + "]";
    }
  }

  /** What answered at the other end. */
  record Described(
      String product,
      String version,
      String driver,
      Map<String, String> settings,
      OptionalLong serverPid,
      long roundTripMicros)
      implements WorkerMessage {
    static Described of(PlatformInfo info) {
      return new Described(
          info.product(),
          info.version(),
          info.driver(),
          info.settings(),
          info.serverPid(),
          info.roundTripMicros());
    }

    /** As the rest of Bakeoff knows it. */
    public PlatformInfo info() {
      return new PlatformInfo(product, version, driver, settings, serverPid, roundTripMicros);
    }
  }

  /**
   * A load has ended, with what was read back: either as proofs that the worker has worked out, or
   * as Parquet files that it has written of what the platform holds, for Bakeoff to work them out.
   */
  record Loaded(
      boolean reused,
      double loadSeconds,
      double validateSeconds,
      List<TableProof> tables,
      List<ReadBack> readBack)
      implements WorkerMessage {
    public Loaded {
      tables = tables == null ? List.of() : List.copyOf(tables);
      readBack = readBack == null ? List.of() : List.copyOf(readBack);
    }

    Loaded(boolean reused, double loadSeconds, double validateSeconds, List<TableProof> tables) {
      this(reused, loadSeconds, validateSeconds, tables, List.of());
    }
  }

  /**
   * A table as the platform holds it.
   *
   * @param table its name
   * @param files absolute paths of Parquet files with the dataset's columns, in their order
   */
  record ReadBack(String table, List<String> files) {
    public ReadBack {
      files = List.copyOf(files);
    }
  }

  /** What was found on the platform. */
  record Validated(ValidationReport report) implements WorkerMessage {}

  /** A step of a connection test begins or has ended. */
  record Tested(TestStep step) implements WorkerMessage {}

  /**
   * The platform's counters as they stood, by name; what they grew by between two of these was
   * consumed in between.
   */
  record Counted(Map<String, Double> counters) implements WorkerMessage {}

  /** What is known of the leg as a whole, by its name in {@link dev.bakeoff.metrics.Fact}. */
  record Facts(Map<String, Double> facts) implements WorkerMessage {}

  /** Tables of somebody else's were listed, read or copied. */
  record Extracted(List<ExtractedTable> tables) implements WorkerMessage {}

  /** The last line of a worker that did its work. */
  record Done() implements WorkerMessage {}
}
