package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run on cold caches, and the same run again from what history holds of it. */
@Timeout(300)
final class RepeatedRunTest extends CommandRunner {
  @Test
  void a_cold_run_is_made_cold_where_bakeoff_can_and_repeats_as_it_was() throws Exception {
    RunConfig quick = Quickstart.config(Duration.ofMillis(600));
    Workload cold =
        new Workload(
            "first reads",
            Pattern.LOOKUP,
            List.of(1, 2),
            Duration.ZERO,
            Duration.ofMillis(600),
            OptionalLong.empty(),
            10,
            KeyDistribution.UNIFORM,
            WorkloadOptions.DEFAULT.with(CacheState.COLD));
    RunConfig config =
        new RunConfig(
            "Cold",
            quick.dataset(),
            quick.create(),
            quick.platforms(),
            List.of(cold),
            1,
            OptionalLong.of(11),
            quick.legTimeout(),
            "test");
    assertThat(wiring.runner().launch(config, event -> {}).end().get(4, TimeUnit.MINUTES))
        .isEqualTo(RunStatus.COMPLETED);
    RunRecord first = wiring.history().find("latest").orElseThrow();
    assertThat(first.legs())
        .hasSize(6)
        .allSatisfy(leg -> assertThat(leg.fact(Fact.CACHE_CLEARED)).hasValue(1));
    LegRecord leg = first.legs().getFirst();
    assertThat(leg.resources()).isNotEmpty();
    assertThat(leg.resources())
        .anySatisfy(sample -> assertThat(sample.gauge(Gauge.HOST_CPU).orElse(-1)).isPositive());
    assertThat(leg.resources().getFirst().gauge(Gauge.HOST_MEMORY).orElse(-1)).isPositive();
    assertThat(leg.resources().getFirst().at()).isPresent();

    assertThat(run("benchmark", "run", "--again", first.plan().id(), "--json")).isZero();

    RunRecord second = wiring.history().find("latest").orElseThrow();
    assertThat(second.plan().id()).isNotEqualTo(first.plan().id());
    assertThat(second.plan().seed()).isEqualTo(11);
    assertThat(second.plan().legs().stream().map(RepeatedRunTest::told))
        .containsExactlyElementsOf(
            first.plan().legs().stream().map(RepeatedRunTest::told).toList());
    assertThat(second.plan().workloads()).isEqualTo(first.plan().workloads());
    assertThat(second.plan().targets()).isEqualTo(first.plan().targets());
  }

  @Test
  void a_run_that_is_not_there_cannot_be_repeated() {
    assertThat(run("benchmark", "run", "--again", "nonsense")).isEqualTo(2);
    assertThat(err).contains("There is no run 'nonsense'");
  }

  private static String told(LegPlan leg) {
    return leg.platform() + " " + leg.setting() + " " + leg.options();
  }
}
