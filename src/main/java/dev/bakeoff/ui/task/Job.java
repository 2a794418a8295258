package dev.bakeoff.ui.task;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.concurrent.Task;

/**
 * A piece of background work. Its properties change on the FX thread, at most once a frame however
 * often the work reports.
 */
public final class Job<T> extends Task<T> {
  /** The work itself; runs on a background thread. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress, Cancellation cancellation) throws Exception;
  }

  private final Work<T> work;
  private final Cancellation cancellation = new Cancellation();
  private final ReadOnlyObjectWrapper<Optional<Progress.Step>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pace pace = new Pace();
  private volatile Progress.Step lastStep;

  Job(String title, Work<T> work, Consumer<T> onDone, Consumer<Problem> onProblem) {
    this.work = work;
    updateTitle(title);
    updateMessage(title);
    progressProperty().subscribe(p -> step.set(Optional.ofNullable(lastStep)));
    messageProperty().subscribe(m -> step.set(Optional.ofNullable(lastStep)));
    setOnSucceeded(e -> onDone.accept(getValue()));
    setOnFailed(e -> onProblem.accept(Problems.of(getException())));
  }

  @Override
  protected T call() throws Exception {
    return work.run(this::report, cancellation);
  }

  private void report(Progress.Step reported) {
    lastStep = reported;
    pace.note(reported.fraction());
    updateMessage(reported.task());
    updateProgress(reported.total() <= 0 ? -1 : reported.done(), reported.total());
  }

  /**
   * Asks the work to stop; it ends with a problem of kind {@link Problem.Kind#CANCELLED} once it
   * has tidied up after itself.
   */
  public void stop() {
    updateMessage(Texts.of("task.stopping"));
    cancellation.cancel();
  }

  public boolean isStopping() {
    return cancellation.isRequested();
  }

  /** The work's latest report, where it has made one. */
  public ReadOnlyObjectProperty<Optional<Progress.Step>> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** A rough time until the end, once enough has been done to tell. */
  public Optional<Duration> timeLeft() {
    return pace.left();
  }
}
