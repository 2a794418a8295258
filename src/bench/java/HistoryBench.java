import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.HistoryWriter;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.history.SqliteHistory;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The history with many runs: what the list and a comparison cost. All rows are written by the real
 * writer, event by event.
 *
 * <p>Arguments: {@code make HOME RUNS TRIALS SECONDS} (2 platforms, one workload, 1 and 10 clients,
 * and so 4 times TRIALS legs a run), {@code list HOME}, {@code compare HOME RUNS}.
 */
final class HistoryBench {
  private static final Instant FIRST = Instant.parse("2025-01-06T08:00:00Z");
  private static final List<String> PLATFORMS = List.of("duckdb", "sqlite");
  private static final List<String> WORKLOADS = List.of("lookup", "fanout", "aggregation", "mixed");
  private static final int[] CLIENTS = {1, 10};

  private HistoryBench() {}

  public static void main(String[] args) {
    Path home = Path.of(args[1]);
    switch (args[0]) {
      case "make" ->
          make(
              home,
              Integer.parseInt(args[2]),
              Integer.parseInt(args[3]),
              Integer.parseInt(args[4]));
      case "list" -> list(home);
      case "compare" -> compare(home, Integer.parseInt(args[2]));
      default -> throw new IllegalArgumentException("make, list or compare");
    }
  }

  private static void make(Path home, int runs, int trials, int seconds) {
    long before = System.nanoTime();
    SplittableRandom random = new SplittableRandom(7);
    List<Latencies> latencies = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      latencies.add(distribution(random));
    }
    try (HistoryStore store = new HistoryStore(home)) {
      HistoryWriter writer = new HistoryWriter(store);
      for (int i = 0; i < runs; i++) {
        write(writer, plan(i, trials, seconds), seconds, latencies, random);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d runs of %d legs in %.1f s, %,.0f MB%n",
        runs,
        PLATFORMS.size() * CLIENTS.length * trials,
        (System.nanoTime() - before) / 1e9,
        size(home) / 1e6);
  }

  /** 500 requests, most of 0.3 to 3 ms, a few up to 30. */
  private static Latencies distribution(SplittableRandom random) {
    long[] nanos = new long[500];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (long) (300_000 * Math.exp(Math.abs(random.nextGaussian()) * 1.2));
    }
    return Latencies.ofNanos(nanos);
  }

  private static RunPlan plan(int number, int trials, int seconds) {
    String workload = WORKLOADS.get(number % WORKLOADS.size());
    List<LegPlan> legs = new ArrayList<>();
    for (int trial = 1; trial <= trials; trial++) {
      for (String platform : PLATFORMS) {
        for (int clients : CLIENTS) {
          legs.add(
              new LegPlan(
                  legs.size(),
                  platform,
                  workload,
                  Pattern.LOOKUP,
                  clients,
                  trial,
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(seconds),
                  OptionalLong.empty(),
                  10,
                  KeyDistribution.UNIFORM,
                  Duration.ofMinutes(10)));
        }
      }
    }
    return new RunPlan(
        "run-%06d".formatted(number),
        "Bake-off number " + number,
        FIRST.plus(Duration.ofMinutes(61L * number)),
        number,
        new RunPlan.Dataset(
            "customer", number % 3 == 0 ? "1.0" : "1.1", "abc" + number % 3, 1_000_000),
        List.of(
            new RunPlan.Target("duckdb", "duckdb", "DuckDB", Map.of(), true),
            new RunPlan.Target("sqlite", "sqlite", "SQLite", Map.of(), true)),
        legs,
        trials,
        "bench");
  }

  private static void write(
      HistoryWriter writer,
      RunPlan plan,
      int seconds,
      List<Latencies> latencies,
      SplittableRandom random) {
    Instant at = plan.created();
    writer.on(
        new RunEvent.RunStarted(
            at,
            plan,
            new Environment("CPU", 2, 24_000, "Linux", "JDK", "1", "host", Map.of("a", "b"))));
    for (String platform : PLATFORMS) {
      writer.on(
          new RunEvent.TargetFinished(
              at,
              new RunEvent.LoadResult(
                  platform,
                  Optional.empty(),
                  true,
                  0,
                  0.4,
                  Optional.of(
                      new PlatformInfo(platform, "2", "jdbc", Map.of(), OptionalLong.empty(), 0)),
                  List.of(new RunEvent.TableProof("t", 10, 10, "f", "f")))));
    }
    for (LegPlan leg : plan.legs()) {
      writer.on(new RunEvent.LegStarted(at, leg.seq()));
      writer.on(new RunEvent.LegPhase(at, leg.seq(), RunEvent.Phase.WARM_UP));
      writer.on(new RunEvent.LegPhase(at, leg.seq(), RunEvent.Phase.MEASURE));
      for (int second = 0; second < seconds; second++) {
        at = at.plusSeconds(1);
        Latencies each = latencies.get(random.nextInt(latencies.size()));
        writer.on(
            new RunEvent.LegInterval(
                at,
                leg.seq(),
                new Interval(
                    1000L * second,
                    1.0,
                    each,
                    Map.of(),
                    Map.of(Series.QUERY, each, Series.FETCH, each),
                    Optional.empty())));
        Map<String, Double> gauges = new HashMap<>(Map.of("gc_ms", 1.0, "hiccup_ms", 0.5));
        gauges.put("host_cpu", 40.0 + second);
        writer.on(
            new RunEvent.LegResources(
                at,
                leg.seq(),
                new ResourceSample(
                    50,
                    120,
                    OptionalDouble.of(80),
                    OptionalDouble.of(200),
                    Optional.of(at),
                    gauges)));
      }
      writer.on(new RunEvent.LegFacts(at, leg.seq(), Map.of(Fact.DRIVER_CEILING, 1e6)));
      writer.on(new RunEvent.LegFinished(at, leg.seq(), LegStatus.COMPLETED, Optional.empty()));
    }
    writer.on(new RunEvent.RunFinished(at, RunStatus.COMPLETED));
  }

  private static void list(Path home) {
    try (HistoryStore store = new HistoryStore(home)) {
      SqliteHistory history = new SqliteHistory(store, new RunLock(home));
      List<RunSummary> runs = timed("list", history::list);
      System.out.println(runs.size() + " runs");
    }
  }

  private static void compare(Path home, int count) {
    try (HistoryStore store = new HistoryStore(home)) {
      SqliteHistory history = new SqliteHistory(store, new RunLock(home));
      List<String> ids = history.list().stream().limit(count).map(RunSummary::id).toList();
      List<RunRecord> read =
          timed("read", () -> ids.stream().map(id -> history.find(id).orElseThrow()).toList());
      timed("compare what was read", () -> new Comparer().of(read, Optional.empty()));
      Comparison comparison =
          timed(
              "read and compare",
              () ->
                  new Comparer()
                      .of(
                          ids.stream().map(id -> history.find(id).orElseThrow()).toList(),
                          Optional.empty()));
      System.out.printf(
          Locale.ROOT,
          "%d runs, %d legs, %,d intervals, %d groups%n",
          read.size(),
          read.stream().mapToInt(run -> run.legs().size()).sum(),
          read.stream()
              .flatMap(run -> run.legs().stream())
              .mapToInt(l -> l.intervals().size())
              .sum(),
          comparison.groups().size());
    }
  }

  /** The first time, which is what a user waits for, and the median of nine more. */
  private static <T> T timed(String what, Supplier<T> work) {
    double[] millis = new double[10];
    T result = null;
    for (int i = 0; i < millis.length; i++) {
      long before = System.nanoTime();
      result = work.get();
      millis[i] = (System.nanoTime() - before) / 1e6;
    }
    double first = millis[0];
    double[] rest = Arrays.copyOfRange(millis, 1, millis.length);
    Arrays.sort(rest);
    System.out.printf(
        Locale.ROOT,
        "%s: first %.0f ms, then %.0f ms (%.0f to %.0f)%n",
        what,
        first,
        rest[rest.length / 2],
        rest[0],
        rest[rest.length - 1]);
    return result;
  }

  private static long size(Path home) {
    try (var files = Files.list(home)) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
