package dev.bakeoff.ui.insight;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.workload.Pacing;

/** How legs are named for people. */
public final class LegWords {
  private LegWords() {}

  /** {@code lookup, 10 clients, trial 2}; with the rate of an open loop. */
  public static String leg(LegPlan leg) {
    Pacing pacing = leg.options().pacing();
    String rate =
        switch (pacing.loop()) {
          case CLOSED -> "";
          case OPEN -> " at " + Formats.number(pacing.rate()) + "\u00a0requests/s";
          case KNEE -> ", searching the knee";
        };
    return "%s, %s%s, trial %d"
        .formatted(leg.workload(), clients(leg.clients()), rate, leg.trial());
  }

  public static String clients(int clients) {
    return clients == 1 ? "1 client" : clients + " clients";
  }
}
