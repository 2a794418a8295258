package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;

/** Hears what the load driver does, on the thread that called {@link LoadDriver#run}. */
public interface LoadListener {
  void warmupStarted();

  void measureStarted();

  void interval(Interval interval);

  /**
   * Something worth a line in the run's log, for example a lost connection. May come from any
   * thread.
   */
  void note(String message);
}
