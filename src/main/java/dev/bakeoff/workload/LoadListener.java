package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;
import java.util.Map;

/** Hears what the load driver does, on the thread that called {@link LoadDriver#run}. */
public interface LoadListener {
  void warmupStarted();

  void measureStarted();

  void interval(Interval interval);

  /** What is known of the leg as a whole, by its name in {@link dev.bakeoff.metrics.Fact}. */
  void facts(Map<String, Double> facts);

  /**
   * Something worth a line in the run's log, for example a lost connection. May come from any
   * thread.
   */
  void note(String message);
}
