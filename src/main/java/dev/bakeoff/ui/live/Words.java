package dev.bakeoff.ui.live;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.insight.LegWords;
import dev.bakeoff.ui.text.Texts;

/** How legs and phases are named for people. */
public final class Words {
  private Words() {}

  /** {@code lookup, 10 clients, trial 2}. */
  public static String leg(LegPlan leg) {
    return LegWords.leg(leg);
  }

  public static String clients(int clients) {
    return LegWords.clients(clients);
  }

  static String preparation(Phase phase) {
    return switch (phase) {
      case START -> Texts.of("live.start");
      case LOAD -> Texts.of("live.load");
      case VALIDATE -> Texts.of("live.validate");
      case WARM_UP -> Texts.of("live.warm-up");
      case MEASURE -> Texts.of("live.measure");
      case TEAR_DOWN -> Texts.of("live.tear-down");
    };
  }

  static String doing(Phase phase) {
    return switch (phase) {
      case START -> Texts.of("live.starting");
      case LOAD -> Texts.of("live.loading");
      case VALIDATE -> Texts.of("live.validating");
      case WARM_UP -> Texts.of("live.warming-up");
      case MEASURE -> Texts.of("live.measuring");
      case TEAR_DOWN -> Texts.of("live.tearing-down");
    };
  }

  static String status(LegStatus status) {
    return switch (status) {
      case PENDING -> Texts.of("live.still-to-come");
      case RUNNING -> Texts.of("live.under-way");
      case COMPLETED -> Texts.of("live.completed-2");
      case FAILED -> Texts.of("live.failed");
      case CANCELLED -> Texts.of("live.cancelled-2");
      case INTERRUPTED -> Texts.of("live.interrupted-2");
    };
  }
}
