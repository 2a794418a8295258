package dev.bakeoff.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LatencySeriesTest {
  private static long[] times(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    // From nanoseconds to minutes, each power of two as often as any other.
    return random.doubles(count).mapToLong(x -> (long) Math.pow(2, x * 37)).toArray();
  }

  @Test
  void what_is_read_out_is_what_an_hdr_histogram_would_hold() {
    long[] times = times(1, 100_000);
    LatencySeries series = new LatencySeries();
    LatencyRecorder one = series.recorder();
    LatencyRecorder other = series.recorder();
    for (int i = 0; i < times.length; i++) {
      (i % 3 == 0 ? one : other).record(times[i]);
    }
    Latencies expected = Latencies.ofNanos(times);
    Latencies drained = series.drain();
    assertThat(drained.count()).isEqualTo(expected.count());
    for (double p = 0; p <= 100; p += 0.5) {
      assertThat(drained.percentileMillis(p)).isEqualTo(expected.percentileMillis(p));
    }
    assertThat(drained.toBytes()).isEqualTo(expected.toBytes());
    assertThat(series.drain().count()).isZero();
  }

  @Test
  void the_ends_of_the_range_are_kept() {
    LatencySeries series = new LatencySeries();
    LatencyRecorder recorder = series.recorder();
    recorder.record(-5);
    recorder.record(0);
    recorder.record(2047);
    recorder.record(2048);
    recorder.record(Long.MAX_VALUE / 2);
    Latencies drained = series.drain();
    assertThat(drained.count()).isEqualTo(5);
    assertThat(drained.percentileMillis(1)).isZero();
    assertThat(drained.percentileMillis(60)).isEqualTo(2047 / 1e6);
  }

  @Test
  void nothing_is_lost_or_counted_twice_while_threads_record() throws Exception {
    int threads = 3;
    int each = 2_000_000;
    LatencySeries series = new LatencySeries();
    AtomicBoolean done = new AtomicBoolean();
    List<Latencies> parts = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      LatencyRecorder recorder = series.recorder();
      long[] times = times(t, 4096);
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < each; i++) {
                      recorder.record(times[i & 4095]);
                    }
                  }));
    }
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    parts.add(series.drain());
                  }
                });
    for (Thread writer : writers) {
      writer.join();
    }
    done.set(true);
    reader.join();
    parts.add(series.drain());
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(Latencies.merge(parts).count()).isEqualTo((long) threads * each);
  }
}
