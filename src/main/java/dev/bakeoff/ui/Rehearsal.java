package dev.bakeoff.ui;

import dev.bakeoff.ui.shell.Destination;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Opens the window, looks at its screens and closes it, so that a virtual machine that writes an
 * archive of loaded classes has met those that a start needs. The build does this once.
 */
public final class Rehearsal {
  private static final double SECONDS_A_SCREEN = 0.7;
  private static final int PATIENCE_SECONDS = 120;

  private Rehearsal() {}

  /** Returns once all screens were seen; whether they were. */
  public static boolean open(UiServices services) {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    Platform.startup(
        () -> {
          try {
            DesktopApp app = new DesktopApp(services, new Stage());
            app.show();
            Timeline visit = new Timeline();
            double at = 0;
            for (Destination destination : Destination.values()) {
              at += SECONDS_A_SCREEN;
              visit
                  .getKeyFrames()
                  .add(new KeyFrame(Duration.seconds(at), e -> app.shell().show(destination)));
            }
            visit.setOnFinished(e -> seen.complete(null));
            visit.play();
          } catch (RuntimeException e) {
            seen.completeExceptionally(e);
          }
        });
    try {
      seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      System.getLogger(Rehearsal.class.getName())
          .log(System.Logger.Level.WARNING, "The screens were not all seen.", e);
      return false;
    } finally {
      Platform.exit();
    }
  }
}
