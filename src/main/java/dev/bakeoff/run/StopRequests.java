package dev.bakeoff.run;

import dev.bakeoff.model.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels a run when another process asks for it, within a quarter of a second. */
final class StopRequests implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final CountDownLatch closed = new CountDownLatch(1);

  StopRequests(RunLock lock, Cancellation cancellation) {
    Thread.ofPlatform()
        .daemon()
        .name("stop-requests")
        .start(
            () -> {
              try {
                while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                  if (lock.stopAsked()) {
                    cancellation.cancel();
                    return;
                  }
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
