package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pattern;

/** What patterns of access are called in the window. */
public final class PatternNames {
  private PatternNames() {}

  /** On its own: {@code Multi-table fanout}. */
  public static String of(Pattern pattern) {
    return switch (pattern) {
      case LOOKUP -> Texts.of("designer.pattern-lookup");
      case FANOUT -> Texts.of("designer.pattern-fanout");
      case AGGREGATION -> Texts.of("designer.pattern-aggregation");
      case TIME_SERIES -> Texts.of("designer.pattern-time-series");
      case MIXED -> Texts.of("designer.pattern-mixed");
      case SQL -> Texts.of("designer.pattern-sql");
    };
  }

  /** Within a sentence: {@code multi-table fanout}. */
  public static String within(Pattern pattern) {
    return switch (pattern) {
      case LOOKUP -> Texts.of("designer.pattern-lookup-within");
      case FANOUT -> Texts.of("designer.pattern-fanout-within");
      case AGGREGATION -> Texts.of("designer.pattern-aggregation-within");
      case TIME_SERIES -> Texts.of("designer.pattern-time-series-within");
      case MIXED -> Texts.of("designer.pattern-mixed-within");
      case SQL -> Texts.of("designer.pattern-sql-within");
    };
  }
}
