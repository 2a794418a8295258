package dev.bakeoff.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.Histogram;

/**
 * One distribution that several threads record, each with a recorder of its own, and one thread
 * reads out from time to time.
 */
public final class LatencySeries {
  private final List<LatencyRecorder> recorders = new CopyOnWriteArrayList<>();

  /** What was read out before, by power of two and place, modulo 2^32. */
  private final int[][] before = new int[LatencyRecorder.POWERS][];

  private final int[] sums = new int[LatencyRecorder.PLACES];

  /** A recorder for one thread. */
  public LatencyRecorder recorder() {
    LatencyRecorder recorder = new LatencyRecorder();
    recorders.add(recorder);
    return recorder;
  }

  /**
   * What all recorders took since this was last called. What they take meanwhile is in this or in
   * the next answer, and never in both or in none.
   */
  public Latencies drain() {
    Histogram taken = new Histogram(3);
    for (int power = 0; power < LatencyRecorder.POWERS; power++) {
      Arrays.fill(sums, 0);
      for (LatencyRecorder each : recorders) {
        each.addTo(sums, power);
      }
      drain(power, taken);
    }
    return new Latencies(taken);
  }

  private void drain(int power, Histogram taken) {
    int lowest = power == 0 ? 0 : LatencyRecorder.HALF;
    for (int place = 0; place < LatencyRecorder.PLACES - lowest; place++) {
      int old = before[power] == null ? 0 : before[power][place];
      if (sums[place] != old) {
        if (before[power] == null) {
          before[power] = new int[LatencyRecorder.PLACES - lowest];
        }
        before[power][place] = sums[place];
        long value = (long) (lowest + place) << power;
        taken.recordValueWithCount(value, Integer.toUnsignedLong(sums[place] - old));
      }
    }
  }
}
