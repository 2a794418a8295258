package dev.bakeoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.ui.chart.Fx;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FxWatchdogTest {
  private final FxWatchdog watchdog = FxWatchdog.limit(Duration.ofMillis(50));

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  /** Works, rather than waits. */
  private static double work(long cpuMillis) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + cpuMillis * 1_000_000;
    double sum = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      sum += Math.sqrt(sum + 1);
    }
    return sum;
  }

  @Test
  void seesATaskThatWorksTooLongAndWhichItWas() {
    watchdog.warm();
    Fx.get(() -> work(120));
    Fx.run(() -> {});
    assertThat(watchdog.longest()).isGreaterThan(Duration.ofMillis(110));
  }

  @Test
  void doesNotMindATaskThatWaitsForTheMachine() {
    watchdog.warm();
    Fx.get(
        () -> {
          Thread.sleep(300);
          return 0;
        });
    assertThat(watchdog.longest()).isLessThan(Duration.ofMillis(50));
  }

  @Test
  void countsManyShortTasksOneByOne() throws Exception {
    watchdog.warm();
    for (int i = 0; i < 20; i++) {
      Fx.get(() -> work(8));
      Thread.sleep(10);
    }
    assertThat(watchdog.longest()).isLessThan(Duration.ofMillis(50));
  }
}
