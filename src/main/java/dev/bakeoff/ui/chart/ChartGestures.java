package dev.bakeoff.ui.chart;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The hand on a live chart. Pointing moves the crosshair; the wheel looks more closely, sideways it
 * moves; dragging chooses a stretch, with Shift it moves; a double click shows the whole run. With
 * the keyboard: arrows move the crosshair from reading to reading, with Shift the stretch, + and -
 * look more and less closely, End goes to the present and Esc shows the whole run.
 */
final class ChartGestures {
  private static final double CLOSER = 0.8;
  private static final double STEP_OF_STRETCH = 0.2;

  /** A hand that clicks moves the mouse a little. */
  private static final double LEAST_DRAG = 6;

  private final LiveChart chart;
  private final TimeControl control;
  private double pressedAt = Double.NaN;
  private double draggedTo = Double.NaN;

  private ChartGestures(LiveChart chart, TimeControl control) {
    this.chart = chart;
    this.control = control;
  }

  static void install(LiveChart chart, TimeControl control) {
    ChartGestures gestures = new ChartGestures(chart, control);
    chart.setOnMouseMoved(e -> control.point(chart.secondAt(e.getX())));
    chart.setOnMouseExited(e -> control.point(OptionalDouble.empty()));
    chart.setOnMousePressed(gestures::pressed);
    chart.setOnMouseDragged(gestures::dragged);
    chart.setOnMouseReleased(gestures::released);
    chart.setOnMouseClicked(gestures::clicked);
    chart.setOnScroll(gestures::scrolled);
    chart.setOnKeyPressed(gestures::key);
  }

  private void pressed(MouseEvent event) {
    chart.requestFocus();
    pressedAt = event.getButton() == MouseButton.PRIMARY ? event.getX() : Double.NaN;
    draggedTo = pressedAt;
  }

  private void dragged(MouseEvent event) {
    if (Double.isNaN(pressedAt) || chart.seconds() == 0) {
      return;
    }
    if (event.isShiftDown()) {
      control.move((draggedTo - event.getX()) * chart.secondsPerPixel());
    } else if (Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
      chart.choosing(Optional.of(new double[] {pressedAt, event.getX()}));
    }
    draggedTo = event.getX();
    control.point(chart.secondAt(event.getX()));
  }

  private void released(MouseEvent event) {
    if (Double.isNaN(pressedAt) || chart.seconds() == 0) {
      return;
    }
    chart.choosing(Optional.empty());
    if (!event.isShiftDown() && Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
      OptionalDouble anchor = chart.secondAt(pressedAt);
      if (anchor.isPresent()) {
        double a = anchor.getAsDouble();
        double b = a + (event.getX() - pressedAt) * chart.secondsPerPixel();
        control.select(Math.min(a, b), Math.max(a, b));
      }
    }
    pressedAt = Double.NaN;
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 2
        && event.isStillSincePress()) {
      control.reset();
    }
  }

  private void scrolled(ScrollEvent event) {
    OptionalDouble around = chart.secondAt(event.getX());
    if (around.isEmpty() || chart.seconds() == 0) {
      return;
    }
    // With Shift the system turns the wheel's direction sideways.
    if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      control.move(-Math.signum(event.getDeltaX()) * STEP_OF_STRETCH * chart.seconds() / 2);
    } else if (event.getDeltaY() != 0) {
      control.zoom(event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER, around.getAsDouble());
    }
    // The page below must not move along.
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || !act(event)) {
      return;
    }
    event.consume();
  }

  private boolean act(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
      boolean forward = code == KeyCode.RIGHT;
      if (event.isShiftDown()) {
        control.move((forward ? 1 : -1) * STEP_OF_STRETCH * chart.seconds());
      } else {
        OptionalDouble next = chart.step(forward);
        if (next.isPresent()) {
          control.point(next);
        }
      }
      return true;
    }
    if (code == KeyCode.END) {
      control.follow();
      return true;
    }
    if (code == KeyCode.ESCAPE) {
      control.reset();
      control.point(OptionalDouble.empty());
      return true;
    }
    boolean closer = code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS;
    if (closer || code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      OptionalDouble around = chart.crosshair();
      if (around.isEmpty()) {
        around = chart.middle();
      }
      if (around.isPresent()) {
        control.zoom(closer ? CLOSER : 1 / CLOSER, around.getAsDouble());
      }
      return true;
    }
    return false;
  }
}
