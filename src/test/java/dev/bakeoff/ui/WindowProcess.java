package dev.bakeoff.ui;

import dev.bakeoff.RealServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * Opens the real window as a start of the app does, runs the quickstart, and closes the window
 * while it is under way, with the answer that is given: {@code close-keep} or {@code close-stop}.
 * Ends when the app would.
 */
public final class WindowProcess {
  private static final long PATIENCE_MILLIS = 120_000;

  private WindowProcess() {}

  public static void main(String[] args) throws Exception {
    String answer = args[0];
    try (RealServices services =
        new RealServices(
            Path.of(System.getenv("BAKEOFF_HOME")),
            real -> OwnQuickstart.onSqlite(real, Duration.ofSeconds(4), 9))) {
      Thread hand = Thread.ofPlatform().daemon().unstarted(() -> drive(answer));
      hand.start();
      Desktop.open(services.ui());
    }
    say("ENDED");
    System.exit(0);
  }

  private static void drive(String answer) {
    try {
      press("quickstart");
      await(_ -> running(), "a run under way");
      onWindow(() -> stage().ifPresent(WindowProcess::close));
      press(answer);
      await(stage -> !stage.isShowing(), "the window to be gone");
      say("CLOSED");
    } catch (Exception e) {
      say("FAILED " + e);
      System.exit(3);
    }
  }

  private static void close(Stage stage) {
    Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  private static boolean running() {
    return stage().map(s -> s.getScene().lookup("#live-cancel")).filter(Node::isVisible).isPresent()
        && label("RUNNING");
  }

  private static boolean label(String text) {
    return stage().orElseThrow().getScene().getRoot().lookupAll(".label").stream()
        .anyMatch(n -> n instanceof javafx.scene.control.Label l && text.equals(l.getText()));
  }

  private static void press(String id) throws Exception {
    await(stage -> stage.getScene().lookup("#" + id) instanceof Button, id);
    onWindow(() -> ((Button) stage().orElseThrow().getScene().lookup("#" + id)).fire());
  }

  private static void await(Predicate<Stage> condition, String what) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (System.currentTimeMillis() < end) {
      CompletableFuture<Boolean> holds = new CompletableFuture<>();
      try {
        Platform.runLater(
            () ->
                holds.complete(
                    stage().map(condition::test).orElse(what.equals("the window to be gone"))));
        if (holds.get(10, TimeUnit.SECONDS)) {
          return;
        }
      } catch (IllegalStateException e) {
        // The toolkit has not started yet.
        Thread.sleep(50);
        continue;
      } catch (java.util.concurrent.TimeoutException e) {
        if (what.equals("the window to be gone")) {
          // So is the toolkit.
          return;
        }
        throw e;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("waited in vain for " + what);
  }

  private static Optional<Stage> stage() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .findFirst();
  }

  private static void onWindow(Runnable work) {
    Platform.runLater(work);
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
