package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.SpecPreview.TablePreview;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecPreviewTest {
  private static final DatasetSpecs SPECS = BuiltInSpecs.load();

  private static CreateRequest request(String spec, CreateRequest.Size size) {
    return new CreateRequest("previewed", "1.0", spec, size, 42, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "fraud", "retail", "ocp_usage", "documents"})
  void every_built_in_spec_shows_its_first_rows(String spec) {
    List<TablePreview> tables =
        SpecPreview.of(SPECS.get(spec), request(spec, CreateRequest.Size.smallest()), 5);
    assertThat(tables).isNotEmpty();
    for (TablePreview table : tables) {
      assertThat(table.first()).as(table.name()).hasSize((int) Math.min(5, table.rows()));
      assertThat(table.first())
          .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.schema().columns()));
    }
  }

  @Test
  void the_rows_are_those_that_are_generated(@TempDir Path home) {
    CreateRequest request = request("ocp_usage", CreateRequest.Size.smallest());
    List<TablePreview> tables = SpecPreview.of(SPECS.get("ocp_usage"), request, 3);
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest made =
        new DatasetCreator(catalog, SPECS, Clock.systemUTC())
            .ensure(request, Progress.NONE, new Cancellation());
    TableEntry nodes = made.table("nodes");
    var read = new DatasetPreview(catalog).rows(made, nodes, 3, new Cancellation());
    TablePreview shown =
        tables.stream().filter(t -> t.name().equals("nodes")).findFirst().orElseThrow();
    assertThat(shown.first()).isEqualTo(read.rows());
    assertThat(shown.rows()).isEqualTo(nodes.rows());
  }

  @Test
  void sixteen_billion_rows_are_looked_into_as_quickly_as_a_few() {
    CreateRequest request = request("fraud", CreateRequest.Size.rows(16_600_000_000L));
    List<TablePreview> tables = SpecPreview.of(SPECS.get("fraud"), request, 20);
    assertThat(tables).hasSize(30);
    assertThat(tables.stream().mapToLong(TablePreview::rows).sum()).isEqualTo(16_600_000_000L);
  }

  @Test
  void tables_and_parameters_are_taken_and_wrong_ones_refused() {
    var size =
        new CreateRequest.Size(
            Optional.empty(), OptionalLong.of(60_000), OptionalInt.of(5), Map.of());
    assertThat(SpecPreview.of(SPECS.get("fraud"), request("fraud", size), 1)).hasSize(5);
    var wrong =
        new CreateRequest.Size(
            Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), Map.of("pods", 0L));
    assertThatThrownBy(() -> SpecPreview.of(SPECS.get("ocp_usage"), request("ocp_usage", wrong), 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("pods");
  }
}
