package dev.bakeoff.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What a table's columns hold, for people.
 *
 * @param table its name
 * @param rows of the table
 * @param rowsRead that all figures are of; fewer than {@code rows} where a sample was read
 * @param columns in the table's order
 */
public record TableProfile(String table, long rows, long rowsRead, List<ColumnProfile> columns) {
  public TableProfile {
    columns = List.copyOf(columns);
  }

  /** Whether the figures are of a part of the rows only. */
  public boolean sampled() {
    return rowsRead < rows;
  }

  /**
   * What a column holds.
   *
   * @param column its name and type
   * @param nullShare from 0 to 1
   * @param distinct different values in the rows that were read
   * @param distinctExact false where {@code distinct} is an estimate (HyperLogLog)
   * @param min the least value as text; empty where all are null
   * @param max the greatest value as text; empty where all are null
   * @param distribution how often which values occur
   */
  public record ColumnProfile(
      Column column,
      double nullShare,
      long distinct,
      boolean distinctExact,
      Optional<String> min,
      Optional<String> max,
      Distribution distribution) {}

  /** How often which values occur. */
  public sealed interface Distribution {}

  /**
   * Numbers or times in ranges of equal width. Times are in microseconds since the epoch, UTC.
   *
   * @param low where the first range begins
   * @param width of each range
   * @param counts rows in each range; the last one includes its upper end
   * @param end the greatest value that is counted; the last range may reach beyond it
   * @param below rows with a value less than {@code low}
   * @param above rows with a value beyond the last range
   */
  public record Histogram(
      double low, double width, List<Long> counts, double end, long below, long above)
      implements Distribution {
    public Histogram {
      counts = List.copyOf(counts);
    }
  }

  /**
   * The values that occur most often.
   *
   * @param values most frequent first
   * @param otherRows rows with any other value
   * @param otherValues how many other values there are
   */
  public record Frequent(List<Value> values, long otherRows, long otherValues)
      implements Distribution {
    public Frequent {
      values = List.copyOf(values);
    }

    /** A value as text and the rows that have it. */
    public record Value(String text, long rows) {}
  }

  /** There is nothing to draw, and why. */
  public record Undrawn(String why) implements Distribution {}
}
