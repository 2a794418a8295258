package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A range that is a little wider than the data's, on round numbers, so that it does not tell the
 * extreme values.
 */
record Outward(BigDecimal min, BigDecimal max) {
  /** A fiftieth of the range at most on each side, before it is made a round number. */
  private static final int PARTS = 50;

  /** Whole numbers of specs are exact up to there. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 52);

  private static final BigDecimal ONE_AND_A_HALF = new BigDecimal("1.5");

  /** For values of a column of this type; JSON's numbers count as BIGINT or DOUBLE. */
  static Outward of(double least, double greatest, ColumnType type) {
    BigDecimal min = new BigDecimal(least);
    BigDecimal max = new BigDecimal(greatest);
    BigDecimal finest = BigDecimal.ONE.scaleByPowerOfTen(-places(type, max.subtract(min)));
    BigDecimal step = round(max.subtract(min).divide(BigDecimal.valueOf(PARTS))).max(finest);
    BigDecimal below = down(min, step).max(least(type));
    BigDecimal above = down(max.negate(), step).negate().min(most(type));
    return new Outward(below, above);
  }

  /** The value, or what is nearest to it of what specs and the type can hold. */
  static BigDecimal inside(BigDecimal value, ColumnType type) {
    return value.max(least(type)).min(most(type));
  }

  /** A multiple of the step below the value; nothing is below 0 but what was. */
  private static BigDecimal down(BigDecimal value, BigDecimal step) {
    BigDecimal floor = value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    boolean given = floor.compareTo(value) == 0 && value.signum() != 0;
    BigDecimal below = given ? floor.subtract(step) : floor;
    return value.signum() >= 0 && below.signum() < 0
        ? BigDecimal.ZERO
        : below.signum() == 0 ? BigDecimal.ZERO : plain(below);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** 1, 2 or 5 times a power of ten, not above the value. */
  private static BigDecimal round(BigDecimal value) {
    if (value.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    int exponent = value.precision() - value.scale() - 1;
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    for (int factor : new int[] {5, 2}) {
      if (power.multiply(BigDecimal.valueOf(factor)).compareTo(value) <= 0) {
        return power.multiply(BigDecimal.valueOf(factor));
      }
    }
    return power;
  }

  /** Digits after the point that make sense. */
  private static int places(ColumnType type, BigDecimal range) {
    return switch (type.kind()) {
      case INT, BIGINT, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> 0;
      case DECIMAL -> type.scale();
      case DOUBLE -> range.signum() == 0 ? 3 : 12 - range.precision() + range.scale();
    };
  }

  private static BigDecimal most(ColumnType type) {
    return switch (type.kind()) {
      case INT -> BigDecimal.valueOf(Integer.MAX_VALUE);
      case DECIMAL ->
          BigDecimal.ONE
              .scaleByPowerOfTen(type.precision() - type.scale())
              .subtract(BigDecimal.ONE.scaleByPowerOfTen(-type.scale()))
              .min(MOST);
      case DOUBLE -> new BigDecimal(Double.MAX_VALUE).divide(ONE_AND_A_HALF, RoundingMode.FLOOR);
      case BIGINT, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> MOST;
    };
  }

  private static BigDecimal least(ColumnType type) {
    return type.kind() == ColumnType.Kind.INT
        ? BigDecimal.valueOf(Integer.MIN_VALUE)
        : most(type).negate();
  }
}
