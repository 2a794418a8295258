package dev.bakeoff.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.designer.WorkloadModel;
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
  private final BakeoffModel model = new BakeoffModel(List.of());

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
    lookup().clients().clear();
    assertThat(model.workloadError().getValue())
        .contains("lookup: Choose how many clients work at the same time.");
    assertThat(model.isComplete()).isFalse();
  }

  @Test
  void makes_the_configuration_that_was_put_together() {
    fill();
    model.designer().remove(model.designer().workloads().get(1));
    lookup().clients().setAll(1, 10, 50);
    lookup().duration().textProperty().set("2m");
    lookup().warmup().textProperty().set("0s");
    model.designer().spreadLoad(lookup());
    model.seed().textProperty().set("7");
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
    assertThat(RunEstimate.of(config).legs()).isEqualTo(2 * 2 * 3 * 5);
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
    lookup().duration().textProperty().set("soon");
    assertThat(lookup().duration().error().getValue()).isPresent();
    lookup().duration().textProperty().set("10ms");
    assertThat(lookup().duration().error().getValue()).contains("Take 100ms or more.");
    lookup().rows().textProperty().set("0");
    assertThat(lookup().rows().error().getValue()).isPresent();
    model.seed().textProperty().set("seven");
    assertThat(model.workloadError().getValue()).isPresent();
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
  void a_file_with_several_kinds_of_workloads_is_shown_without_loss() {
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
            Optional.of(Duration.ofMinutes(3)),
            "poc.yaml");
    model.open(file, 110_000);
    assertThat(model.fileProperty().get()).isEmpty();
    assertThat(model.config().workloads()).isEqualTo(file.workloads());
    assertThat(model.config().legTimeout()).isEqualTo(file.legTimeout());
    assertThat(model.config().seed()).isEqualTo(file.seed());
  }

  private WorkloadModel lookup() {
    return model.designer().workloads().getFirst();
  }
}
