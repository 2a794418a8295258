package dev.bakeoff.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** The headless toolkit for tests: runs code on the window's thread and waits for what follows. */
public final class Fx {
  private static final long PATIENCE_MILLIS = 15_000;

  private Fx() {}

  /** Starts the toolkit where no other test has. */
  public static void start() {
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException e) {
      // It runs already.
      Platform.setImplicitExit(false);
    }
    Platform.setImplicitExit(false);
  }

  public static <T> T get(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError("the window's thread did not answer", e);
    }
  }

  public static void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits until something holds on the window's thread. */
  public static void await(String what, Callable<Boolean> condition) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!get(condition)) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited in vain for: " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Puts a node in a scene of this size and lays it out; on the window's thread. */
  public static Scene layOut(Parent root, double width, double height) {
    Scene scene = root.getScene() == null ? new Scene(root, width, height) : root.getScene();
    root.applyCss();
    root.resize(width, height);
    root.layout();
    return scene;
  }

  /** A picture of a scene; on the window's thread. */
  public static WritableImage picture(Scene scene) {
    return scene.snapshot(null);
  }

  /** How many pixels are about of this colour. */
  public static long pixels(WritableImage image, Color color) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color pixel = image.getPixelReader().getColor(x, y);
        if (Math.abs(pixel.getRed() - color.getRed()) < 0.02
            && Math.abs(pixel.getGreen() - color.getGreen()) < 0.02
            && Math.abs(pixel.getBlue() - color.getBlue()) < 0.02) {
          count++;
        }
      }
    }
    return count;
  }

  /** All texts of visible labels and buttons below a node, with plain spaces. */
  public static List<String> texts(Node root) {
    List<String> texts = new ArrayList<>();
    visit(
        root,
        node -> {
          if (node instanceof Labeled labeled
              && labeled.getText() != null
              && !labeled.getText().isEmpty()) {
            texts.add(labeled.getText().replace('\u00a0', ' ').replace('\u202f', ' '));
          }
          return false;
        });
    return texts;
  }

  /** The first visible node below another that fits. */
  public static <T extends Node> T find(Node root, Class<T> type, Predicate<T> fits) {
    return visit(root, n -> type.isInstance(n) && fits.test(type.cast(n)))
        .map(type::cast)
        .orElseThrow(() -> new AssertionError("no such " + type.getSimpleName()));
  }

  private static Optional<Node> visit(Node node, Predicate<Node> found) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (found.test(node)) {
      return Optional.of(node);
    }
    List<Node> children = new ArrayList<>();
    if (node instanceof ScrollPane scroll && scroll.getSkin() == null) {
      children.add(scroll.getContent());
    } else if (node instanceof TabPane tabs && tabs.getSkin() == null) {
      tabs.getTabs().forEach(t -> children.add(t.getContent()));
    } else if (node instanceof Parent parent) {
      children.addAll(parent.getChildrenUnmodifiable());
    }
    return children.stream().flatMap(c -> visit(c, found).stream()).findFirst();
  }
}
