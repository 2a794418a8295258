package dev.bakeoff.ui.tour;

import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.Stage;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where the tour is. It follows the run that is under way by itself, and never goes back on its
 * own. FX thread only.
 */
final class TourModel {
  private final ReadOnlyObjectWrapper<Optional<TourStep>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Stage> before = Optional.empty();
  private boolean accepted;

  /** The step that is told of; empty while there is no tour. */
  ReadOnlyObjectProperty<Optional<TourStep>> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Whether it was asked for, rather than only offered. */
  boolean isAccepted() {
    return accepted;
  }

  /** Offers itself; it keeps to Home until it is taken up. */
  void offer() {
    step.set(Optional.of(TourStep.WELCOME));
  }

  /** Begins at the first step. */
  void begin() {
    accepted = true;
    step.set(Optional.of(TourStep.WELCOME));
  }

  void end() {
    accepted = false;
    step.set(Optional.empty());
  }

  boolean isFirst() {
    return step.get().filter(s -> s == TourStep.WELCOME).isPresent();
  }

  boolean isLast() {
    return step.get().filter(s -> s == TourStep.REPORT).isPresent();
  }

  void back() {
    step.get().filter(s -> s.place() > 0).ifPresent(s -> go(s.place() - 1));
  }

  void next() {
    accepted = true;
    step.get().filter(s -> s.place() < TourStep.ORDER.size() - 1).ifPresent(s -> go(s.place() + 1));
  }

  private void go(int place) {
    step.set(Optional.of(TourStep.ORDER.get(place)));
  }

  /** The run has come to another stage. */
  void follow(Optional<MonitorSnapshot> run) {
    Optional<Stage> now = run.map(MonitorSnapshot::stage);
    if (now.equals(before)) {
      return;
    }
    before = now;
    now.flatMap(TourModel::of).ifPresent(this::reach);
  }

  private void reach(TourStep reached) {
    if (step.get().filter(s -> s.place() < reached.place()).isPresent()) {
      accepted = true;
      step.set(Optional.of(reached));
    }
  }

  private static Optional<TourStep> of(Stage stage) {
    return switch (stage) {
      case PREPARING -> Optional.of(TourStep.PREPARING);
      case RUNNING -> Optional.of(TourStep.MEASURING);
      case COMPLETED, FAILED, CANCELLED, INTERRUPTED -> Optional.of(TourStep.COMPARING);
      case CANCELLING, NOT_STARTED -> Optional.empty();
    };
  }
}
