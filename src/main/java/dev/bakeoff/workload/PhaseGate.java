package dev.bakeoff.workload;

import java.util.Optional;

/** Takes all clients through the stretches of a leg together. Thread-safe. */
final class PhaseGate {
  private Optional<Stretch> current = Optional.empty();
  private int number;
  private boolean stopped;
  private Optional<Throwable> failure = Optional.empty();

  /** Lets all clients into a stretch; false where everything has been stopped. */
  synchronized boolean begin(Stretch stretch) {
    if (stopped) {
      return false;
    }
    current = Optional.of(stretch);
    number++;
    notifyAll();
    return true;
  }

  /**
   * Waits for the next stretch; empty at the end of the leg.
   *
   * @param seen how many stretches the caller has been in
   */
  synchronized Optional<Stretch> next(int seen) throws InterruptedException {
    while (!stopped && number == seen) {
      wait();
    }
    return number > seen ? current : Optional.empty();
  }

  /** Lets everything run out. */
  synchronized void stop() {
    stopped = true;
    current.ifPresent(Stretch::end);
    notifyAll();
  }

  /** A client broke, which ends the leg: what the others do is not what was asked for. */
  synchronized void broken(Throwable why) {
    failure = Optional.of(why);
    stop();
  }

  synchronized Optional<Throwable> failure() {
    return failure;
  }
}
