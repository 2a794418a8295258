package dev.bakeoff.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.wizard.BakeoffModel.Choice;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BakeoffModelTest {
  private final BakeoffModel model = new BakeoffModel();

  private static PlatformProfile platform(String name) {
    return new PlatformProfile(name, name, Optional.empty(), Map.of(), true);
  }

  private void fill() {
    model
        .datasetProperty()
        .set(Optional.of(new Choice(DatasetRef.parse("customer:1.0"), 110_000, Optional.empty())));
    model.choose(platform("duckdb"), true);
    model.choose(platform("sqlite"), true);
  }

  @Test
  void says_what_is_missing_until_everything_is_chosen() {
    assertThat(model.isComplete()).isFalse();
    assertThat(model.datasetError().getValue()).contains("Choose a dataset to go on.");
    assertThat(model.platformsError().getValue()).isPresent();
    fill();
    assertThat(model.isComplete()).isTrue();
    model.load().clients().clear();
    assertThat(model.workloadError().getValue())
        .contains("Choose how many clients work at the same time.");
    assertThat(model.isComplete()).isFalse();
  }

  @Test
  void makes_the_configuration_that_was_put_together() {
    fill();
    model.choose(Pattern.FANOUT, false);
    model.load().clients().setAll(1, 10, 50);
    model.load().durationProperty().set("2m");
    model.load().warmupProperty().set("0s");
    model.load().seedProperty().set("7");
    RunConfig config = model.config();
    assertThat(config.name()).isEqualTo("duckdb vs sqlite");
    assertThat(config.seed()).hasValue(7);
    assertThat(config.workloads())
        .extracting(Workload::pattern)
        .containsExactly(Pattern.LOOKUP, Pattern.AGGREGATION);
    assertThat(config.workloads())
        .allSatisfy(
            w -> {
              assertThat(w.clients()).containsExactly(1, 10, 50);
              assertThat(w.duration()).isEqualTo(Duration.ofMinutes(2));
              assertThat(w.warmup()).isZero();
            });
    assertThat(RunEstimate.of(config).legs()).isEqualTo(2 * 2 * 3 * 3);
  }

  @Test
  void the_baseline_comes_first() {
    fill();
    model.baseline(platform("sqlite"));
    assertThat(model.config().platforms())
        .extracting(PlatformProfile::name)
        .containsExactly("sqlite", "duckdb");
  }

  @Test
  void what_cannot_be_typed_is_said_where_it_is_typed() {
    model.load().durationProperty().set("soon");
    assertThat(model.load().durationError().getValue()).isPresent();
    model.load().durationProperty().set("10ms");
    assertThat(model.load().durationError().getValue()).contains("Take 100ms or more.");
    model.load().fanoutLimitProperty().set("0");
    assertThat(model.load().fanoutError().getValue()).isPresent();
    model.load().seedProperty().set("seven");
    assertThat(model.load().seedError().getValue()).isPresent();
  }

  @Test
  void a_configuration_that_the_steps_can_show_fills_them() {
    RunConfig quickstart = Quickstart.config(Duration.ofSeconds(1));
    model.open(quickstart, 110_000);
    assertThat(model.fileProperty().get()).isEmpty();
    RunConfig again = model.config();
    assertThat(again.workloads()).isEqualTo(quickstart.workloads());
    assertThat(again.platforms()).isEqualTo(quickstart.platforms());
    assertThat(again.create()).isEqualTo(quickstart.create());
    assertThat(again.trials()).isEqualTo(quickstart.trials());
  }

  @Test
  void a_configuration_that_says_more_is_run_as_it_stands_until_a_step_is_changed() {
    RunConfig quickstart = Quickstart.config(Duration.ofSeconds(1));
    Workload first = quickstart.workloads().getFirst();
    Workload named =
        new Workload(
            "hot customers",
            first.pattern(),
            List.of(3),
            first.warmup(),
            Duration.ofSeconds(9),
            OptionalLong.of(100),
            first.fanoutLimit(),
            first.keys());
    RunConfig file =
        new RunConfig(
            "From a file",
            quickstart.dataset(),
            quickstart.create(),
            quickstart.platforms(),
            List.of(first, named),
            2,
            OptionalLong.of(1),
            Optional.empty(),
            "poc.yaml");
    model.open(file, 110_000);
    assertThat(model.config()).isEqualTo(file);
    model.leaveFile();
    assertThat(model.config().workloads()).hasSize(1);
  }
}
