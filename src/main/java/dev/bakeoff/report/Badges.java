package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.metrics.cost.Cost;
import java.util.stream.Collectors;

/** Truth checks in words short enough for a table's cell. */
public final class Badges {
  private Badges() {}

  /** "ok", or what is doubtful or broken: "driver doubtful, errors BROKEN". */
  public static String of(CellStats cell) {
    if (!cell.hasFigures()) {
      return "-";
    }
    return cell.doubts().isEmpty()
        ? "ok"
        : cell.doubts().stream().map(Badges::word).collect(Collectors.joining(", "));
  }

  /** "0.42 metered", "1.20 by time", or a dash where there is no price. */
  public static String of(Cost cost) {
    return ComparisonText.cost(cost);
  }

  private static String word(TruthCheck check) {
    String state = check.state() == TruthCheck.State.BROKEN ? "BROKEN" : check.state().id();
    return check.kind().id() + " " + state;
  }
}
