package dev.bakeoff.ui.task;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.bakeoff.model.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Starts background work. Call from the FX thread; the consumers are called there too. */
public final class Tasks implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("background-", 1).factory());
  private final ObservableList<Job<?>> shown = FXCollections.observableArrayList();
  private final ObservableList<Job<?>> shownReadOnly =
      FXCollections.unmodifiableObservableList(shown);

  /** Work that the user waits for and may stop: the status bar shows it while it lasts. */
  @CanIgnoreReturnValue
  public <T> Job<T> start(
      String title, Job.Work<T> work, Consumer<T> onDone, Consumer<Problem> onProblem) {
    Job<T> job = new Job<>(title, work, onDone, onProblem);
    shown.add(job);
    job.runningProperty()
        .subscribe(
            (was, is) -> {
              if (was && !is) {
                shown.remove(job);
              }
            });
    threads.execute(job);
    return job;
  }

  /** A short read whose result a view waits for; nothing is shown but the view's own waiting. */
  @CanIgnoreReturnValue
  public <T> Job<T> load(Callable<T> read, Consumer<T> onDone, Consumer<Problem> onProblem) {
    Job<T> job = new Job<>("", (progress, cancellation) -> read.call(), onDone, onProblem);
    threads.execute(job);
    return job;
  }

  /** What the status bar shows, oldest first. */
  public ObservableList<Job<?>> shown() {
    return shownReadOnly;
  }

  /** Asks everything to stop, and gives it a moment to tidy up after itself. */
  @Override
  public void close() {
    shown.forEach(Job::stop);
    threads.shutdown();
    try {
      var _ = threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
