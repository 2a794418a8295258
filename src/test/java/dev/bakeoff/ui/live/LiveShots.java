package dev.bakeoff.ui.live;

import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.HistoryWriter;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.TestNavigator;
import dev.bakeoff.ui.theme.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Draws the live screen over a run of hours with incidents and notes, told to the real model, in
 * light and dark: what the quickstart of the other pictures is too short for.
 *
 * <p>Argument: the folder for the pictures.
 */
final class LiveShots {
  private static final int LEG_SECONDS = 90;

  private final Path folder;
  private final HandDrivenLauncher launcher = new HandDrivenLauncher(RunScript.plan(24));
  private final Random random = new Random(5);
  private volatile Instant now = RunScript.START;
  private RunScript run;
  private LiveScreen screen;
  private TestNavigator navigator;
  private Stage stage;

  private LiveShots(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    new LiveShots(folder).draw();
    System.exit(0);
  }

  private void draw() throws Exception {
    Path home = Files.createTempDirectory("live-shots");
    HistoryStore store = new HistoryStore(home);
    navigator = TestNavigator.open(launcher, home, clock());
    Fx.run(
        () -> {
          screen = new LiveScreen(launcher, new SqliteNotebook(store), navigator);
          StackPane root = new StackPane((Parent) screen.view(), navigator.window().notices());
          Scene scene = new Scene(root, 1216, 868);
          navigator.window().theme().dress(scene);
          stage = new Stage();
          stage.setScene(scene);
          stage.show();
          screen.shown();
        });
    shot("live-empty-light");
    Fx.run(() -> navigator.startRun(RunScript.config()));
    run = launcher.run();
    RunEvent.RunStarted started = begin();
    new HistoryWriter(store).on(started);
    hours();
    Fx.await("the run", () -> screen.commands().size() > 3);
    note();
    settle();
    both("live-hours");
    Fx.run(() -> model().select(second(36), second(60)));
    Fx.run(() -> model().point(OptionalDouble.of(second(44))));
    settle();
    both("live-zoomed");
    Fx.run(() -> model().point(OptionalDouble.empty()));
    Fx.run(() -> model().reset());
    size(800, 668);
    both("live-1024x700");
    size(1216, 868);
    choose("live-so-far");
    both("live-so-far");
    choose("live-overview");
    run.finished(RunStatus.FAILED);
    launcher.end().complete(RunStatus.FAILED);
    settle();
    both("live-hours-ended");
    store.close();
  }

  private LiveModel model() {
    return screen.model();
  }

  /** Minutes of the run's measured part as seconds of the run. */
  private static double second(double minutes) {
    return minutes * 60;
  }

  private Clock clock() {
    return new Clock() {
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
  }

  private RunEvent.RunStarted begin() {
    pass(4000);
    RunPlan plan = run.plan();
    RunEvent.RunStarted started =
        new RunEvent.RunStarted(
            now,
            plan,
            new dev.bakeoff.metrics.Environment(
                "CPU", 8, 32_000, "Linux", "25", "1.0", "h", Map.of()));
    run.tell(started);
    for (int i = 0; i < 3; i++) {
      String name = plan.targets().get(i).platform();
      run.tell(new RunEvent.TargetPhase(now, name, Phase.LOAD));
      pass(70_000 + 40_000L * i);
      run.tell(
          new RunEvent.TargetFinished(
              now,
              new RunEvent.LoadResult(
                  name,
                  Optional.empty(),
                  false,
                  60 + 40 * i,
                  10,
                  Optional.empty(),
                  List.of(
                      new RunEvent.TableProof(
                          "customer_events", 100_000, 100_000, "f".repeat(32), "f".repeat(32))))));
    }
    return started;
  }

  private void hours() {
    for (int leg = 0; leg < 100; leg++) {
      run.tell(new RunEvent.LegStarted(now, leg));
      pass(1500);
      run.tell(new RunEvent.LegPhase(now, leg, Phase.WARM_UP));
      pass(8000);
      run.tell(new RunEvent.LegPhase(now, leg, Phase.MEASURE));
      measure(leg);
      if (leg == 99) {
        return;
      }
      run.tell(new RunEvent.LegPhase(now, leg, Phase.TEAR_DOWN));
      pass(900 + random.nextInt(2500));
      boolean failed = leg == 61;
      run.tell(
          new RunEvent.LegFinished(
              now,
              leg,
              failed ? LegStatus.FAILED : LegStatus.COMPLETED,
              failed
                  ? Optional.of(
                      Problem.of(
                          Problem.Kind.WORKER,
                          "The worker was killed after its timeout of 3 min.",
                          "Ask for fewer clients or a longer timeout."))
                  : Optional.empty()));
    }
  }

  private void measure(int leg) {
    double[] typical = {32, 5.2, 11};
    double base = typical[leg % 3] * (leg / 3 % 2 == 0 ? 1 : 4);
    // Four clients in a closed loop, by Little's law.
    double rate = 4000 / (base * 1.45);
    for (int i = 0; i < (leg == 99 ? 40 : LEG_SECONDS); i++) {
      pass(1000);
      boolean out = leg == 23 && i > 20 && i < 35;
      boolean errors = leg == 50 && i > 60 && i < 80;
      boolean checkpoint = leg % 3 == 2 && i % 45 > 40;
      int count = out ? 0 : (int) (rate * (0.95 + 0.1 * random.nextDouble()));
      long[] nanos = new long[count];
      for (int k = 0; k < count; k++) {
        double tail = Math.pow(random.nextDouble(), 9) * (checkpoint ? 25 : 5);
        nanos[k] = (long) (base * 1e6 * (0.75 + 0.4 * random.nextDouble() + tail));
      }
      Map<String, Long> failed =
          out ? Map.of("connection", 64L) : errors ? Map.of("timeout", 6L) : Map.of();
      run.tell(
          new RunEvent.LegInterval(
              now, leg, new Interval(i * 1000L, 1.0, Latencies.ofNanos(nanos), failed)));
      run.tell(
          new RunEvent.LegResources(
              now,
              leg,
              new ResourceSample(
                  40 + random.nextInt(30),
                  412,
                  OptionalDouble.of(160 + random.nextInt(60)),
                  OptionalDouble.of(830),
                  Optional.of(now),
                  Map.of(
                      Gauge.HOST_CPU, 310.0,
                      Gauge.HOST_MEMORY, 11_400.0,
                      Gauge.DRIVER_HICCUP, leg == 71 && i == 33 ? 420.0 : 3.0))));
    }
    if (leg == 23) {
      run.tell(
          new RunEvent.Logged(
              now,
              java.util.OptionalInt.of(leg),
              Level.WARNING,
              "postgresql: Requests work again after 14.0 s; 896 had failed, 4 clients"
                  + " reconnected."));
    }
  }

  private void note() {
    Fx.run(
        () -> {
          model().notes().add(RunScript.START.plusSeconds(2560), "Restarted the server by hand");
          model().notes().add(RunScript.START.plusSeconds(6300), "Backup of the cluster begins");
        });
  }

  private void pass(long millis) {
    now = now.plusMillis(millis);
    run.pass(millis);
  }

  private void choose(String id) throws Exception {
    Fx.run(() -> Fx.find(screen.view(), ToggleButton.class, t -> id.equals(t.getId())).fire());
    settle();
  }

  private void size(double width, double height) throws Exception {
    Fx.run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    settle();
  }

  private static void settle() throws Exception {
    Thread.sleep(1800);
  }

  private void both(String name) throws Exception {
    shot(name + "-light");
    Fx.run(() -> navigator.window().theme().appearanceProperty().set(Appearance.DARK));
    Thread.sleep(600);
    shot(name + "-dark");
    Fx.run(() -> navigator.window().theme().appearanceProperty().set(Appearance.LIGHT));
    Thread.sleep(600);
  }

  private void shot(String name) throws Exception {
    WritableImage image = Fx.get(() -> stage.getScene().snapshot(null));
    ImageIO.write(
        SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name + ".png").toFile());
  }
}
