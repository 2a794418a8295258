package dev.bakeoff.dataset.generate;

/**
 * One value while its row is put together: null, a whole number, a real number or text. Numbers are
 * in natural units (12.34, not 1234), times are microseconds and dates days since the epoch. Used
 * by one thread, again and again.
 */
public final class Cell {
  private enum State {
    NULL,
    LONG,
    REAL,
    TEXT
  }

  private final Utf8 text = new Utf8();
  private State state = State.NULL;
  private long number;
  private double real;

  void setNull() {
    state = State.NULL;
  }

  void setLong(long value) {
    state = State.LONG;
    number = value;
  }

  void setReal(double value) {
    state = State.REAL;
    real = value;
  }

  /** Makes the cell a text and hands out its empty buffer. */
  Utf8 beginText() {
    state = State.TEXT;
    return text.clear();
  }

  boolean isNull() {
    return state == State.NULL;
  }

  boolean isText() {
    return state == State.TEXT;
  }

  boolean isReal() {
    return state == State.REAL;
  }

  Utf8 text() {
    return text;
  }

  /** The value as a real number; 0 for text and null. */
  double real() {
    return switch (state) {
      case LONG -> number;
      case REAL -> real;
      case NULL, TEXT -> 0;
    };
  }

  /** The value as a whole number, rounded; 0 for text and null. */
  long number() {
    return switch (state) {
      case LONG -> number;
      case REAL -> Math.round(real);
      case NULL, TEXT -> 0;
    };
  }

  /** A hash of the value, for what depends on it. */
  long hash() {
    return switch (state) {
      case NULL -> 0;
      case LONG -> Hashes.mix(number);
      case REAL -> Hashes.mix(Double.doubleToLongBits(real));
      case TEXT -> text.hash();
    };
  }
}
