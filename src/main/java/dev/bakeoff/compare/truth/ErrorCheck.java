package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import java.util.stream.Collectors;

/** Whether failures stay within the leg's own error budget. */
final class ErrorCheck {
  private ErrorCheck() {}

  static TruthCheck of(LegRecord leg) {
    long errors = leg.errorCount();
    long all = leg.operations() + errors;
    if (all == 0) {
      return check(State.UNKNOWN, "No request was measured.");
    }
    if (errors == 0) {
      return check(State.HOLDS, "None of " + Figures.count(all) + " requests failed.");
    }
    double share = (double) errors / all;
    double budget = leg.plan().options().errorBudget();
    String kinds =
        leg.errors().entrySet().stream()
            .map(e -> Figures.count(e.getValue()) + " × " + e.getKey())
            .collect(Collectors.joining(", "));
    return check(
        share > budget ? State.BROKEN : State.HOLDS,
        "%s of the requests failed (%s), %s the budget of %s."
            .formatted(
                Figures.share(share),
                kinds,
                share > budget ? "over" : "within",
                Figures.share(budget)));
  }

  private static TruthCheck check(State state, String text) {
    return new TruthCheck(Kind.ERRORS, state, text);
  }
}
