package dev.bakeoff.cli;

/** How fast something goes, by its last seconds. Not thread-safe. */
final class Pace {
  private static final long WINDOW_NANOS = 3_000_000_000L;

  private long windowStart;
  private long windowDone;
  private double rate;

  /**
   * @param now in nanoseconds
   * @param done what is done at the start
   */
  Pace(long now, long done) {
    windowStart = now;
    windowDone = done;
  }

  void note(long now, long done) {
    long nanos = now - windowStart;
    if (nanos >= WINDOW_NANOS || (rate == 0 && nanos >= WINDOW_NANOS / 3)) {
      rate = (done - windowDone) * 1e9 / nanos;
      windowStart = now;
      windowDone = done;
    }
  }

  /** Units a second; 0 where that is not known yet. */
  double perSecond() {
    return rate;
  }
}
