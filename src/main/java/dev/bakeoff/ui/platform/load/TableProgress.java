package dev.bakeoff.ui.platform.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How far one table has come, in loading and in reading back. Thread-safe. */
final class TableProgress {
  /** Rates are of this stretch of time, so that they follow what is going on. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

  private record Point(long nanos, long rows) {}

  /** What is being done with the table. */
  enum Stage {
    WAITING,
    LOADING,
    LOADED,
    READING,
    DONE
  }

  private final String name;
  private final long rows;
  private final Deque<Point> points = new ArrayDeque<>();
  private Stage stage = Stage.WAITING;
  private long done;

  TableProgress(String name, long rows) {
    this.name = name;
    this.rows = rows;
  }

  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  synchronized Stage stage() {
    return stage;
  }

  synchronized long done() {
    return done;
  }

  /** A report of the loader or the reader. */
  synchronized void report(boolean loading, long doneRows, long nanos) {
    Stage now = loading ? Stage.LOADING : Stage.READING;
    if (stage != now) {
      points.clear();
      stage = now;
    }
    done = doneRows;
    points.addLast(new Point(nanos, doneRows));
    while (points.size() > 2 && nanos - points.getFirst().nanos() > WINDOW_NANOS) {
      points.removeFirst();
    }
    if (doneRows >= rows) {
      stage = loading ? Stage.LOADED : Stage.DONE;
    }
  }

  /** Rows per second lately; empty before there are two reports. */
  synchronized Optional<Double> rate() {
    if (points.size() < 2) {
      return Optional.empty();
    }
    double seconds = (points.getLast().nanos() - points.getFirst().nanos()) / 1e9;
    return seconds <= 0
        ? Optional.empty()
        : Optional.of((points.getLast().rows() - points.getFirst().rows()) / seconds);
  }

  /** Time until its end, at the rate of lately. */
  synchronized Optional<Duration> left() {
    return stage == Stage.LOADING || stage == Stage.READING
        ? rate()
            .filter(r -> r > 0)
            .map(r -> Duration.ofMillis(Math.round((rows - done) * 1000.0 / r)))
        : Optional.empty();
  }

  synchronized double fraction() {
    return switch (stage) {
      case WAITING -> 0;
      case LOADED, DONE -> 1;
      case LOADING, READING -> rows == 0 ? 1 : Math.min(1, (double) done / rows);
    };
  }
}
