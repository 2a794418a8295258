import com.sun.management.OperatingSystemMXBean;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.live.LiveScreen;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.theme.Appearance;
import dev.bakeoff.ui.theme.ThemeManager;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * The live screen over a run of ten hours, replayed at speed through the real model, with eight
 * platforms at four readings a second: what the heap holds after each hour, what the window's
 * thread is busy with at most; then, in real time, what share of a core monitoring takes in the
 * first minute and after the last hour.
 *
 * <p>Arguments: hours and the seconds of each stretch in real time, {@code 10 40} where there are
 * none.
 */
final class MonitorReplay {
  private static final int PLATFORMS = 8;
  private static final int LEG_SECONDS = 60;

  private final Home home;
  private final AtomicReference<RunListener> listener = new AtomicReference<>();
  private final SplittableRandom random = new SplittableRandom(11);
  private final RunPlan plan;
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");

  private MonitorReplay(Home home, RunPlan plan) {
    this.home = home;
    this.plan = plan;
  }

  private record Home(Path folder) {}

  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    int hours = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 40;
    Home home = new Home(Files.createTempDirectory("monitor-replay"));
    new MonitorReplay(home, plan(hours + 1)).run(hours, seconds);
    System.exit(0);
  }

  private void run(int hours, int seconds) throws Exception {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneId.of("UTC");
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    CompletableFuture<Void> shown = new CompletableFuture<>();
    CompletableFuture<RunMonitor> monitors = new CompletableFuture<>();
    Platform.startup(() -> open(clock, monitors, shown));
    RunMonitor monitor = monitors.get();
    shown.get();
    Platform.runLater(() -> monitor.start(config()));
    while (listener.get() == null) {
      Thread.sleep(10);
    }
    begin();
    Leg leg = new Leg();
    Watch watch = new Watch();
    say(
        "stretch",
        "heap after GC",
        "RSS",
        "CPU of a core",
        "without the JIT compiler",
        "longest FX task (CPU)",
        "load");
    replay(leg, 60);
    Thread.sleep(3000);
    realTime(leg, 15, watch);
    watch.reset();
    double[] first = realTime(leg, seconds, watch);
    tell("real time, minute 2", first, watch);
    for (int hour = 1; hour <= hours; hour++) {
      watch.reset();
      long start = System.nanoTime();
      replay(leg, hour * 3600 - leg.elapsed);
      // The screen is drawn four times a second in between, however fast time passes.
      Thread.sleep(1500);
      tell(
          "hour %d in %.0f s".formatted(hour, (System.nanoTime() - start) / 1e9),
          new double[0],
          watch);
    }
    watch.reset();
    double[] last = realTime(leg, seconds, watch);
    tell("real time, hour " + hours, last, watch);
  }

  private void open(
      Clock clock, CompletableFuture<RunMonitor> monitors, CompletableFuture<Void> shown) {
    RunLauncher launcher =
        new RunLauncher() {
          @Override
          public RunPlan plan(RunConfig config, Manifest dataset) {
            return plan;
          }

          @Override
          public RunHandle launch(RunConfig config, RunListener told) {
            listener.set(told);
            return new Handle(plan);
          }

          @Override
          public RunConfig quickstart() {
            return config();
          }
        };
    RunMonitor monitor = new RunMonitor(launcher, clock, Platform::runLater);
    Navigator navigator = navigator(monitor);
    LiveScreen screen =
        new LiveScreen(launcher, new SqliteNotebook(new HistoryStore(home.folder())), navigator);
    Scene scene = new Scene((javafx.scene.Parent) screen.view(), 1220, 868);
    navigator.window().theme().dress(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    screen.shown();
    monitors.complete(monitor);
    shown.complete(null);
  }

  /** The interface grows with the screens there are; this one goes nowhere. */
  private static Navigator navigator(RunMonitor monitor) {
    Window window =
        new Window(
            new Tasks(),
            new Notices(),
            new Dialogs(),
            (FilePicker)
                Proxy.newProxyInstance(
                    MonitorReplay.class.getClassLoader(),
                    new Class<?>[] {FilePicker.class},
                    (proxy, method, args) -> Optional.empty()),
            new ThemeManager(Appearance.LIGHT));
    InvocationHandler nowhere =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "monitor" -> monitor;
              case "window" -> window;
              default -> null;
            };
    return (Navigator)
        Proxy.newProxyInstance(
            MonitorReplay.class.getClassLoader(), new Class<?>[] {Navigator.class}, nowhere);
  }

  /** As long in the run as by the clock. */
  private double[] realTime(Leg leg, int seconds, Watch watch) throws Exception {
    OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = os.getProcessCpuTime();
    Map<String, Long> before = threads();
    long start = System.nanoTime();
    for (int tick = 0; tick < seconds * 4; tick++) {
      leg.quarter();
      long wait = start + (tick + 1) * 250_000_000L - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
    }
    double passed = System.nanoTime() - start;
    StringBuilder shares = new StringBuilder("  by thread:");
    threads()
        .forEach(
            (name, now) -> {
              double share = 100 * (now - before.getOrDefault(name, 0L)) / passed;
              if (share >= 0.5) {
                shares.append(" %s %.1f %%;".formatted(name, share));
              }
            });
    System.out.println(shares);
    long compiler =
        threads().entrySet().stream()
            .filter(e -> e.getKey().matches("C[12] .*"))
            .mapToLong(e -> e.getValue() - before.getOrDefault(e.getKey(), 0L))
            .sum();
    // What the bench itself takes to make up latencies is in it.
    double all = os.getProcessCpuTime() - cpu;
    return new double[] {100 * all / passed, 100 * (all - compiler) / passed};
  }

  /**
   * CPU time in nanoseconds by thread, the compiler's and the collector's too, where /proc has it.
   */
  private static Map<String, Long> threads() throws IOException {
    Map<String, Long> times = new java.util.TreeMap<>();
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return times;
    }
    try (var all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        String name = Files.readString(task.resolve("comm")).strip();
        String stat = Files.readString(task.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        times.merge(name, ticks * 10_000_000, Long::sum);
      }
    }
    return times;
  }

  private void replay(Leg leg, int seconds) throws Exception {
    long paused = System.nanoTime();
    for (int tick = 0; tick < seconds * 4; tick++) {
      leg.quarter();
      if (System.nanoTime() - paused > 200_000_000L) {
        Thread.sleep(5);
        paused = System.nanoTime();
      }
    }
  }

  private void begin() {
    tell(
        new RunEvent.RunStarted(
            now, plan, new Environment("CPU", 2, 24_000, "Linux", "25", "x", "h", Map.of())));
    for (RunPlan.Target target : plan.targets()) {
      tell(new RunEvent.TargetPhase(now, target.platform(), Phase.LOAD));
      now = now.plusMillis(500);
      tell(
          new RunEvent.TargetFinished(
              now,
              new LoadResult(
                  target.platform(),
                  Optional.empty(),
                  false,
                  0.5,
                  0.1,
                  Optional.empty(),
                  List.of())));
    }
  }

  private void tell(RunEvent event) {
    listener.get().on(event);
  }

  /** The legs of the plan, one after the other, a quarter of a second at a time. */
  private final class Leg {
    private int seq = -1;
    private int quarter = LEG_SECONDS * 4;
    private int elapsed;
    private int quarters;

    void quarter() {
      if (quarter == LEG_SECONDS * 4) {
        if (seq >= 0) {
          tell(new RunEvent.LegFinished(now, seq, LegStatus.COMPLETED, Optional.empty()));
        }
        seq++;
        quarter = 0;
        tell(new RunEvent.LegStarted(now, seq));
        tell(new RunEvent.LegPhase(now, seq, Phase.MEASURE));
      }
      now = now.plusMillis(250);
      quarters++;
      elapsed = quarters / 4;
      tell(new RunEvent.LegInterval(now, seq, interval()));
      tell(new RunEvent.LegResources(now, seq, resources()));
      if (random.nextInt(2000) == 0) {
        tell(
            new RunEvent.Logged(
                now, OptionalInt.of(seq), RunEvent.Level.WARNING, "A line of the log."));
      }
      quarter++;
    }

    private Interval interval() {
      boolean bad = random.nextInt(1500) == 0;
      double base = (1 + seq % PLATFORMS) * 400_000.0;
      long[] nanos = new long[bad ? 0 : 250];
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = (long) (base * (0.5 + 2 * Math.pow(random.nextDouble(), 4)));
      }
      return new Interval(
          quarter * 250L, 0.25, Latencies.ofNanos(nanos), bad ? Map.of("timeout", 3L) : Map.of());
    }

    private ResourceSample resources() {
      return new ResourceSample(
          90 + random.nextInt(20),
          180,
          OptionalDouble.of(40),
          OptionalDouble.of(95),
          Optional.of(now),
          Map.of(
              Gauge.HOST_CPU, 150.0,
              Gauge.HOST_MEMORY, 9000.0,
              Gauge.DRIVER_HICCUP, random.nextInt(3000) == 0 ? 130.0 : 1.0));
    }
  }

  /** The CPU time that the window's thread takes between two beats that it is sent. */
  private static final class Watch {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private long before = -1;

    Watch() {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                while (true) {
                  Platform.runLater(this::beat);
                  try {
                    Thread.sleep(3);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
    }

    private void beat() {
      long cpu = threads.getCurrentThreadCpuTime();
      if (before >= 0) {
        longest.accumulateAndGet(cpu - before, Math::max);
      }
      before = cpu;
    }

    void reset() {
      longest.set(0);
    }

    double longestMillis() {
      return longest.get() / 1e6;
    }
  }

  private static void tell(String stretch, double[] cpu, Watch watch) throws Exception {
    double busiest = watch.longestMillis();
    System.gc();
    Thread.sleep(200);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    say(
        stretch,
        "%.1f MB".formatted((runtime.totalMemory() - runtime.freeMemory()) / 1e6),
        "%.0f MB".formatted(rss()),
        cpu.length == 0 ? "" : "%.1f %%".formatted(cpu[0]),
        cpu.length == 0 ? "" : "%.1f %%".formatted(cpu[1]),
        "%.0f ms".formatted(busiest),
        "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private static double rss() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmRSS"))
            .mapToDouble(l -> Double.parseDouble(l.replaceAll("[^0-9]", "")) * 1024 / 1e6)
            .findFirst()
            .orElse(Double.NaN)
        : Double.NaN;
  }

  private static void say(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }

  private static RunConfig config() {
    List<PlatformProfile> platforms = new ArrayList<>();
    for (int i = 0; i < PLATFORMS; i++) {
      platforms.add(
          new PlatformProfile("platform-" + i, "sqlite", Optional.empty(), Map.of(), true));
    }
    return new RunConfig(
        "Ten hours",
        DatasetRef.parse("customer:1.0"),
        Optional.empty(),
        platforms,
        List.of(),
        3,
        OptionalLong.empty(),
        Optional.empty(),
        "bench");
  }

  private static RunPlan plan(int hours) {
    List<RunPlan.Target> targets = new ArrayList<>();
    for (int i = 0; i < PLATFORMS; i++) {
      targets.add(
          new RunPlan.Target(
              "platform-" + i, "sqlite", "Platform %c".formatted('A' + i), Map.of(), true));
    }
    int count = hours * 3600 / LEG_SECONDS;
    List<LegPlan> legs = new ArrayList<>();
    for (int seq = 0; seq < count; seq++) {
      legs.add(
          new LegPlan(
              seq,
              "platform-" + seq % PLATFORMS,
              "lookup",
              Pattern.LOOKUP,
              10 * (1 + seq / PLATFORMS % 3),
              1 + seq / (PLATFORMS * 3),
              Duration.ZERO,
              Duration.ofSeconds(LEG_SECONDS),
              OptionalLong.empty(),
              20,
              KeyDistribution.UNIFORM,
              Duration.ofMinutes(5)));
    }
    return new RunPlan(
        "20261121-080000-bench",
        "Ten hours",
        Instant.parse("2026-11-21T08:00:00Z"),
        7,
        new RunPlan.Dataset("customer", "1.0", "f".repeat(32), 110_000),
        targets,
        legs,
        count / (PLATFORMS * 3) + 1,
        "bench");
  }

  private record Handle(RunPlan known) implements RunHandle {
    @Override
    public Optional<RunPlan> plan() {
      return Optional.of(known);
    }

    @Override
    public void cancel() {}

    @Override
    public CompletableFuture<RunStatus> end() {
      return new CompletableFuture<>();
    }
  }
}
