package dev.bakeoff.ui;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the desktop app. */
public final class Desktop {
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
   * Opens the window and returns once it has been closed and a run under way has been told to stop.
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
    CompletableFuture<Void> closed = new CompletableFuture<>();
    try {
      Platform.startup(
          () -> {
            try {
              Platform.setImplicitExit(false);
              Stage stage = new Stage();
              DesktopApp app = new DesktopApp(services, stage);
              stage.addEventHandler(
                  javafx.stage.WindowEvent.WINDOW_HIDDEN, e -> closed.complete(null));
              app.show();
            } catch (RuntimeException e) {
              closed.completeExceptionally(e);
            }
          });
    } catch (UnsupportedOperationException e) {
      throw noDisplay().asException(e);
    }
    try {
      closed.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      Platform.exit();
    }
  }

  private static Problem noDisplay() {
    return Problem.request(
        Texts.of("app.there-is-no-display-to-open"), Texts.of("app.use-the-command-line-bakeoff"));
  }
}
