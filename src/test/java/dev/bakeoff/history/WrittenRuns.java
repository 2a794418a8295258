package dev.bakeoff.history;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Runs that the real writer wrote, with a row in every table. */
public final class WrittenRuns {
  public static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123Z");

  private static final String NAME = "A run \"with\" quotes, ümlauts and 🚀";

  private static final Environment MACHINE =
      new Environment("CPU", 2, 24_000, "Linux", "JDK", "1", "host", Map.of("a", "b"));

  private final HistoryWriter writer;

  public WrittenRuns(HistoryStore store) {
    this.writer = new HistoryWriter(store);
  }

  /**
   * What differs from run to run.
   *
   * @param name for people
   * @param version of both platforms
   * @param nanos of every request on DuckDB; SQLite's take twice as long
   */
  public record Shape(
      String id, String name, Instant created, String version, long nanos, String workload) {
    public static Shape of(String id) {
      return new Shape(id, NAME, NOW, "2", 1_000_000, "lookup");
    }

    public Shape named(String other) {
      return new Shape(id, other, created, version, nanos, workload);
    }

    public Shape at(Instant instant) {
      return new Shape(id, name, instant, version, nanos, workload);
    }

    public Shape taking(long each) {
      return new Shape(id, name, created, version, each, workload);
    }

    public Shape version(String other) {
      return new Shape(id, name, created, other, nanos, workload);
    }

    public Shape workload(String other) {
      return new Shape(id, name, created, version, nanos, other);
    }
  }

  private static LegPlan leg(int seq, Shape shape) {
    return new LegPlan(
        seq,
        seq % 2 == 0 ? "duckdb" : "sqlite",
        shape.workload(),
        Pattern.LOOKUP,
        4,
        1 + seq / 2,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        OptionalLong.empty(),
        10,
        KeyDistribution.UNIFORM,
        Duration.ofMinutes(1));
  }

  public static RunPlan plan(Shape shape) {
    return new RunPlan(
        shape.id(),
        shape.name(),
        shape.created(),
        42,
        new RunPlan.Dataset("customer", "1.0", "abc", 10),
        List.of(
            new RunPlan.Target("duckdb", "duckdb", "DuckDB", Map.of(), true),
            new RunPlan.Target(
                "sqlite",
                "sqlite",
                "SQLite",
                Map.of("host", "${H}", "password", "${PGPASSWORD}"),
                false)),
        List.of(
            leg(0, shape),
            leg(1, shape),
            leg(2, shape),
            leg(3, shape),
            leg(4, shape),
            leg(5, shape)),
        3,
        "test");
  }

  /** Writes a run until its legs have been measured. */
  public void measure(Shape shape) {
    writer.on(new RunEvent.RunStarted(shape.created(), plan(shape), MACHINE));
    for (String platform : List.of("duckdb", "sqlite")) {
      writer.on(new RunEvent.TargetPhase(shape.created(), platform, RunEvent.Phase.LOAD));
      writer.on(
          new RunEvent.TargetFinished(
              shape.created(),
              new RunEvent.LoadResult(
                  platform,
                  Optional.empty(),
                  false,
                  1.5,
                  0.4,
                  Optional.of(
                      new PlatformInfo(
                          platform,
                          shape.version(),
                          "jdbc",
                          Map.of("threads", "2"),
                          OptionalLong.empty(),
                          0)),
                  List.of(new RunEvent.TableProof("t", 10, 10, "f", "f")))));
    }
    for (LegPlan leg : plan(shape).legs()) {
      measure(shape, leg);
    }
    writer.on(
        new RunEvent.Logged(
            shape.created(), OptionalInt.of(1), RunEvent.Level.WARNING, "went away"));
    writer.on(
        new RunEvent.Logged(
            shape.created(), OptionalInt.empty(), RunEvent.Level.INFO, "and came back"));
  }

  private void measure(Shape shape, LegPlan leg) {
    Instant from = shape.created().plusSeconds(5L + 3 * leg.seq());
    writer.on(new RunEvent.LegStarted(from, leg.seq()));
    writer.on(new RunEvent.LegPhase(from, leg.seq(), RunEvent.Phase.MEASURE));
    // Trials differ a little, as they do.
    long nanos = (leg.platform().equals("duckdb") ? 1 : 2) * shape.nanos() + 5_000L * leg.trial();
    long[] each = new long[200];
    for (int i = 0; i < each.length; i++) {
      each[i] = nanos + 1_000L * i;
    }
    Latencies latencies = Latencies.ofNanos(each);
    for (int second = 0; second < 2; second++) {
      writer.on(
          new RunEvent.LegInterval(
              from.plusSeconds(second),
              leg.seq(),
              new Interval(
                  1000L * second,
                  1.0,
                  latencies,
                  second == 0 ? Map.of("timeout", 1L) : Map.of(),
                  Map.of(Series.QUERY, latencies, Series.FETCH, Latencies.ofNanos(900)),
                  Optional.of(new ArrivalCounts(0, 200, 200, 1, 0, 2)))));
      writer.on(
          new RunEvent.LegResources(
              from.plusSeconds(second),
              leg.seq(),
              new ResourceSample(
                  50,
                  120.25,
                  OptionalDouble.of(80),
                  OptionalDouble.empty(),
                  Optional.of(from.plusSeconds(second)),
                  Map.of("gc_ms", 1.5))));
    }
    writer.on(new RunEvent.LegCounters(from, leg.seq(), Map.of("read_units", 12.5)));
    writer.on(new RunEvent.LegFacts(from, leg.seq(), Map.of(Fact.DRIVER_CEILING, 1e6)));
    writer.on(
        new RunEvent.LegFinished(
            from.plusSeconds(2),
            leg.seq(),
            leg.seq() == 5 ? LegStatus.FAILED : LegStatus.COMPLETED,
            leg.seq() == 5
                ? Optional.of(Problem.of(Problem.Kind.PLATFORM, "It broke.", "Look."))
                : Optional.empty()));
  }

  /** Writes a whole run. */
  public void write(Shape shape) {
    measure(shape);
    writer.on(new RunEvent.RunFinished(shape.created().plusSeconds(60), RunStatus.COMPLETED));
  }

  public void write(String id) {
    write(Shape.of(id));
  }
}
