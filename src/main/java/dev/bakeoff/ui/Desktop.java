package dev.bakeoff.ui;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the desktop app. */
public final class Desktop {
  private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

  private static final long PATIENCE_SECONDS = 20;

  private Desktop() {}

  /** Why no window can be opened here; empty where one can, as far as can be told beforehand. */
  public static Optional<Problem> obstacle() {
    return obstacle(
        System.getProperty("os.name", ""),
        System.getenv(),
        System.getProperty("glass.platform", ""));
  }

  static Optional<Problem> obstacle(String os, Map<String, String> env, String glass) {
    boolean linux = os.toLowerCase(Locale.ROOT).contains("linux");
    boolean display =
        !env.getOrDefault("DISPLAY", "").isEmpty()
            || !env.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return linux && !display && !glass.equalsIgnoreCase("headless")
        ? Optional.of(noDisplay())
        : Optional.empty();
  }

  /**
   * Opens the window and returns once it has been closed and its run has ended: at once where none
   * was under way, soon where it was told to stop, and when it is done where it was to go on in the
   * background. Meanwhile the process has no window, and another one can be opened that watches it.
   *
   * @throws dev.bakeoff.model.ProblemException where there is no display
   */
  public static void open(UiServices services) {
    obstacle()
        .ifPresent(
            problem -> {
              throw problem.asException();
            });
    services.settings().get().language().apply();
    CompletableFuture<Optional<RunMonitor.OwnRun>> closed = new CompletableFuture<>();
    try {
      Platform.startup(
          () -> {
            try {
              Platform.setImplicitExit(false);
              DesktopApp app = new DesktopApp(services, new Stage());
              var _ = app.closed().thenAccept(closed::complete);
              app.show();
              new StartClock().start();
            } catch (RuntimeException e) {
              closed.completeExceptionally(e);
            }
          });
    } catch (UnsupportedOperationException e) {
      throw noDisplay().asException(e);
    }
    Optional<RunMonitor.OwnRun> run;
    try {
      run = closed.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      Platform.exit();
    }
    run.ifPresent(Desktop::await);
  }

  /** Tells the log how long the start took: to the third frame, when the window can be used. */
  private static final class StartClock extends AnimationTimer {
    private static final int USABLE = 3;

    private int frames;

    @Override
    public void handle(long now) {
      if (++frames == USABLE) {
        stop();
        ProcessHandle.current()
            .info()
            .startInstant()
            .ifPresent(
                start ->
                    LOG.info(
                        "The window was there {} ms after the start.",
                        Duration.between(start, Instant.now()).toMillis()));
      }
    }
  }

  /** A process that is told to end, as at the end of a session, stops its run in good order. */
  private static void await(RunMonitor.OwnRun run) {
    Thread hook =
        Thread.ofPlatform()
            .name("stop-run")
            .unstarted(
                () -> {
                  run.stop().run();
                  run.over()
                      .copy()
                      .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                      .join();
                });
    Runtime.getRuntime().addShutdownHook(hook);
    run.over().join();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already on its way out, because of that very hook.
      return;
    }
  }

  private static Problem noDisplay() {
    return Problem.request(
        Texts.of("app.there-is-no-display-to-open"), Texts.of("app.use-the-command-line-bakeoff"));
  }
}
