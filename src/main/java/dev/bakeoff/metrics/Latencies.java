package dev.bakeoff.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies in nanoseconds, three significant digits. Immutable and thread-safe.
 * Percentiles of several distributions come from {@link #merge}, never from averaging.
 */
public final class Latencies {
  public static final Latencies EMPTY = new Latencies(new Histogram(3));

  private final Histogram histogram;

  /** Takes ownership: the histogram must not be changed afterwards. */
  Latencies(Histogram histogram) {
    this.histogram = histogram;
  }

  public static Latencies merge(Collection<Latencies> parts) {
    Histogram sum = new Histogram(3);
    parts.forEach(part -> sum.add(part.histogram));
    return new Latencies(sum);
  }

  /** Reads what {@link #encode} wrote, or what any HdrHistogram library writes compressed. */
  public static Latencies decode(String base64) {
    return ofBytes(Base64.getDecoder().decode(base64));
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Latencies ofBytes(byte[] compressed) {
    try {
      return new Latencies(
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0));
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("not a compressed HdrHistogram: " + e.getMessage(), e);
    }
  }

  /** From single measurements, for engines that report few. */
  public static Latencies ofNanos(long... nanos) {
    Histogram histogram = new Histogram(3);
    for (long value : nanos) {
      histogram.recordValue(Math.max(0, value));
    }
    return new Latencies(histogram);
  }

  /** The compressed HdrHistogram V2 encoding in base64. */
  public String encode() {
    return Base64.getEncoder().encodeToString(toBytes());
  }

  /** The compressed HdrHistogram V2 encoding. */
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /** The value at a percentile, 0 to 100, in milliseconds; NaN of an empty distribution. */
  public double percentileMillis(double percentile) {
    return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1e6;
  }

  public double maxMillis() {
    return count() == 0 ? Double.NaN : histogram.getMaxValue() / 1e6;
  }

  public double meanMillis() {
    return count() == 0 ? Double.NaN : histogram.getMean() / 1e6;
  }

  /** How many fall into each of the {@link LogBuckets}; the array is the caller's. */
  public long[] logCounts() {
    long[] counts = new long[LogBuckets.COUNT];
    histogram
        .recordedValues()
        .forEach(
            v ->
                counts[LogBuckets.of(v.getValueIteratedTo() / 1e6)] +=
                    v.getCountAddedInThisIterationStep());
    return counts;
  }
}
