package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;
import java.util.Locale;

/**
 * Notices a platform that neither answers nor fails, as behind a network that loses everything. For
 * one thread.
 */
final class Silence {
  /** Shorter ones are in the latencies, and no news. */
  private static final double SHORTEST_SECONDS = 2;

  /** Requests that usually take seconds leave seconds without an answer. */
  private static final double TIMES_USUAL = 10;

  private final LoadListener listener;
  private double silent;
  private double usualSeconds;
  private boolean answered;
  private boolean told;

  Silence(LoadListener listener) {
    this.listener = listener;
  }

  void heard(Interval interval) {
    if (interval.operations() + interval.errorCount() > 0) {
      if (told) {
        listener.note(
            String.format(Locale.ROOT, "Answers come again after %.1f s without any.", silent));
      }
      told = false;
      silent = 0;
      if (interval.operations() > 0) {
        answered = true;
        usualSeconds = Math.max(usualSeconds, interval.latencies().percentileMillis(50) / 1e3);
      }
    } else {
      silent += interval.seconds();
      boolean unusual = silent >= Math.max(SHORTEST_SECONDS, TIMES_USUAL * usualSeconds);
      if (answered && unusual && !told) {
        told = true;
        listener.note(String.format(Locale.ROOT, "Nothing has been answered for %.1f s.", silent));
      }
    }
  }
}
