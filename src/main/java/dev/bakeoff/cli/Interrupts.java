package dev.bakeoff.cli;

import dev.bakeoff.model.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Turns Ctrl-C into an orderly cancel: the process stays until the work has put things in order.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 20;

  private Interrupts() {}

  /** Runs work that stops when its cancellation is requested. */
  static <T> T cancelling(Function<Cancellation, T> work) {
    Cancellation cancellation = new Cancellation();
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        Thread.ofPlatform()
            .name("interrupted")
            .unstarted(
                () -> {
                  cancellation.cancel();
                  await(done);
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.apply(cancellation);
    } finally {
      done.countDown();
      removeHook(hook);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already on its way out, because of that very hook.
      return;
    }
  }
}
