package dev.bakeoff.config.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.CreateRequest.Size;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSpecsTest {
  private static final DatasetSpecs SPECS = BuiltInSpecs.load();

  @TempDir Path home;

  /** Other rows under the same name would be other data: these fingerprints must never change. */
  @ParameterizedTest
  @CsvSource({
    "customer, 7de144f56c3c1273978709bbb4d3712a",
    "retail, 99d726102d35b7e45e35d17478576fec",
    "ocp_usage, bf00325834c4b5362885ce873f365b36",
    "documents, 12f902c158bc09cbdffb63cef606562e",
    "fraud, bf0cf88ef905e83391e74ff5468b1b7f"
  })
  void theSmallestScaleIsTheOneOfEveryReleaseAndItsFilesAreValid(String spec, String fingerprint) {
    DatasetCatalog catalog = new DatasetCatalog(home);
    DatasetCreator creator = new DatasetCreator(catalog, SPECS, InstantSource.system());
    CreateRequest request = request(spec, Size.smallest());

    long estimated = creator.estimate(request).bytes();
    Manifest manifest = creator.ensure(request, Progress.NONE, new Cancellation());
    ValidationReport report =
        new DatasetValidator(catalog).validate(manifest, Progress.NONE, new Cancellation());

    assertThat(report.tables()).allSatisfy(t -> assertThat(t.problems()).isEmpty());
    assertThat(manifest.fingerprint()).isEqualTo(fingerprint);
    assertThat((double) estimated / manifest.bytes()).as("estimate").isBetween(0.7, 2.0);
    assertThat(catalog.directory(manifest).resolve(DatasetCreator.DEFINITION)).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "small, 22320",
    "medium, 100000",
    "large, 250000",
    "xlarge, 500000",
    "production-medium, 1000000"
  })
  void ocpUsageHasTheRowsOfItsScales(String scale, long rows) {
    assertThat(plan("ocp_usage", Size.scale(scale)).tables().get(2).generator().rows())
        .isEqualTo(rows);
  }

  @Test
  void ocpUsageFollowsFromPodsAndDays() {
    Size size =
        new Size(
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Map.of("pods", 7L, "days", 3L));
    Plan plan = plan("ocp_usage", size);
    assertThat(plan.tables().get(2).generator().rows()).isEqualTo(7 * 3 * 24);
    assertThat(plan.values()).containsEntry("hours", 72L);
  }

  @ParameterizedTest
  @CsvSource({"5", "15", "30"})
  void fraudHasAsManyTablesAsAskedForWhichShareTheRows(int tables) {
    Plan plan = plan("fraud", tables(tables, 1_000_000));
    assertThat(plan.tables()).hasSize(tables);
    assertThat(plan.rows()).isEqualTo(1_000_000);
    assertThat(plan.tables().stream().map(t -> t.schema().name())).contains("transactions");
    assertThat(
            plan.tables().stream()
                .filter(t -> !t.schema().name().equals("transactions"))
                .map(t -> t.generator().rows())
                .distinct())
        .as("every feature table has a row per account")
        .hasSize(1);
  }

  @Test
  void sixteenBillionRowsArePlannedForAndRefusedWhereTheDiskCannotHoldThem() {
    DatasetCreator creator =
        new DatasetCreator(new DatasetCatalog(home), SPECS, InstantSource.system());
    CreateRequest request = request("fraud", tables(30, 16_600_000_000L));

    DatasetCreator.Estimate estimate = creator.estimate(request);

    assertThat(estimate.rows()).isEqualTo(16_600_000_000L);
    assertThat(estimate.bytes()).isGreaterThan(100_000_000_000L);
    assertThat(estimate.time().toHours()).isGreaterThan(0);
    assertThatThrownBy(() -> creator.ensure(request, Progress.NONE, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.STORAGE))
        .hasMessageContaining("would take about")
        .hasMessageContaining("GB");
  }

  @Test
  void documentsHaveAboutFiftyKilobytes() {
    DatasetSpec.SizedTable table = plan("documents", Size.smallest()).tables().getFirst();
    Collected collected = new Collected();
    table.generator().generate(0, 200, collected);
    double mean =
        collected.rows().stream()
            .mapToInt(row -> ((String) row.getLast()).length())
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(45_000.0, 55_000.0);
  }

  @Test
  void parametersAndTablesThatAreNotThereAreRefused() {
    assertThatThrownBy(
            () ->
                plan(
                    "retail",
                    new Size(
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        Map.of("warehuoses", 3L))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean 'warehouses'?");
    assertThatThrownBy(() -> plan("fraud", tables(31, 1_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Ask for 1 to 30.");
    assertThatThrownBy(() -> SPECS.get("retial"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean 'retail'?");
  }

  private static Size tables(int tables, long rows) {
    return new Size(Optional.empty(), OptionalLong.of(rows), OptionalInt.of(tables), Map.of());
  }

  private static Plan plan(String spec, Size size) {
    return SPECS.get(spec).resolve(request(spec, size)).plan();
  }

  private static CreateRequest request(String spec, Size size) {
    return new CreateRequest(spec, "1.0", spec, size, 42, 2);
  }
}
