package dev.bakeoff.ui.insight;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.text.Texts;
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
          case OPEN -> Texts.of("insight.at-requests-s", Formats.number(pacing.rate()));
          case KNEE -> Texts.of("insight.searching-the-knee");
        };
    return Texts.of("insight.trial", leg.workload(), clients(leg.clients()), rate, leg.trial());
  }

  public static String clients(int clients) {
    return clients == 1 ? Texts.of("insight.1-client") : Texts.of("insight.clients", clients);
  }
}
