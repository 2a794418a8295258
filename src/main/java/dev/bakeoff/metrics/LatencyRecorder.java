package dev.bakeoff.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Takes one thread's times, wait-free, while another thread reads them out through a {@link
 * LatencySeries}.
 *
 * <p>Counts only grow and are never reset, so that writer and reader need not agree on a moment:
 * recording is one plain addition and one opaque store, a fifth of what HdrHistogram's recorder
 * takes, which swaps two histograms under a phaser. The places are HdrHistogram's own for three
 * significant digits: each power of two has 1,024 of them, made when first needed.
 */
public final class LatencyRecorder {
  /** Of {@code PLACES} counts below 2,048 each is its own; above, a power of two has half. */
  static final int PLACES = 2048;

  static final int HALF = PLACES / 2;
  private static final int PLACE_BITS = 11;
  static final int POWERS = Long.SIZE - PLACE_BITS;

  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle POWER = MethodHandles.arrayElementVarHandle(int[][].class);

  private final int[][] counts = new int[POWERS][];

  LatencyRecorder() {}

  /** Records one time. Negative ones, which a clock step could cause, count as zero. */
  public void record(long nanos) {
    long value = Math.max(0, nanos);
    int power = Math.max(0, POWERS - Long.numberOfLeadingZeros(value));
    int[] places = counts[power];
    if (places == null) {
      places = new int[power == 0 ? PLACES : HALF];
      POWER.setRelease(counts, power, places);
    }
    int place = (int) (value >>> power) - (power == 0 ? 0 : HALF);
    COUNT.setOpaque(places, place, places[place] + 1);
  }

  /** Adds the counts of one power of two, modulo 2^32. For the reading thread. */
  void addTo(int[] sums, int power) {
    int[] places = (int[]) POWER.getAcquire(counts, power);
    if (places != null) {
      for (int place = 0; place < places.length; place++) {
        sums[place] += (int) COUNT.getOpaque(places, place);
      }
    }
  }
}
