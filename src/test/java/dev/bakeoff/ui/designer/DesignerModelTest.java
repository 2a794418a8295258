package dev.bakeoff.ui.designer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Goal;
import dev.bakeoff.workload.Pacing.Loop;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Shape.Step;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DesignerModelTest {
  private final DesignerModel designer = new DesignerModel();

  private static Workload workload(
      Pattern pattern, Pacing pacing, Shape shape, KeyDistribution keys, KeyOptions options) {
    return new Workload(
        "w",
        pattern,
        List.of(1, 25),
        Duration.ofSeconds(4),
        Duration.ofMinutes(2),
        pacing.loop() == Loop.CLOSED ? OptionalLong.of(700) : OptionalLong.empty(),
        7,
        keys,
        new WorkloadOptions(
            pacing, options, shape, CacheState.COLD, 0.005, Map.of("p99_ms", 12.5, "p95_ms", 4.0)));
  }

  private static Shape shape(List<MixPart> mix, List<SqlStatement> sql, Map<String, String> from) {
    return new Shape(0, FanoutMode.ONE_REQUEST, Optional.empty(), mix, sql, from);
  }

  static List<Workload> everything() {
    KeyOptions usual = KeyOptions.DEFAULT;
    return List.of(
        workload(
            Pattern.LOOKUP,
            Pacing.open(Arrivals.CONSTANT, List.of(250.5, 1000.0)),
            Shape.DEFAULT,
            KeyDistribution.HOT,
            new KeyOptions(0.99, 0.07, 0.93, 0.9)),
        workload(
            Pattern.FANOUT,
            new Pacing(
                Loop.KNEE,
                List.of(80.0),
                Arrivals.POISSON,
                Duration.ofSeconds(2),
                Optional.of(new Goal(99.9, 7.25))),
            new Shape(30, FanoutMode.PARALLEL, Optional.empty(), List.of(), List.of(), Map.of()),
            KeyDistribution.ZIPF,
            new KeyOptions(1.2, 0.2, 0.8, 1)),
        workload(
            Pattern.TIME_SERIES,
            Pacing.CLOSED,
            new Shape(
                0,
                FanoutMode.ONE_REQUEST,
                Optional.of(Duration.ofHours(36)),
                List.of(),
                List.of(),
                Map.of()),
            KeyDistribution.LATEST,
            usual),
        workload(
            Pattern.MIXED,
            Pacing.CLOSED,
            shape(
                List.of(
                    new MixPart("browse", 5, Step.LOOKUP, List.of()),
                    new MixPart("buy", 2, Step.TRANSACTION, List.of(Step.LOOKUP, Step.UPDATE))),
                List.of(),
                Map.of()),
            KeyDistribution.SEQUENTIAL,
            usual),
        workload(
            Pattern.SQL,
            Pacing.CLOSED,
            shape(
                List.of(),
                List.of(
                    new SqlStatement("one", 3, "SELECT ':no', x::int FROM t WHERE id = :id"),
                    new SqlStatement("two", 1, "SELECT 1 -- :neither")),
                Map.of("id", "t.id")),
            KeyDistribution.UNIFORM,
            usual));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void a_workload_is_read_and_made_again_without_loss(Workload workload) {
    assertThat(new WorkloadModel(workload).workload()).isEqualTo(workload);
  }

  @Test
  void every_preset_but_the_empty_statement_can_be_run_as_it_is() {
    for (Preset preset : Preset.values()) {
      designer.add(preset);
      WorkloadModel added = designer.selectedProperty().get().orElseThrow();
      if (preset == Preset.OWN_SQL) {
        assertThat(designer.error().get()).get().asString().contains("own_sql", "SELECT");
        added.sql().statements().getFirst().sql().textProperty().set("SELECT 1");
      }
      assertThat(designer.error().get()).as(preset.title()).isEmpty();
    }
    assertThat(designer.all()).extracting(Workload::name).doesNotHaveDuplicates();
  }

  @Test
  void what_a_platform_cannot_do_is_refused_with_the_reason() {
    PlatformDescriptor simple =
        new PlatformDescriptor(
            "simple",
            "Simple",
            "",
            Set.of(Capability.LOOKUP, Capability.CONCURRENT_CLIENTS),
            List.of());
    PlatformDescriptor all =
        new PlatformDescriptor("all", "All", "", EnumSet.allOf(Capability.class), List.of());
    PlatformProfile one = new PlatformProfile("mine", "simple", Optional.empty(), Map.of(), true);
    PlatformProfile two = new PlatformProfile("other", "all", Optional.empty(), Map.of(), true);
    Abilities abilities = new Abilities(List.of(one, two), List.of(simple, all));
    assertThat(abilities.cannot(Pattern.SQL)).contains("mine does not run your SQL");
    assertThat(abilities.cannot(Pattern.LOOKUP)).isEmpty();
    designer.set(List.of(everything().getFirst()));
    designer.abilities(abilities);
    assertThat(designer.error().get()).isEmpty();
    designer.add(Preset.MIXED);
    assertThat(designer.error().get())
        .contains("reads_and_writes: mine does not change single rows.");
  }

  @Test
  void a_statements_parameters_are_recognised_and_drawn_from_columns_of_their_name() {
    designer.columns(List.of("customer.customer_id", "customer.name", "event.kind"));
    designer.add(Preset.OWN_SQL);
    WorkloadModel own = designer.selectedProperty().get().orElseThrow();
    own.sql()
        .statements()
        .getFirst()
        .sql()
        .textProperty()
        .set("SELECT * FROM customer WHERE customer_id = :customer_id AND name <> :who");
    assertThat(own.sql().parametersProperty().get()).containsOnlyKeys("customer_id", "who");
    assertThat(own.error().get()).get().asString().contains(":who");
    own.sql().parametersProperty().get().get("who").textProperty().set("customer.nam");
    assertThat(own.error().get()).contains("The dataset has no column customer.nam.");
    own.sql().parametersProperty().get().get("who").textProperty().set("customer.name");
    assertThat(own.workload().options().shape().parameters())
        .as("a column of the parameter's name need not be named")
        .isEqualTo(Map.of("who", "customer.name"));
    own.sql().take("SELECT 1;\n-- none;\nSELECT ';' FROM customer WHERE name = :who;");
    assertThat(own.sql().statements()).hasSize(3);
    assertThat(own.sql().parametersProperty().get().get("who").value()).isEqualTo("customer.name");
  }

  @Test
  void shares_follow_the_weights_and_names_are_unique() {
    designer.add(Preset.MIXED);
    MixModel mix = designer.selectedProperty().get().orElseThrow().mix();
    mix.add();
    assertThat(mix.share(mix.parts().getFirst())).contains(80.0 / 110);
    mix.parts().get(2).weight().textProperty().set("many");
    assertThat(mix.share(mix.parts().getFirst())).isEmpty();
    assertThat(designer.error().get()).get().asString().contains("whole number of shares");
    mix.remove(mix.parts().get(2));
    assertThat(designer.error().get()).isEmpty();
    designer.workloads().getLast().name().textProperty().set("lookup");
    assertThat(designer.error().get()).contains("Two workloads have the same name.");
  }

  @Test
  void a_new_workload_takes_the_load_of_the_one_looked_at_but_keeps_its_own_loop() {
    WorkloadModel first = designer.workloads().getFirst();
    first.clients().setAll(50);
    first.duration().textProperty().set("1m");
    designer.add(Preset.DASHBOARD);
    assertThat(designer.all().getLast().clients()).containsExactly(50);
    designer.add(Preset.STEADY);
    assertThat(designer.all().getLast().options().pacing().loop()).isEqualTo(Loop.OPEN);
    designer.remove(designer.workloads().getLast());
    assertThat(designer.selectedProperty().get()).contains(designer.workloads().getLast());
  }

  @Test
  void words_say_what_a_workload_does() {
    Workload hot = everything().getFirst();
    assertThat(plain(Summary.loop(hot.options().pacing())))
        .isEqualTo("open loop at 251, 1 000 requests/s, constant");
    assertThat(plain(Summary.load(hot))).contains("1, 25 clients", "2m after 4s warm-up");
    assertThat(Summary.options(hot))
        .contains("7 % of the keys get 93 % of the requests", "cold caches", "error budget 0.5 %");
    assertThat(plain(Summary.loop(everything().get(1).options().pacing())))
        .isEqualTo("the knee: highest rate with p99.9 under 7.25 ms");
  }

  private static String plain(String text) {
    return text.replace('\u202f', ' ').replace('\u00a0', ' ');
  }
}
