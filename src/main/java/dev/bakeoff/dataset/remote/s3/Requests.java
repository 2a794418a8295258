package dev.bakeoff.dataset.remote.s3;

import dev.bakeoff.model.Cancellation;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The requests of a store that run at the same time, so many at most. Thread-safe. */
final class Requests implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final int parallel;
  private final ExecutorService threads;

  Requests(int parallel) {
    this.parallel = parallel;
    this.threads =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().name("s3-", 0).daemon().factory());
  }

  int parallel() {
    return parallel;
  }

  <T> Future<T> start(Callable<T> request) {
    return threads.submit(request);
  }

  /** Waits for a request; one that runs when a stop is asked for is left to end by itself. */
  static <T> T await(Future<T> request, Cancellation cancellation) {
    while (true) {
      cancellation.throwIfRequested();
      try {
        return request.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Look again whether to stop.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancellation.cancel();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
