package dev.bakeoff.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several lines of one thing over a run of any length in a fixed amount of memory, at several
 * resolutions. The finest level is a ring of the newest readings as they were; every further level
 * is a ring of buckets four times as wide as those of the level before it, each with the lowest and
 * the highest of its readings. A stretch of time is read from the finest level that still reaches
 * back to its beginning, so that the recent past is exact, all of the run is there, and no spike is
 * lost at any resolution. Not thread-safe.
 */
public final class Pyramid {
  /** Readings or buckets per level. */
  static final int CAPACITY = 1200;

  /** With the last level's buckets of 4096 s the whole reaches back over 50 days. */
  private static final int LEVELS = 8;

  private static final double FINEST_BUCKET_SECONDS = 0.25;
  private static final int FACTOR = 4;

  private final Level[] levels = new Level[LEVELS];

  /**
   * @param lines how many values each reading has
   */
  public Pyramid(int lines) {
    double width = FINEST_BUCKET_SECONDS;
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new Level(lines, i == 0 ? 0 : width);
      width *= FACTOR;
    }
  }

  /**
   * Adds a reading.
   *
   * @param second not before the reading added last
   * @param segment readings of one segment are joined by a line
   * @param values one per line; NaN where that line has none
   */
  public void add(double second, int segment, double... values) {
    for (Level level : levels) {
      level.add(second, segment, values);
    }
  }

  /**
   * The lines over a stretch of time and one reading more at each end, so that lines do not begin
   * and end within it.
   *
   * @param from in seconds of the run
   * @param to in seconds of the run; may be infinite
   * @param most points of each line, about
   */
  public List<Points> points(double from, double to, int most) {
    Level level = levels[LEVELS - 1];
    for (Level finer : levels) {
      if (finer.reaches(from)) {
        level = finer;
        break;
      }
    }
    return level.points(from, to, most);
  }

  /** How many numbers it holds, however long it has been filled. */
  public long numbers() {
    return Arrays.stream(levels).mapToLong(Level::numbers).sum();
  }

  private static final class Level {
    /** Of a bucket in seconds; 0 where each reading stands for itself. */
    private final double width;

    private final double[] seconds = new double[CAPACITY];
    private final int[] firstSegments = new int[CAPACITY];
    private final int[] lastSegments = new int[CAPACITY];
    private final double[][] lows;
    private final double[][] highs;

    /** Of all that were ever added; the newest are kept. */
    private long count;

    private double bucket = Double.NaN;

    Level(int lines, double width) {
      this.width = width;
      lows = new double[lines][CAPACITY];
      highs = new double[lines][CAPACITY];
    }

    void add(double second, int segment, double[] values) {
      double into = width == 0 ? Double.NaN : Math.floor(second / width);
      if (count > 0 && into == bucket) {
        merge(place(count - 1), second, segment, values);
        return;
      }
      bucket = into;
      int at = place(count);
      seconds[at] = second;
      firstSegments[at] = segment;
      lastSegments[at] = segment;
      for (int i = 0; i < lows.length; i++) {
        lows[i][at] = values[i];
        highs[i][at] = values[i];
      }
      count++;
    }

    private void merge(int at, double second, int segment, double[] values) {
      seconds[at] = second;
      lastSegments[at] = segment;
      for (int i = 0; i < lows.length; i++) {
        lows[i][at] = least(lows[i][at], values[i]);
        highs[i][at] = greatest(highs[i][at], values[i]);
      }
    }

    /** Whether nothing later than a moment has been forgotten. */
    boolean reaches(double second) {
      return count <= CAPACITY || seconds[place(count - CAPACITY)] <= second;
    }

    List<Points> points(double from, double to, int most) {
      long first = after(from) - 1;
      long last = after(to);
      first = Math.max(first, oldest());
      last = Math.min(last, count - 1);
      // Groups begin at the same readings whatever the stretch, so that a moving chart keeps its
      // shape instead of trembling.
      long perGroup = Math.max(1, Math.ceilDiv(last - first + 1, Math.max(1, most)));
      boolean apart = perGroup > 1 && segments(first, last) <= most / 4;
      List<Points> lines = new ArrayList<>(lows.length);
      for (int line = 0; line < lows.length; line++) {
        lines.add(new Grouping(this, line, first, last, apart).points(perGroup));
      }
      return lines;
    }

    /** How many stretches without a line between them there are. */
    private long segments(long first, long last) {
      long count = 1;
      for (long number = first + 1; number <= last; number++) {
        count += firstSegments[place(number)] == lastSegments[place(number - 1)] ? 0 : 1;
      }
      return count;
    }

    /** The number of the first reading later than a moment; {@link #count} where there is none. */
    private long after(double second) {
      long low = oldest();
      long high = count;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (seconds[place(middle)] > second) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    private long oldest() {
      return Math.max(0, count - CAPACITY);
    }

    static int place(long number) {
      return (int) (number % CAPACITY);
    }

    long numbers() {
      long perLine = 2L * CAPACITY;
      return 3L * CAPACITY + perLine * lows.length;
    }
  }

  /**
   * Neighbours of one line put together.
   *
   * @param apart whether what lies on both sides of a gap stays apart, where there are few of them
   */
  private record Grouping(Level level, int line, long first, long last, boolean apart) {
    Points points(long perGroup) {
      int room = (int) Math.max(0, apart ? last - first + 1 : (last - first + 1) / perGroup + 2);
      double[] seconds = new double[room];
      double[] lows = new double[room];
      double[] highs = new double[room];
      int[] firstSegments = new int[room];
      int[] lastSegments = new int[room];
      int size = 0;
      long group = -1;
      for (long number = first; number <= last; number++) {
        int at = Level.place(number);
        double low = level.lows[line][at];
        if (Double.isNaN(low)) {
          continue;
        }
        double high = level.highs[line][at];
        boolean gap = apart && size > 0 && lastSegments[size - 1] != level.firstSegments[at];
        if (number / perGroup == group && !gap) {
          lows[size - 1] = Math.min(lows[size - 1], low);
          highs[size - 1] = Math.max(highs[size - 1], high);
        } else {
          group = number / perGroup;
          lows[size] = low;
          highs[size] = high;
          firstSegments[size] = level.firstSegments[at];
          size++;
        }
        seconds[size - 1] = level.seconds[at];
        lastSegments[size - 1] = level.lastSegments[at];
      }
      return new Points(
          Arrays.copyOf(seconds, size),
          Arrays.copyOf(lows, size),
          Arrays.copyOf(highs, size),
          Arrays.copyOf(firstSegments, size),
          Arrays.copyOf(lastSegments, size));
    }
  }

  private static double least(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  private static double greatest(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }
}
