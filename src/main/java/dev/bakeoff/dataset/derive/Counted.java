package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.format.ProfileQueries.Bounds;
import java.util.Optional;

/** Keys that count with the rows. */
final class Counted {
  private static final long SECOND = 1_000_000L;

  private Counted() {}

  /** Whether a sequence's numbers, or their digits, can be values of the type. */
  static boolean isNumber(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE, TEXT -> true;
      case BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, JSON -> false;
    };
  }

  static boolean isPossible(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE, TEXT, TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case BOOLEAN, JSON -> false;
    };
  }

  /**
   * A sequence for the column.
   *
   * @param values how many different ones there are
   */
  static Shape.Sequence sequence(
      ColumnType type, Bounds bounds, long values, Optional<String> every, Optional<String> cycle) {
    double span = bounds.max().orElse(0) - bounds.min().orElse(0);
    return switch (type.kind()) {
      case TIMESTAMP_TZ, TIMESTAMP -> {
        long step = Math.max(1, Math.round(span / Math.max(1, values - 1) / SECOND));
        long start = Math.floorDiv((long) bounds.min().orElse(0), 86_400 * SECOND);
        yield new Shape.Sequence(
            Optional.of(TimeShapes.point(start * 86_400 * SECOND)),
            Optional.of(step + "s"),
            every,
            cycle);
      }
      case DATE -> {
        long step = Math.max(1, Math.round(span / Math.max(1, values - 1)));
        long start = Math.floorDiv((long) bounds.min().orElse(0), 7) * 7;
        yield new Shape.Sequence(
            Optional.of(TimeShapes.point(start * 86_400 * SECOND)),
            Optional.of(step + "d"),
            every,
            cycle);
      }
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
          new Shape.Sequence(Optional.empty(), Optional.empty(), every, cycle);
    };
  }
}
