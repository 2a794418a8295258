package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.RunHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From nothing to measured figures in history: real data, real platforms, real worker processes.
 */
@Timeout(300)
final class MainJobTest {
  @TempDir private Path home;

  private final List<RunEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void three_platforms_prove_to_hold_the_same_data_and_are_measured() throws Exception {
    try (Wiring wiring = Wiring.of(home)) {
      RunConfig full = Quickstart.config(Duration.ofMillis(300));
      RunConfig config =
          new RunConfig(
              full.name(),
              full.dataset(),
              full.create(),
              full.platforms(),
              full.workloads(),
              1,
              OptionalLong.of(5),
              full.legTimeout(),
              full.origin());
      RunHandle handle = wiring.runner().launch(config, events::add);
      assertThat(handle.end().get(4, TimeUnit.MINUTES)).isEqualTo(RunStatus.COMPLETED);

      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.loads()).hasSize(3).allSatisfy(l -> assertThat(l.problem()).isEmpty());
      assertThat(run.loads())
          .allSatisfy(l -> assertThat(l.tables()).hasSize(2).allMatch(TableProof::matches));
      assertThat(run.legs()).hasSize(18);
      for (LegRecord leg : run.legs()) {
        assertThat(leg.status()).as(leg.plan().toString()).isEqualTo(LegStatus.COMPLETED);
        assertThat(leg.operations()).as(leg.plan().toString()).isPositive();
        assertThat(leg.errors()).as(leg.plan().toString()).isEmpty();
        assertThat(leg.latencies().count()).isEqualTo(leg.operations());
        assertThat(leg.workerRssPeakMb()).isPresent();
        assertThat(leg.serverRssPeakMb().isPresent())
            .isEqualTo(leg.plan().platform().equals("postgresql"));
      }
      assertThat(events.getLast()).isInstanceOf(RunEvent.RunFinished.class);
    }
  }

  @Test
  void legs_of_a_trial_are_a_shuffle_of_all_and_the_seed_repeats_it() {
    try (Wiring wiring = Wiring.of(home)) {
      RunConfig config = Quickstart.config(Duration.ofMillis(300));
      RunConfig seeded =
          new RunConfig(
              config.name(),
              config.dataset(),
              config.create(),
              config.platforms(),
              config.workloads(),
              config.trials(),
              OptionalLong.of(11),
              config.legTimeout(),
              config.origin());
      var dataset =
          wiring
              .creator()
              .ensure(
                  config.create().orElseThrow(), step -> {}, new dev.bakeoff.model.Cancellation());
      List<LegPlan> legs = wiring.runner().plan(seeded, dataset).legs();
      assertThat(legs).hasSize(54).isEqualTo(wiring.runner().plan(seeded, dataset).legs());
      assertThat(legs.subList(0, 18)).allMatch(l -> l.trial() == 1);
      assertThat(legs.subList(18, 36)).allMatch(l -> l.trial() == 2);
      assertThat(legs.subList(0, 18).stream().map(LegPlan::platform).toList())
          .isNotEqualTo(legs.subList(18, 36).stream().map(LegPlan::platform).toList());
    }
  }
}
