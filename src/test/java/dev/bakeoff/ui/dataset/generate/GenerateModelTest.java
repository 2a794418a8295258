package dev.bakeoff.ui.dataset.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.ui.dataset.generate.GenerateModel.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GenerateModelTest {
  private static final DatasetSpecs SPECS = BuiltInSpecs.load();

  private GenerateModel model = model(Set.of());

  private static GenerateModel model(Set<DatasetRef> taken) {
    return new GenerateModel(taken, SPECS.get("customer"));
  }

  private CreateRequest request() {
    return model.draftProperty().get().orElseThrow();
  }

  private ParameterField parameter(String name) {
    return model.parametersProperty().get().stream()
        .filter(p -> p.parameter().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void begins_with_the_smallest_scale_ready_to_go() {
    CreateRequest request = request();
    assertThat(request.name()).isEqualTo("customer");
    assertThat(request.version()).isEqualTo("1.0");
    assertThat(request.size()).isEqualTo(CreateRequest.Size.scale("small"));
    assertThat(GenerateCommand.of(request))
        .isEqualTo("bakeoff dataset create customer --spec customer --scale small");
  }

  @Test
  void rows_are_read_as_people_write_them() {
    model.scaleProperty().set(Optional.empty());
    assertThat(model.draftProperty().get()).isEmpty();
    model.rowsProperty().set("1.5M");
    assertThat(request().size()).isEqualTo(CreateRequest.Size.rows(1_500_000));
    model.rowsProperty().set("many");
    assertThat(model.rowsError().getValue())
        .hasValueSatisfying(e -> assertThat(e).contains("250k"));
    assertThat(model.draftProperty().get()).isEmpty();
  }

  @Test
  void another_spec_brings_its_own_scales_parameters_and_name() {
    model.sourceProperty().set(Source.builtIn(SPECS.get("ocp_usage")));
    assertThat(request().name()).isEqualTo("ocp_usage");
    assertThat(model.scaleProperty().get().orElseThrow().values()).containsEntry("rows", 22_320L);
    assertThat(model.parametersProperty().get())
        .extracting(p -> p.parameter().name())
        .containsExactly("months", "days", "pods", "nodes", "namespaces", "hours");
    model.name().nameProperty().set("usage");
    model.sourceProperty().set(Source.builtIn(SPECS.get("retail")));
    assertThat(request().name()).isEqualTo("usage");
  }

  @Test
  void parameters_and_tables_go_into_the_request_and_its_command() {
    model.sourceProperty().set(Source.builtIn(SPECS.get("ocp_usage")));
    parameter("pods").textProperty().set("2k");
    model.tablesProperty().set("3");
    model.seedProperty().set("7");
    model.name().versionProperty().set("2.0");
    assertThat(request().size().parameters()).isEqualTo(Map.of("pods", 2_000L));
    assertThat(request().size().tables()).hasValue(3);
    assertThat(GenerateCommand.of(request()))
        .isEqualTo(
            "bakeoff dataset create ocp_usage --spec ocp_usage --scale small --tables 3"
                + " --set pods=2k --dataset-version 2.0 --seed 7");
  }

  @Test
  void a_parameter_out_of_its_range_is_refused_as_it_is_typed() {
    model.sourceProperty().set(Source.builtIn(SPECS.get("ocp_usage")));
    parameter("pods").textProperty().set("2M");
    assertThat(parameter("pods").error().getValue()).contains("1 to 1M, please.");
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.sizeObstacle()).contains("pods: 1 to 1M, please.");
    parameter("pods").textProperty().set("");
    assertThat(request().size().parameters()).isEmpty();
    model.tablesProperty().set("0");
    assertThat(model.sizeObstacle()).isPresent();
  }

  @Test
  void seeds_that_are_not_numbers_are_refused() {
    model.seedProperty().set("x");
    assertThat(model.seedError().getValue()).contains("A seed is a whole number.");
    assertThat(model.draftProperty().get()).isEmpty();
  }

  @Test
  void what_a_shell_would_take_apart_is_quoted() {
    model.sourceProperty().set(new Source("/data/my specs/it's.yaml", SPECS.get("retail")));
    assertThat(GenerateCommand.of(request())).contains("--spec '/data/my specs/it'\\''s.yaml'");
  }
}
