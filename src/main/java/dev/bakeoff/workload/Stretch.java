package dev.bakeoff.workload;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A part of a leg that all clients begin together and end before anybody begins the next one: a
 * warm-up, the measured phase, a step of a search. Thread-safe.
 */
final class Stretch {
  private final boolean counts;
  private final long iterations;
  private final Optional<Schedule> schedule;
  private final CountDownLatch clients;
  private final CountDownLatch ended = new CountDownLatch(1);

  private final LongAdder succeeded = new LongAdder();

  private volatile boolean over;

  /**
   * @param counts whether its requests are measured
   * @param iterations requests per client of a closed loop, at most
   * @param schedule of an open loop
   */
  Stretch(boolean counts, long iterations, Optional<Schedule> schedule, int clients) {
    this.counts = counts;
    this.iterations = iterations;
    this.schedule = schedule;
    this.clients = new CountDownLatch(clients);
  }

  boolean counts() {
    return counts;
  }

  long iterations() {
    return iterations;
  }

  Optional<Schedule> schedule() {
    return schedule;
  }

  /** No further request starts; those under way go on. */
  void end() {
    over = true;
    schedule.ifPresent(Schedule::close);
    ended.countDown();
  }

  boolean isOver() {
    return over;
  }

  /** Sleeps, but not beyond the end. */
  void pause(long millis) throws InterruptedException {
    if (!ended.await(millis, TimeUnit.MILLISECONDS) && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** A client tells how many of its requests succeeded, once at its end. */
  void didSucceed(long requests) {
    succeeded.add(requests);
  }

  long succeeded() {
    return succeeded.sum();
  }

  void clientDone() {
    clients.countDown();
  }

  /** Waits for all clients to finish; false where that moment came first. */
  boolean awaitClients(long nanoTime) throws InterruptedException {
    return clients.await(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
