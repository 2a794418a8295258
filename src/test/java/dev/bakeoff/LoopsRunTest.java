package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Open loops and searches through workers and history. */
@Timeout(300)
final class LoopsRunTest {
  @TempDir private Path home;

  @Test
  void an_open_loop_and_a_search_are_in_the_history_with_all_that_they_measured() throws Exception {
    Pacing open = Pacing.open(Pacing.Arrivals.POISSON, List.of(300.0));
    Pacing knee = Pacing.knee(new Pacing.Goal(90, 250));
    RunConfig base = Quickstart.config(Duration.ofSeconds(1));
    RunConfig config =
        new RunConfig(
            "loops",
            base.dataset(),
            base.create(),
            List.of(
                new PlatformProfile("postgresql", "postgresql", Optional.empty(), Map.of(), true)),
            List.of(lookups("open", 3, open), lookups("knee", 8, knee)),
            1,
            OptionalLong.of(3),
            Optional.empty(),
            "test");
    try (Wiring wiring = Wiring.of(home)) {
      assertThat(wiring.runner().launch(config, _ -> {}).end().get(4, TimeUnit.MINUTES))
          .isEqualTo(RunStatus.COMPLETED);
      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertOpen(leg(run, "open"));
      assertKnee(leg(run, "knee"));
    }
  }

  private static void assertOpen(LegRecord leg) {
    long intended = sum(leg, ArrivalCounts::intended);
    assertThat(intended).isBetween(900L - 150, 900L + 150);
    assertThat(leg.operations() + sum(leg, ArrivalCounts::dropped)).isEqualTo(intended);
    assertThat(leg.series(Series.WAIT).count()).isEqualTo(leg.operations());
    assertThat(leg.series(Series.SERVICE).count()).isEqualTo(leg.operations());
    assertThat(leg.series(Series.CONNECT).count()).isEqualTo(4);
    assertThat(leg.fact(Fact.CONNECT).orElseThrow()).isPositive();
    assertThat(leg.fact(Fact.DRIVER_CEILING).orElseThrow()).isGreaterThan(10_000);
    assertThat(leg.resources())
        .anyMatch(sample -> sample.gauge(Gauge.DRIVER_HICCUP).isPresent())
        .anyMatch(sample -> sample.gauge(Gauge.DRIVER_CPU).orElse(0) > 0)
        .anyMatch(sample -> sample.gauge(Gauge.DRIVER_GC).isPresent());
  }

  private static void assertKnee(LegRecord leg) {
    double rate = leg.fact(Fact.KNEE_RATE).orElseThrow();
    assertThat(rate).isPositive();
    double step = leg.fact(Fact.KNEE_STEP).orElseThrow();
    assertThat(leg.measured())
        .isNotEmpty()
        .allMatch(interval -> arrivals(interval).step() == step)
        .allMatch(interval -> arrivals(interval).targetRate() == rate);
    assertThat(leg.intervals()).anyMatch(interval -> arrivals(interval).step() != step);
    assertThat(leg.latencies().percentileMillis(90)).isLessThanOrEqualTo(250);
  }

  private static Workload lookups(String name, int seconds, Pacing pacing) {
    return new Workload(
            name,
            Pattern.LOOKUP,
            List.of(4),
            Duration.ofMillis(500),
            Duration.ofSeconds(seconds),
            OptionalLong.empty(),
            10,
            Workload.KeyDistribution.UNIFORM)
        .with(WorkloadOptions.DEFAULT.with(pacing));
  }

  private static ArrivalCounts arrivals(Interval interval) {
    return interval.arrivals().orElseThrow();
  }

  private static long sum(LegRecord leg, ToLongFunction<ArrivalCounts> part) {
    return leg.intervals().stream().mapToLong(i -> part.applyAsLong(arrivals(i))).sum();
  }

  private static LegRecord leg(RunRecord run, String workload) {
    return run.legs().stream()
        .filter(leg -> leg.plan().workload().equals(workload))
        .findFirst()
        .orElseThrow();
  }
}
