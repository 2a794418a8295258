import com.sun.management.OperatingSystemMXBean;
import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LatencyRecorder;
import dev.bakeoff.metrics.LatencySeries;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.LoadDriver;
import dev.bakeoff.workload.LoadListener;
import dev.bakeoff.workload.LoadSettings;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The load driver against pgbench: the same server, the same table, the same query, in turn. And
 * the driver alone, against a platform that does nothing.
 *
 * <p>Arguments: {@code noop}, {@code open RATE CLIENTS SECONDS}, {@code record}, or {@code pgbench
 * ROUNDS SECONDS}.
 */
final class DriverBench {
  private static final Duration WARMUP = Duration.ofSeconds(4);

  private DriverBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals("noop")) {
      noop();
    } else if (args.length == 3 && args[0].equals("pgbench")) {
      pgbench(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    } else if (args.length == 4 && args[0].equals("open")) {
      open(Double.parseDouble(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    } else if (args.length == 1 && args[0].equals("record")) {
      RecordBench.run();
    } else {
      System.err.println("noop | open RATE CLIENTS SECONDS | record | pgbench ROUNDS SECONDS");
      System.exit(2);
    }
  }

  private static void noop() throws Exception {
    RequestPlan plan = nothing();
    double[] rates = new double[5];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = drive(new NoPlatform(), plan, 1, Duration.ofSeconds(3)).rate();
    }
    System.out.printf(
        Locale.ROOT, "no-op platform, 1 client: %s operations/s%n", spread(rates, "%,.0f"));
  }

  private static RequestPlan nothing() {
    return RequestPlan.single(
        "nothing", new Access.Aggregation(null, "", ""), new TableEntry.KeyRange(1, 10_000));
  }

  /** How well an open loop keeps its rate and its schedule against a platform that does nothing. */
  private static void open(double rate, int clients, int seconds) throws Exception {
    for (int round = 0; round < 5; round++) {
      LoadSettings settings =
          new LoadSettings(
              clients,
              WARMUP,
              Duration.ofSeconds(seconds),
              OptionalLong.empty(),
              Duration.ofSeconds(1),
              KeyDistribution.UNIFORM,
              KeyOptions.DEFAULT,
              Pacing.open(Pacing.Arrivals.CONSTANT, List.of(rate)),
              1);
      Sum sum = new Sum();
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long cpu = process.getProcessCpuTime();
      long start = System.nanoTime();
      new LoadDriver(new NoPlatform(), nothing(), settings, sum).run(new Cancellation());
      double busy = 100.0 * (process.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
      Latencies wait = Latencies.merge(sum.waits);
      System.out.printf(
          Locale.ROOT,
          "%,.0f/s, %d clients: %,.1f/s (%+.3f %%); start after schedule p50 %.3f, p99 %.3f,"
              + " p99.9 %.3f, max %.2f ms; late %.1f %%, dropped %d; CPU %.0f %%%n",
          rate,
          clients,
          sum.operations / sum.seconds,
          100 * (sum.operations / sum.seconds / rate - 1),
          wait.percentileMillis(50),
          wait.percentileMillis(99),
          wait.percentileMillis(99.9),
          wait.maxMillis(),
          100.0 * sum.late / sum.intended,
          sum.dropped,
          busy);
    }
  }

  private static void pgbench(int rounds, int seconds) throws Exception {
    Path home = Files.createTempDirectory("bakeoff-bench");
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest data =
        new DatasetCreator(catalog, BuiltInSpecs.load(), Clock.systemUTC())
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.scale("small"), 42, 2),
                Progress.NONE,
                new Cancellation());
    PostgresAdapter adapter = new PostgresAdapter();
    try (BuiltInServer.Running server =
        adapter.builtInServer().orElseThrow().start(home.resolve("pg"))) {
      Connection write = connection(server, false);
      try (PlatformSession session = adapter.open(write)) {
        session.load(data, new ParquetSource(catalog, data), Progress.NONE, new Cancellation());
      }
      Path script = home.resolve("lookup.sql");
      Files.writeString(
          script,
          "\\set id random(1, 10000)\n"
              + "SELECT * FROM customer_1_0.customer_profiles WHERE customer_id = :id;\n");
      RequestPlan plan = RequestPlan.of(Pattern.LOOKUP, 10, WorkloadOptions.DEFAULT, data.tables());
      for (int clients : new int[] {1, 10, 50}) {
        Round[] ours = new Round[rounds];
        Round[] theirs = new Round[rounds];
        for (int round = 0; round < rounds; round++) {
          theirs[round] = runPgbench(server, home, script, clients, seconds);
          try (PlatformSession session = adapter.open(connection(server, true))) {
            ours[round] = drive(session, plan, clients, Duration.ofSeconds(seconds));
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%2d clients: Bakeoff %s, pgbench %s lookups/s, ratio %s%n"
                + "   p50 %s and %s ms, ratio %s; p99 %s and %s ms, ratio %s%n",
            clients,
            spread(each(ours, Round::rate), "%,.0f"),
            spread(each(theirs, Round::rate), "%,.0f"),
            spread(ratios(ours, theirs, Round::rate), "%.2f"),
            spread(each(ours, Round::p50), "%.3f"),
            spread(each(theirs, Round::p50), "%.3f"),
            spread(ratios(ours, theirs, Round::p50), "%.2f"),
            spread(each(ours, Round::p99), "%.3f"),
            spread(each(theirs, Round::p99), "%.3f"),
            spread(ratios(ours, theirs, Round::p99), "%.2f"));
      }
    }
  }

  private static double[] each(Round[] rounds, ToDoubleFunction<Round> part) {
    return Arrays.stream(rounds).mapToDouble(part).toArray();
  }

  private static double[] ratios(Round[] ours, Round[] theirs, ToDoubleFunction<Round> part) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = part.applyAsDouble(ours[i]) / part.applyAsDouble(theirs[i]);
    }
    return ratios;
  }

  static Connection connection(BuiltInServer.Running server, boolean readOnly) {
    return new Connection(
        "pg", "postgresql", "customer_1_0", readOnly, server.settings(), server.secrets());
  }

  /** Percentiles are of a tenth of its transactions, which it logs, drawn by itself. */
  private static Round runPgbench(
      BuiltInServer.Running server, Path home, Path script, int clients, int seconds)
      throws Exception {
    Path logs = Files.createTempDirectory(home, "pgbench");
    Map<String, String> at = server.settings();
    List<String> command =
        new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", script.toString()));
    command.addAll(
        List.of("-c", "" + clients, "-j", "" + Math.min(clients, 2), "-T", "" + seconds));
    command.addAll(List.of("-l", "--sampling-rate=0.1", "--log-prefix=" + logs.resolve("log")));
    command.addAll(
        List.of(
            "-h", at.get("host"), "-p", at.get("port"), "-U", at.get("user"), at.get("database")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", server.secrets().get("password"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher tps = java.util.regex.Pattern.compile("tps = ([0-9.]+)").matcher(output);
    if (process.waitFor() != 0 || !tps.find()) {
      throw new IllegalStateException("pgbench failed: " + output);
    }
    Latencies latencies = logged(logs);
    return new Round(
        Double.parseDouble(tps.group(1)),
        latencies.percentileMillis(50),
        latencies.percentileMillis(99));
  }

  /** The third column of pgbench's logs is a transaction's time in microseconds. */
  private static Latencies logged(Path logs) throws IOException {
    List<Long> nanos = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          nanos.add(1000 * Long.parseLong(line.split(" ")[2]));
        }
      }
    }
    return Latencies.ofNanos(nanos.stream().mapToLong(Long::longValue).toArray());
  }

  /** What one contender did in one round. */
  record Round(double rate, double p50, double p99) {}

  static Round drive(PlatformSession session, RequestPlan plan, int clients, Duration duration)
      throws InterruptedException {
    LoadSettings settings =
        new LoadSettings(
            clients,
            WARMUP,
            duration,
            OptionalLong.empty(),
            Duration.ofSeconds(1),
            KeyDistribution.UNIFORM,
            KeyOptions.DEFAULT,
            Pacing.CLOSED,
            1);
    Sum sum = new Sum();
    new LoadDriver(session, plan, settings, sum).run(new Cancellation());
    Latencies all = Latencies.merge(sum.latencies);
    return new Round(
        sum.operations / sum.seconds, all.percentileMillis(50), all.percentileMillis(99));
  }

  static String spread(double[] values, String format) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        format + " (" + format + " to " + format + ")",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static final class Sum implements LoadListener {
    private double operations;
    private double seconds;
    private long intended;
    private long late;
    private long dropped;
    private final List<Latencies> waits = new ArrayList<>();
    private final List<Latencies> latencies = new ArrayList<>();

    @Override
    public void warmupStarted() {}

    @Override
    public void measureStarted() {}

    @Override
    public void interval(Interval interval) {
      operations += interval.operations();
      latencies.add(interval.latencies());
      seconds += interval.seconds();
      if (interval.arrivals().isPresent()) {
        intended += interval.arrivals().get().intended();
        late += interval.arrivals().get().late();
        dropped += interval.arrivals().get().dropped();
        waits.add(interval.series().getOrDefault(Series.WAIT, Latencies.EMPTY));
      }
    }

    @Override
    public void facts(Map<String, Double> facts) {}

    @Override
    public void note(String message) {
      System.err.println(message);
    }
  }

  /** What it costs a client to record one request, beside reading the clock. */
  private static final class RecordBench {
    private static final int TIMES = 20_000_000;

    static void run() {
      long[] values = new SplittableRandom(1).longs(4096, 20_000, 2_000_000).toArray();
      for (int round = 0; round < 5; round++) {
        LatencySeries[] series = new LatencySeries[5];
        LatencyRecorder[] ours = new LatencyRecorder[series.length];
        SingleWriterRecorder[] theirs = new SingleWriterRecorder[series.length];
        for (int i = 0; i < series.length; i++) {
          series[i] = new LatencySeries();
          ours[i] = series[i].recorder();
          theirs[i] = new SingleWriterRecorder(3);
        }
        System.out.printf(
            Locale.ROOT,
            "one distribution: ours %.1f ns, HdrHistogram's recorder %.1f ns; five: ours %.1f ns,"
                + " HdrHistogram's %.1f ns%n",
            time(values, value -> ours[0].record(value)),
            time(values, value -> theirs[0].recordValue(value)),
            time(
                values,
                value -> {
                  for (LatencyRecorder each : ours) {
                    each.record(value);
                  }
                }),
            time(
                values,
                value -> {
                  for (SingleWriterRecorder each : theirs) {
                    each.recordValue(value);
                  }
                }));
        long start = System.nanoTime();
        Latencies drained = series[0].drain();
        long middle = System.nanoTime();
        int length = drained.encode().length();
        System.out.printf(
            Locale.ROOT,
            "reading one out %.2f ms, encoding it %.2f ms (%,d characters, %,d values)%n",
            (middle - start) / 1e6,
            (System.nanoTime() - middle) / 1e6,
            length,
            drained.count());
      }
    }

    private static double time(long[] values, LongConsumer work) {
      long start = System.nanoTime();
      for (int i = 0; i < TIMES; i++) {
        work.accept(values[i & 4095]);
      }
      return (System.nanoTime() - start) / (double) TIMES;
    }
  }

  /** Answers at once. */
  private static final class NoPlatform implements PlatformSession {
    @Override
    public PlatformClient connectClient() {
      return new PlatformClient() {
        @Override
        public Operation prepare(Access access) {
          return _ -> 1;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public PlatformInfo describe() {
      return new PlatformInfo("nothing", "0", "none", Map.of(), OptionalLong.empty(), 0);
    }

    @Override
    public boolean holds(Manifest manifest) {
      return true;
    }

    @Override
    public void load(
        Manifest manifest, DatasetSource source, Progress progress, Cancellation cancel) {}

    @Override
    public RowCursor scan(TableEntry table) {
      throw new IllegalStateException("holds no rows");
    }

    @Override
    public void unload() {}

    @Override
    public void close() {}
  }
}
