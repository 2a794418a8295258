package dev.bakeoff.metrics;

import java.util.Collection;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Takes one client's latencies while another thread reads them out, without locks on the client's
 * side. One writer thread, one reader thread.
 */
public final class LatencyRecorder {
  private final SingleWriterRecorder recorder = new SingleWriterRecorder(3);
  private Histogram spare;

  /**
   * Records one request; wait-free. Negative times, which a clock step could cause, count as zero.
   */
  public void record(long nanos) {
    recorder.recordValue(Math.max(0, nanos));
  }

  /** What all recorders took since they were last drained. */
  public static Latencies drain(Collection<LatencyRecorder> recorders) {
    Histogram sum = new Histogram(3);
    for (LatencyRecorder each : recorders) {
      each.spare = each.recorder.getIntervalHistogram(each.spare);
      sum.add(each.spare);
    }
    return new Latencies(sum);
  }
}
