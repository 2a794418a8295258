package dev.bakeoff.compare;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Runs of the real types for tests, with latencies drawn from a seeded log-normal distribution. The
 * builder can be changed and built again.
 */
public final class SampleRuns {
  public static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

  private String id = "20261121-100000-aaaa";
  private String name = "Quickstart";
  private String fingerprint = FINGERPRINT;
  private String host = "host-a";
  private String version = "18.6";
  private int trials = 3;
  private int operationsPerSecond = 400;
  private int seconds = 2;
  private long seed = 7;
  private final List<RunPlan.Target> targets = new ArrayList<>();
  private final List<Double> medians = new ArrayList<>();
  private List<Pattern> patterns = List.of(Pattern.LOOKUP, Pattern.FANOUT, Pattern.AGGREGATION);
  private List<Integer> clients = List.of(1, 10);
  private ToDoubleFunction<Random> drift = random -> 0.03 * random.nextGaussian();
  private double spread = 0.45;
  private UnaryOperator<LegRecord> change = leg -> leg;
  private UnaryOperator<LoadResult> loading = load -> load;
  private RunStatus status = RunStatus.COMPLETED;

  /** PostgreSQL as a server, DuckDB and SQLite embedded. */
  public static SampleRuns threePlatforms() {
    return new SampleRuns()
        .platform("duckdb", "DuckDB", 0.42)
        .platform("sqlite", "SQLite", 0.031)
        .platform("postgresql", "PostgreSQL", 0.088);
  }

  public static SampleRuns empty() {
    return new SampleRuns();
  }

  /**
   * Adds a platform.
   *
   * @param median of a lookup with one client, in milliseconds
   */
  public SampleRuns platform(String platform, String displayName, double median) {
    targets.add(new RunPlan.Target(platform, platform, displayName, Map.of("password", "x"), true));
    medians.add(median);
    return this;
  }

  public SampleRuns id(String value) {
    id = value;
    return this;
  }

  public SampleRuns name(String value) {
    name = value;
    return this;
  }

  public SampleRuns fingerprint(String value) {
    fingerprint = value;
    return this;
  }

  public SampleRuns host(String value) {
    host = value;
    return this;
  }

  public SampleRuns version(String value) {
    version = value;
    return this;
  }

  public SampleRuns trials(int value) {
    trials = value;
    return this;
  }

  public SampleRuns seconds(int value) {
    seconds = value;
    return this;
  }

  public SampleRuns operationsPerSecond(int value) {
    operationsPerSecond = value;
    return this;
  }

  public SampleRuns seed(long value) {
    seed = value;
    return this;
  }

  public SampleRuns patterns(Pattern... value) {
    patterns = List.of(value);
    return this;
  }

  public SampleRuns clients(Integer... value) {
    clients = List.of(value);
    return this;
  }

  public SampleRuns status(RunStatus value) {
    status = value;
    return this;
  }

  /** How far a leg as a whole lies from its platform's median, as a logarithm. */
  public SampleRuns drift(ToDoubleFunction<Random> value) {
    drift = value;
    return this;
  }

  /** The standard deviation of the logarithms of a leg's latencies. */
  public SampleRuns spread(double value) {
    spread = value;
    return this;
  }

  /** Changes every leg after it was made. */
  public SampleRuns legs(UnaryOperator<LegRecord> value) {
    change = value;
    return this;
  }

  /** Changes every load after it was made. */
  public SampleRuns loads(UnaryOperator<LoadResult> value) {
    loading = value;
    return this;
  }

  public RunRecord build() {
    Random random = new Random(seed);
    List<LegRecord> legs = new ArrayList<>();
    for (int trial = 1; trial <= trials; trial++) {
      for (Pattern pattern : patterns) {
        for (int count : clients) {
          for (int t = 0; t < targets.size(); t++) {
            LegPlan plan = leg(legs.size(), targets.get(t).platform(), pattern, count, trial);
            double median = medians.get(t) * factor(pattern) * (1 + 0.35 * Math.log(count));
            legs.add(change.apply(measured(plan, median, random)));
          }
        }
      }
    }
    RunPlan plan =
        new RunPlan(
            id,
            name,
            Instant.parse("2026-11-21T10:00:00Z"),
            seed,
            new RunPlan.Dataset("customer", "1.0", fingerprint, 110_000),
            targets,
            legs.stream().map(LegRecord::plan).toList(),
            trials,
            "quickstart");
    return new RunRecord(
        plan,
        status,
        Optional.of(Instant.parse("2026-11-21T10:02:00Z")),
        new Environment(
            "Test CPU @ 3 GHz", 2, 16_000, "Linux 6.1", "25.0.3", "0.1.0", host, Map.of()),
        targets.stream().map(this::load).map(loading).toList(),
        legs,
        List.of());
  }

  private static double factor(Pattern pattern) {
    return switch (pattern) {
      case LOOKUP -> 1;
      case FANOUT -> 3;
      case AGGREGATION, TIME_SERIES, MIXED, SQL -> 90;
    };
  }

  private static LegPlan leg(int seq, String platform, Pattern pattern, int clients, int trial) {
    return new LegPlan(
        seq,
        platform,
        pattern.id(),
        pattern,
        clients,
        trial,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        OptionalLong.empty(),
        10,
        KeyDistribution.ZIPF,
        Duration.ofSeconds(60));
  }

  private LegRecord measured(LegPlan plan, double median, Random random) {
    double factor = Math.exp(drift.applyAsDouble(random));
    List<Interval> intervals = new ArrayList<>();
    List<ResourceSample> samples = new ArrayList<>();
    for (int s = 0; s < seconds; s++) {
      long[] nanos = new long[operationsPerSecond];
      double sum = 0;
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = (long) (1e6 * median * factor * Math.exp(spread * random.nextGaussian()));
        sum += nanos[i] / 1e9;
      }
      // Closed loop: as long as the clients were busy.
      intervals.add(
          new Interval(s * 1000L, sum / plan.clients(), Latencies.ofNanos(nanos), Map.of()));
      boolean server = plan.platform().equals("postgresql");
      samples.add(
          new ResourceSample(
              60 + 10 * random.nextDouble(),
              240 + 5 * random.nextDouble(),
              server ? OptionalDouble.of(80) : OptionalDouble.empty(),
              server ? OptionalDouble.of(180) : OptionalDouble.empty()));
    }
    return new LegRecord(
        plan,
        LegStatus.COMPLETED,
        Optional.empty(),
        Optional.of(Instant.parse("2026-11-21T10:00:30Z")),
        intervals,
        samples,
        Map.of(),
        Map.of());
  }

  private LoadResult load(RunPlan.Target target) {
    boolean server = target.platform().startsWith("postgres");
    return new LoadResult(
        target.platform(),
        Optional.empty(),
        false,
        1.25,
        0.4,
        Optional.of(
            new PlatformInfo(
                target.displayName(),
                server ? version : "1.0",
                "driver 1.2",
                server ? Map.of("fsync", "on", "shared_buffers", "128MB") : Map.of(),
                server ? OptionalLong.of(4711) : OptionalLong.empty(),
                server ? 45 : 0)),
        List.of(
            proof("customer_profiles", 10_000, "a1".repeat(16)),
            proof("customer_events", 100_000, "b2".repeat(16))));
  }

  private static TableProof proof(String table, long rows, String print) {
    return new TableProof(table, rows, rows, print, print);
  }

  /** The leg as one that failed before it measured anything. */
  public static LegRecord failed(LegRecord leg, String what) {
    return new LegRecord(
        leg.plan(),
        LegStatus.FAILED,
        Optional.of(Problem.of(Problem.Kind.PLATFORM, what, "")),
        leg.started(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of());
  }

  /** The leg with another end, its measurements kept. */
  public static LegRecord ended(LegRecord leg, LegStatus status) {
    return new LegRecord(
        leg.plan(),
        status,
        Optional.empty(),
        leg.started(),
        leg.intervals(),
        leg.resources(),
        leg.counters(),
        leg.facts());
  }

  /** The leg with errors in its first interval. */
  public static LegRecord withErrors(LegRecord leg, String kind, long count) {
    List<Interval> intervals = new ArrayList<>(leg.intervals());
    Interval first = intervals.getFirst();
    intervals.set(
        0,
        new Interval(first.startMillis(), first.seconds(), first.latencies(), Map.of(kind, count)));
    return new LegRecord(
        leg.plan(),
        leg.status(),
        leg.problem(),
        leg.started(),
        intervals,
        leg.resources(),
        leg.counters(),
        leg.facts());
  }

  /** The leg with other options. */
  public static LegRecord with(LegRecord leg, WorkloadOptions options) {
    LegPlan p = leg.plan();
    return new LegRecord(
        new LegPlan(
            p.seq(),
            p.platform(),
            p.workload(),
            p.pattern(),
            p.clients(),
            p.trial(),
            p.warmup(),
            p.duration(),
            p.iterations(),
            p.fanoutLimit(),
            p.keys(),
            p.timeout(),
            options),
        leg.status(),
        leg.problem(),
        leg.started(),
        leg.intervals(),
        leg.resources(),
        leg.counters(),
        leg.facts());
  }

  /** The leg with facts of its own. */
  public static LegRecord withFacts(LegRecord leg, Map<String, Double> facts) {
    return new LegRecord(
        leg.plan(),
        leg.status(),
        leg.problem(),
        leg.started(),
        leg.intervals(),
        leg.resources(),
        leg.counters(),
        facts);
  }

  /** The run over a dataset of another size. */
  public static RunRecord ofRows(RunRecord run, long rows) {
    RunPlan p = run.plan();
    RunPlan.Dataset d = p.dataset();
    return new RunRecord(
        new RunPlan(
            p.id(),
            p.name(),
            p.created(),
            p.seed(),
            new RunPlan.Dataset(d.name(), "" + rows, d.fingerprint(), rows),
            p.targets(),
            p.legs(),
            p.trials(),
            p.origin()),
        run.status(),
        run.finished(),
        run.environment(),
        run.loads(),
        run.legs(),
        run.log());
  }
}
