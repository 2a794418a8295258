package dev.bakeoff.dataset;

/**
 * From when to when a column's times reach.
 *
 * @param least in canonical form: microseconds, or days, since 1970
 * @param greatest likewise; the value itself still belongs to it
 */
public record TimeRange(long least, long greatest) {
  /** Together with another moment. */
  public TimeRange with(long value) {
    return new TimeRange(Math.min(least, value), Math.max(greatest, value));
  }
}
