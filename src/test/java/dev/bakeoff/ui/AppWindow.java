package dev.bakeoff.ui;

import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.kit.FilePicker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on real services, and a user's hands on it. */
public final class AppWindow implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;

  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final DesktopApp app;

  private AppWindow(Stage stage, DesktopApp app) {
    this.stage = stage;
    this.app = app;
  }

  /**
   * Opens the window as a start of the app does.
   *
   * @param picked the file that the user picks in every file dialog
   */
  public static AppWindow open(UiServices services, Path picked, double width, double height) {
    Fx.start();
    AppWindow window =
        Fx.get(
            () -> {
              Stage stage = new Stage();
              DesktopApp app = new DesktopApp(services, stage, owner -> new Picked(picked));
              stage.setWidth(width);
              stage.setHeight(height);
              app.show();
              return new AppWindow(stage, app);
            });
    window.robot.targetWindow(window.stage);
    return window;
  }

  public DesktopApp app() {
    return app;
  }

  public Scene scene() {
    return stage.getScene();
  }

  public String title() {
    return Fx.get(stage::getTitle);
  }

  /** Clicks what has this id, once it is there and may be clicked. */
  public void click(String id) {
    await(
        "#" + id + " can be clicked",
        () -> node(id).filter(n -> n.isVisible() && !n.isDisabled()).isPresent());
    Fx.run(() -> node(id).ifPresent(AppWindow::reveal));
    awaitRest(id);
    robot.clickOn(visible(id));
    settle();
  }

  /** Scrolls until it is in sight, as a user would with the wheel. */
  private static void reveal(Node node) {
    for (Parent p = node.getParent(); p != null; p = p.getParent()) {
      if (p instanceof ScrollPane scroll && scroll.getContent() != null) {
        Node content = scroll.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double view = scroll.getViewportBounds().getHeight();
        double spare = content.getLayoutBounds().getHeight() - view;
        double top = scroll.getVvalue() * spare;
        if (spare > 0 && (place.getMinY() < top || place.getMaxY() > top + view)) {
          scroll.setVvalue(Math.clamp((place.getCenterY() - view / 2) / spare, 0, 1));
        }
      }
    }
  }

  /**
   * A text that grew moves the buttons below it, at the next layout: a click must not precede it.
   */
  private void awaitRest(String id) {
    AtomicReference<Bounds> last = new AtomicReference<>();
    await(
        "#" + id + " to lie still",
        () -> {
          Bounds now =
              Fx.get(
                  () -> {
                    scene().getRoot().applyCss();
                    scene().getRoot().layout();
                    return node(id).map(n -> n.localToScene(n.getLayoutBounds())).orElse(null);
                  });
          return now != null && now.equals(last.getAndSet(now));
        });
  }

  /** Replaces what a field holds by typing. */
  public void type(String id, String text) {
    await("#" + id, () -> node(id).isPresent());
    // Not by a click: what is scrolled out of sight is reached by the Tab key.
    Fx.run(
        () -> {
          TextInputControl field = (TextInputControl) node(id).orElseThrow();
          field.requestFocus();
          field.selectAll();
        });
    robot.write(text);
    settle();
  }

  public void press(KeyCode... keys) {
    robot.press(keys).release(keys);
    settle();
  }

  /** What a field holds. */
  public String value(String id) {
    return Fx.get(() -> ((TextInputControl) node(id).orElseThrow()).getText());
  }

  public boolean enabled(String id) {
    return Fx.get(() -> node(id).map(n -> !n.isDisabled()).orElse(false));
  }

  public boolean has(String id) {
    return Fx.get(() -> node(id).isPresent());
  }

  /** Every text that is to be seen. */
  public List<String> texts() {
    return Fx.get(
        () ->
            Stream.of(".label", ".button", ".toggle-button", ".table-cell")
                .flatMap(css -> scene().getRoot().lookupAll(css).stream())
                .filter(AppWindow::isShowing)
                .map(AppWindow::text)
                .filter(t -> !t.isBlank())
                .toList());
  }

  /** What the messages at the edge say. */
  public List<String> notices() {
    return Fx.get(
        () ->
            app.shell().window().notices().getChildren().stream()
                .map(Node::getAccessibleText)
                .toList());
  }

  /** Waits until some text or message that is to be seen contains this. */
  public void awaitText(String part) {
    await(
        "the text: " + part,
        () -> Stream.concat(texts().stream(), notices().stream()).anyMatch(t -> t.contains(part)));
  }

  public void await(String what, Callable<Boolean> condition) {
    await(what, PATIENCE_MILLIS, condition);
  }

  /** Waits until something holds. */
  public void await(String what, long millis, Callable<Boolean> condition) {
    long end = System.currentTimeMillis() + millis;
    try {
      while (!condition.call()) {
        if (System.currentTimeMillis() > end) {
          throw new AssertionError("waited in vain for " + what + "; to be seen: " + texts());
        }
        Thread.sleep(30);
      }
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("while waiting for " + what, e);
    }
    settle();
  }

  /** The text that the focused node is read out with. */
  public Optional<Node> focused() {
    return Fx.get(() -> Optional.ofNullable(scene().getFocusOwner()));
  }

  @Override
  public void close() {
    Fx.run(stage::close);
  }

  private Optional<Node> node(String id) {
    return scene().getRoot().lookupAll("#" + id).stream().filter(AppWindow::isShowing).findFirst();
  }

  private Node visible(String id) {
    return Fx.get(() -> node(id).orElseThrow(() -> new AssertionError("no #" + id)));
  }

  private static boolean isShowing(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static String text(Node node) {
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  private record Picked(Path path) implements FilePicker {
    @Override
    public Optional<Path> save(String title, String name, String kind, String extension) {
      return Optional.of(path);
    }

    @Override
    public Optional<Path> open(String title, String kind, String extension) {
      return Optional.of(path);
    }

    @Override
    public List<Path> openSeveral(String title, String kind, List<String> extensions) {
      return List.of(path);
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.of(path);
    }
  }
}
