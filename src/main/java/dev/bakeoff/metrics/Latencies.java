package dev.bakeoff.metrics;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies in nanoseconds, three significant digits. Immutable and thread-safe.
 * Percentiles of several distributions come from {@link #merge}, never from averaging.
 */
public final class Latencies {
  public static final Latencies EMPTY = new Latencies(new Histogram(3));

  private static final long UNKNOWN = -1;

  private final Optional<byte[]> encoded;
  private volatile long count;

  /**
   * Strong where there is no encoded form. A decoded histogram is hundreds of times as large as its
   * encoded form, and a comparison holds thousands: it stays only as long as memory is not asked
   * for.
   */
  private volatile Supplier<Histogram> decoded;

  /** Takes ownership: the histogram must not be changed afterwards. */
  Latencies(Histogram histogram) {
    this.count = histogram.getTotalCount();
    this.encoded = Optional.empty();
    this.decoded = () -> histogram;
  }

  private Latencies(byte[] compressed, long count) {
    this.count = count;
    this.encoded = Optional.of(compressed);
    this.decoded = () -> null;
  }

  public static Latencies merge(Collection<Latencies> parts) {
    LatencySum sum = new LatencySum();
    parts.forEach(sum::add);
    return sum.toLatencies();
  }

  /** Reads what {@link #encode} wrote, or what any HdrHistogram library writes compressed. */
  public static Latencies decode(String base64) {
    return ofBytes(Base64.getDecoder().decode(base64));
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Latencies ofBytes(byte[] compressed) {
    return new Latencies(decoded(compressed));
  }

  /**
   * The same, decoded only when more is asked of it than its count; an IllegalArgumentException
   * comes then where it cannot be.
   *
   * @param compressed from {@link #toBytes}; not to be changed afterwards
   * @param count what it counts; empty decodes it for that as well
   */
  public static Latencies lazily(byte[] compressed, OptionalLong count) {
    return new Latencies(compressed, count.orElse(UNKNOWN));
  }

  private static Histogram decoded(byte[] compressed) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0);
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

  Histogram histogram() {
    Histogram held = decoded.get();
    if (held != null) {
      return held;
    }
    Histogram fresh = decoded(encoded.orElseThrow());
    decoded = new WeakReference<>(fresh)::get;
    return fresh;
  }

  /** The compressed HdrHistogram V2 encoding in base64. */
  public String encode() {
    return Base64.getEncoder().encodeToString(toBytes());
  }

  /** The compressed HdrHistogram V2 encoding. */
  public byte[] toBytes() {
    if (encoded.isPresent()) {
      return encoded.get().clone();
    }
    Histogram histogram = histogram();
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }

  public long count() {
    if (count == UNKNOWN) {
      count = histogram().getTotalCount();
    }
    return count;
  }

  /** The value at a percentile, 0 to 100, in milliseconds; NaN of an empty distribution. */
  public double percentileMillis(double percentile) {
    return count() == 0 ? Double.NaN : histogram().getValueAtPercentile(percentile) / 1e6;
  }

  public double maxMillis() {
    return count() == 0 ? Double.NaN : histogram().getMaxValue() / 1e6;
  }

  public double meanMillis() {
    return count() == 0 ? Double.NaN : histogram().getMean() / 1e6;
  }

  /** How many fall into each of the {@link LogBuckets}; the array is the caller's. */
  public long[] logCounts() {
    long[] counts = new long[LogBuckets.COUNT];
    histogram()
        .recordedValues()
        .forEach(
            v ->
                counts[LogBuckets.of(v.getValueIteratedTo() / 1e6)] +=
                    v.getCountAddedInThisIterationStep());
    return counts;
  }
}
