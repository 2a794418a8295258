package dev.bakeoff.ui.live;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.insight.LegWords;

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
      case START -> "start";
      case LOAD -> "load";
      case VALIDATE -> "validate";
      case WARM_UP -> "warm-up";
      case MEASURE -> "measure";
      case TEAR_DOWN -> "tear-down";
    };
  }

  static String doing(Phase phase) {
    return switch (phase) {
      case START -> "starting";
      case LOAD -> "loading";
      case VALIDATE -> "validating";
      case WARM_UP -> "warming up";
      case MEASURE -> "measuring";
      case TEAR_DOWN -> "tearing down";
    };
  }

  static String status(LegStatus status) {
    return switch (status) {
      case PENDING -> "still to come";
      case RUNNING -> "under way";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case INTERRUPTED -> "interrupted";
    };
  }
}
