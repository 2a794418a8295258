package dev.bakeoff.dataset.publish;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Several pieces of work at the same time, of which the first to fail stops the others. */
final class Transfers {
  /** Files at a time: enough to hide the round trips of small ones. */
  static final int PARALLEL = 4;

  private Transfers() {}

  /** Counts bytes of one task. Thread-safe. */
  static final class Meter {
    private final String task;
    private final long total;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();

    Meter(String task, long total, Progress progress) {
      this.task = task;
      this.total = total;
      this.progress = progress;
      add(0);
    }

    void add(long bytes) {
      progress.report(new Progress.Step(task, done.addAndGet(bytes), total, "bytes"));
    }
  }

  /**
   * Works on all items.
   *
   * @param work given an item and the cancellation that it has to listen to
   */
  static <T> void forEach(
      List<T> items, Cancellation cancellation, BiConsumer<T, Cancellation> work) {
    Cancellation all = new Cancellation();
    cancellation.onCancel(all::cancel);
    RuntimeException failure = null;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            PARALLEL, Thread.ofPlatform().name("transfer-", 0).daemon().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (T item : items) {
        running.add(
            threads.submit(
                () -> {
                  all.throwIfRequested();
                  try {
                    work.accept(item, all);
                  } catch (RuntimeException e) {
                    all.cancel();
                    throw e;
                  }
                }));
      }
      for (Future<?> one : running) {
        RuntimeException other = failureOf(one, all);
        if (other != null && (failure == null || isCancelled(failure))) {
          failure = other; // Those that were stopped because of it say less.
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean isCancelled(RuntimeException failure) {
    return failure instanceof ProblemException e && e.problem().kind() == Problem.Kind.CANCELLED;
  }

  private static RuntimeException failureOf(Future<?> one, Cancellation all) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          one.get();
          return null;
        } catch (ExecutionException e) {
          return e.getCause() instanceof RuntimeException failure
              ? failure
              : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
          interrupted = true;
          all.cancel(); // And wait for the order that the others leave behind.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
