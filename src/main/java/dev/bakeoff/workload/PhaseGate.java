package dev.bakeoff.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

/**
 * Takes all clients through warm-up and the measured phase together: nobody measures while another
 * still warms up. Thread-safe.
 */
final class PhaseGate {
  private final CountDownLatch finished;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Phaser meeting;

  private volatile boolean warm;
  private volatile boolean over;

  /** The driver itself takes part in the meeting before the measured phase. */
  PhaseGate(int clients) {
    this.finished = new CountDownLatch(clients);
    this.meeting = new Phaser(clients + 1);
  }

  boolean warmupOver() {
    return warm;
  }

  void endWarmup() {
    warm = true;
  }

  /** Waits until all clients and the driver have finished warming up. */
  void awaitMeasure() throws InterruptedException {
    meeting.awaitAdvanceInterruptibly(meeting.arrive());
  }

  void endMeasure() {
    over = true;
    stopped.countDown();
  }

  /** Lets everything run out, whichever phase it is in. */
  void stop() {
    warm = true;
    endMeasure();
  }

  /** Whether no further request may start. */
  boolean isOver() {
    return over;
  }

  /** Sleeps, but not beyond the end. */
  void pause(long millis) throws InterruptedException {
    if (!stopped.await(millis, TimeUnit.MILLISECONDS) && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  void clientDone() {
    meeting.arriveAndDeregister();
    finished.countDown();
  }

  /** Waits for all clients to finish; false where the time ran out first. */
  boolean awaitClients(long millis) throws InterruptedException {
    return finished.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }
}
