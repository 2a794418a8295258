package dev.bakeoff.dataset.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.config.spec.SpecEdits;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetVersionsTest {
  @TempDir Path home;

  private DatasetCatalog catalog;
  private DatasetCreator creator;
  private DatasetVersions versions;

  @BeforeEach
  void open() {
    DatasetSpecs specs = BuiltInSpecs.load();
    catalog = new DatasetCatalog(home);
    creator = new DatasetCreator(catalog, specs, InstantSource.system());
    versions = new DatasetVersions(catalog, specs, SpecEdits::apply, InstantSource.system());
  }

  private Manifest create(String spec, long rows) {
    return creator.ensure(
        new CreateRequest(spec, "1.0", spec, CreateRequest.Size.rows(rows), 42, 2),
        Progress.NONE,
        new Cancellation());
  }

  private Manifest modify(Manifest from, String version, String... changes) {
    return versions.modify(
        from,
        Arrays.stream(changes).map(Change::parse).toList(),
        DatasetRef.parse(from.name() + ":" + version),
        2,
        Progress.NONE,
        new Cancellation());
  }

  private Difference diff(Manifest left, Manifest right) {
    return new DatasetDiff(catalog)
        .compare(left, right, DatasetDiff.Depth.ROWS, Progress.NONE, new Cancellation());
  }

  private static Difference.Table table(Difference difference, String name) {
    return difference.tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void assertValid(Manifest manifest) {
    ValidationReport report =
        new DatasetValidator(catalog).validate(manifest, Progress.NONE, new Cancellation());
    assertThat(report.tables()).allSatisfy(t -> assertThat(t.problems()).isEmpty());
  }

  private Object inode(Manifest manifest, String file) throws IOException {
    return Files.getAttribute(catalog.directory(manifest).resolve(file), "unix:ino");
  }

  @Test
  void scalingDoublesEveryTable() {
    Manifest one = create("retail", 3_000);

    Manifest two =
        versions.scale(
            one, 2, DatasetRef.parse("retail:2.0"), 2, Progress.NONE, new Cancellation());

    for (TableEntry table : one.tables()) {
      assertThat(two.table(table.name()).rows()).as(table.name()).isEqualTo(2 * table.rows());
    }
    assertThat(two.parent()).contains("retail:1.0");
    assertThat(two.origin().note()).isEqualTo("retail:1.0 scaled by 2");
    assertValid(two);
  }

  @Test
  void whatWasScaledIsWhatTheSameRequestMakes() {
    Manifest scaled =
        versions.scale(
            create("customer", 1_000),
            3,
            DatasetRef.parse("customer:3.0"),
            2,
            Progress.NONE,
            new Cancellation());
    Manifest asked =
        creator.ensure(
            new CreateRequest("other", "1.0", "customer", CreateRequest.Size.rows(3_000), 42, 2),
            Progress.NONE,
            new Cancellation());

    assertThat(scaled.fingerprint()).isEqualTo(asked.fingerprint());
  }

  @Test
  void hotterKeysChangeWhatDependsOnThemAndShareAllOtherFiles() throws IOException {
    Manifest one = create("retail", 6_000);

    Manifest hot = modify(one, "1.1", "increase_hot_keys");
    Difference difference = diff(one, hot);

    assertThat(table(difference, "customers").isSame()).isTrue();
    assertThat(inode(hot, "customers.parquet")).isEqualTo(inode(one, "customers.parquet"));
    assertThat(inode(hot, "orders.parquet")).isNotEqualTo(inode(one, "orders.parquet"));
    assertThat(table(difference, "orders").rows().orElseThrow().changed()).isPositive();
    assertThat(table(difference, "orders").columns().stream().map(c -> c.column()))
        .contains("customer_id")
        .doesNotContain("status");
    assertValid(hot);
  }

  @Test
  void deletingAVersionLeavesTheFilesOfTheOneThatSharesThem() {
    Manifest one = create("retail", 3_000);
    Manifest copy =
        versions.copy(one, DatasetRef.parse("retail:1.0-copy"), Progress.NONE, new Cancellation());

    catalog.delete(one.ref());

    assertThat(copy.fingerprint()).isEqualTo(one.fingerprint());
    assertValid(copy);
  }

  @Test
  void theSpecOfTheCustomersCanBeMadeHotter() {
    Manifest one = create("customer", 5_000);
    Manifest hot = modify(one, "1.1", "increase_hot_keys");

    assertThat(table(diff(one, hot), "customer_profiles").isSame()).isTrue();
    assertThat(hot.origin().parameters()).containsEntry("power", "10");
    assertValid(hot);
  }

  @Test
  void columnsOfAGeneratedTableAreAddedRenamedAndDroppedAndAllOtherValuesStay() {
    Manifest one = create("retail", 3_000);

    Manifest evolved =
        modify(
            one,
            "1.1",
            "rename_column:orders.customer_id=buyer_id",
            "drop_column:orders.discount",
            "add_column:customers.points={type: int, uniform: {min: 1, max: 9}}");
    Difference difference = diff(one, evolved);

    assertThat(table(difference, "orders").schema())
        .containsExactly(
            "the column discount was dropped", "the column customer_id was renamed to buyer_id");
    assertThat(table(difference, "orders").rows().orElseThrow())
        .isEqualTo(new Difference.Rows(true, 0, 0, 0, List.of()));
    assertThat(table(difference, "customers").schema())
        .containsExactly("the column points (int) was added");
    assertThat(evolved.table("orders").schema().indexes())
        .containsExactly(List.of("buyer_id", "ordered_at"));
    assertThat(evolved.table("orders").schema().foreignKeys().getFirst().column())
        .isEqualTo("buyer_id");
    assertValid(evolved);
    assertValid(one);
  }

  @Test
  void columnsOfOtherTablesAreChangedRowByRow() {
    Manifest one = create("customer", 2_000);

    Manifest evolved =
        modify(
            one,
            "2.0",
            "rename_column:customer_profiles.customer_id=id",
            "widen_column:customer_events.quantity=decimal(12,2)",
            "add_column:customer_events.remark=text",
            "drop_column:customer_events.payload");
    Difference difference = diff(one, evolved);

    assertThat(table(difference, "customer_profiles").schema())
        .containsExactly("the column customer_id was renamed to id");
    assertThat(table(difference, "customer_events").schema())
        .containsExactly(
            "the column payload was dropped",
            "the column quantity was widened from int to decimal(12,2)",
            "the column remark (text) was added");
    assertThat(table(difference, "customer_events").rows().orElseThrow().changed()).isZero();
    assertThat(
            evolved.table("customer_events").schema().foreignKeys().getFirst().referencedColumn())
        .isEqualTo("id");
    assertThat(evolved.table("customer_events").schema().column("quantity").type())
        .isEqualTo(ColumnType.decimal(12, 2));
    assertValid(evolved);
  }

  @Test
  void changesThatCannotBeMadeAreRefusedAndLeaveNothing() {
    Manifest one = create("retail", 3_000);
    assertRefused(one, "drop_column:orders.nothing", "Known: ");
    assertRefused(one, "drop_column:nothing.x", "There is no table 'nothing'");
    assertRefused(one, "widen_column:orders.order_id=int", "int does not hold all of its values");
    assertRefused(one, "drop_column:orders.customer_id", "'customer_id'");
    assertRefused(create("documents", 5), "increase_hot_keys", "changes nothing");
    assertThatThrownBy(() -> Change.parse("melt"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'melt' is not a change");
    assertThatThrownBy(() -> Change.parse("rename_column:orders.x"))
        .isInstanceOf(ProblemException.class);
    assertThat(catalog.list()).hasSize(2);
  }

  private void assertRefused(Manifest from, String change, String words) {
    assertThatThrownBy(() -> modify(from, "9.9", change))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
        .hasMessageContaining(words);
  }

  @Test
  void aVersionThatIsThereIsNeverReplaced() {
    Manifest one = create("retail", 3_000);
    assertThatThrownBy(() -> modify(one, "1.0", "increase_hot_keys"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void rowsWithoutAKeyAreComparedWhole() {
    Manifest one = create("customer", 500);
    Manifest two =
        creator.ensure(
            new CreateRequest("b", "1.0", "customer", CreateRequest.Size.rows(600), 42, 2),
            Progress.NONE,
            new Cancellation());
    Difference.Rows rows = table(diff(one, two), "customer_profiles").rows().orElseThrow();
    assertThat(rows.byKey()).isTrue();
    assertThat(rows.added()).isEqualTo(10);
    assertThat(rows.removed()).isZero();
    assertThat(rows.examples()).anyMatch(e -> e.startsWith("added: 51"));
  }

  @Test
  void tagsAndNotesAreKeptAndDoNotTouchTheVersion() {
    Manifest one = create("retail", 3_000);
    Labels labels = new Labels(catalog);

    labels.tag(one, List.of("v1", "poc/acme"), List.of());
    labels.note(one, " for the demo ");
    labels.tag(one, List.of(), List.of("v1"));

    assertThat(new Labels(catalog).of(one))
        .isEqualTo(new Labels.Label(List.of("poc/acme"), "for the demo"));
    assertThat(catalog.get(one.ref())).isEqualTo(one);
    assertThatThrownBy(() -> labels.tag(one, List.of("two words"), List.of()))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void theNextVersionIsOneThatIsFree() {
    Manifest one = create("retail", 3_000);
    modify(one, "1.1", "increase_hot_keys");
    assertThat(NextVersion.after(one, NextVersion.Step.MINOR, catalog)).hasToString("retail:1.2");
    assertThat(NextVersion.after(one, NextVersion.Step.MAJOR, catalog)).hasToString("retail:2.0");
    assertThat(NextVersion.named(one, "v7")).hasToString("retail:v7");
    assertThat(NextVersion.named(one, "other")).hasToString("other:1.0");
    assertThat(NextVersion.named(one, "other:3")).hasToString("other:3");
  }
}
