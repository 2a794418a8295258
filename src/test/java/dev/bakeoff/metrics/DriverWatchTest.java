package dev.bakeoff.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DriverWatchTest {
  @Test
  void a_busy_process_shows_its_cpu_its_collections_and_what_held_threads_back() throws Exception {
    try (DriverWatch watch = DriverWatch.start()) {
      var _ = watch.sample();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(700);
      long collections = 0;
      while (System.nanoTime() < end) {
        System.gc();
        collections++;
      }
      DriverWatch.Sample busy = watch.sample();
      assertThat(collections).isPositive();
      assertThat(busy.cpuPercent()).isGreaterThan(5);
      assertThat(busy.gcMillis()).isPositive();
      assertThat(busy.hiccupMillis()).isPositive();
    }
  }
}
