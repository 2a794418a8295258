package dev.bakeoff.ui.task;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Background reads of which only the last one asked for counts: the ones before it are cancelled,
 * and what they still bring is dropped. FX thread only.
 */
public final class Newest {
  private final Tasks tasks;
  private final PauseTransition pause;
  private Optional<Cancellation> current = Optional.empty();

  /**
   * @param patience how long a wish must stand before it is gone after, so that typing does not
   *     start a read per letter
   */
  public Newest(Tasks tasks, java.time.Duration patience) {
    this.tasks = tasks;
    this.pause = new PauseTransition(Duration.millis((double) patience.toMillis()));
  }

  /** Reads in the background; the consumers are called unless something newer is asked for. */
  public <T> void read(
      Function<Cancellation, T> read, Consumer<T> onDone, Consumer<Problem> onProblem) {
    cancel();
    Cancellation mine = new Cancellation();
    current = Optional.of(mine);
    pause.setOnFinished(
        e ->
            tasks.load(
                () -> read.apply(mine),
                value -> {
                  if (!mine.isRequested()) {
                    onDone.accept(value);
                  }
                },
                problem -> {
                  if (!mine.isRequested()) {
                    onProblem.accept(problem);
                  }
                }));
    pause.playFromStart();
  }

  /** Nothing that was asked for is wanted any more. */
  public void cancel() {
    pause.stop();
    current.ifPresent(Cancellation::cancel);
    current = Optional.empty();
  }
}
