package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What every adapter has to fulfil, on real data and the real platform. A test that needs a
 * capability is skipped where the adapter does not declare it.
 */
public abstract class PlatformContract extends WorkloadContract {
  @Test
  void describesWhatAnswers() {
    try (PlatformSession session = open(false)) {
      PlatformInfo info = session.describe();
      assertThat(info.product()).isEqualTo(adapter().descriptor().displayName());
      assertThat(info.version()).matches("v?[0-9]+[.-][0-9]+.*");
      assertThat(info.driver()).contains(" ");
      assertThat(info.settings()).isNotEmpty();
      assertThat(info.settings().values()).doesNotContainNull();
    }
  }

  @Test
  void everyValueOfEveryTypeComesBack() {
    loadNasty();
    try (PlatformSession session = open(true)) {
      for (TableEntry table : nasty.manifest().tables()) {
        assertThat(canonicalRows(session.scan(table), table))
            .containsExactlyInAnyOrderElementsOf(canonicalRows(nasty.rows(table), table));
        assertThat(fingerprint(session, table)).isEqualTo(table.fingerprint());
      }
    }
  }

  @Test
  void aGeneratedDatasetHasItsFingerprintOnThePlatform() {
    try (PlatformSession session = open(false)) {
      session.load(customer, customerSource, Progress.NONE, new Cancellation());
    }
    try (PlatformSession session = open(true)) {
      assertThat(session.holds(customer)).isTrue();
      for (TableEntry table : customer.tables()) {
        assertThat(fingerprint(session, table)).isEqualTo(table.fingerprint());
      }
    }
  }

  @Test
  void holdsOnlyWhatWasLoaded() {
    try (PlatformSession session = open(false)) {
      assertThat(session.holds(nasty.manifest())).isFalse();
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty.manifest())).isTrue();
      assertThat(session.holds(otherVersion())).isFalse();
      assertThat(session.holds(customer)).isFalse();
    }
    try (PlatformSession session = open(true)) {
      assertThat(session.holds(nasty.manifest())).isTrue();
    }
  }

  @Test
  void loadsAgainOverAnEarlierLoadAndUnloads() {
    try (PlatformSession session = open(false)) {
      session.load(customer, customerSource, Progress.NONE, new Cancellation());
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty.manifest())).isTrue();
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
      assertThat(fingerprint(session, nasty.manifest().tables().getFirst()))
          .isEqualTo(nasty.manifest().tables().getFirst().fingerprint());
      session.unload();
      assertThat(session.holds(nasty.manifest())).isFalse();
      session.unload();
    }
  }

  @Test
  void reportsProgressInRowsOfEachTable() {
    Map<String, Progress.Step> last = new HashMap<>();
    List<Progress.Step> steps = Collections.synchronizedList(new ArrayList<>());
    try (PlatformSession session = open(false)) {
      session.load(customer, customerSource, steps::add, new Cancellation());
    }
    steps.stream()
        .filter(step -> step.unit().equals("rows"))
        .forEach(step -> last.put(step.task(), step));
    for (TableEntry table : customer.tables()) {
      Progress.Step step = last.get("Loading " + table.name());
      assertThat(step.done()).isEqualTo(table.rows());
      assertThat(step.total()).isEqualTo(table.rows());
    }
  }

  @Test
  void aLoadCancelledInTheMiddleLeavesNothing() {
    try (PlatformSession session = open(false)) {
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
      Cancellation cancellation = new Cancellation();
      TableEntry events = customer.table("customer_events");
      AtomicReference<Progress.Step> cancelledAt = new AtomicReference<>();
      assertThatThrownBy(
              () ->
                  session.load(
                      customer,
                      customerSource,
                      step -> {
                        if (step.task().equals("Loading " + events.name())
                            && cancelledAt.compareAndSet(null, step)) {
                          Thread.startVirtualThread(cancellation::cancel);
                        }
                      },
                      cancellation))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
      assertThat(cancelledAt.get().done()).isLessThan(events.rows());
      assertEmpty(session);
      session.load(customer, customerSource, Progress.NONE, new Cancellation());
      assertThat(session.holds(customer)).isTrue();
    }
  }

  @Test
  void aLoadThatFailsLeavesNothingAndSaysWhichData() {
    TableEntry broken = brokenCopyOf(nasty.manifest().tables().get(1));
    Manifest manifest =
        new Manifest(
            "nasty",
            "1.0",
            nasty.manifest().origin(),
            nasty.manifest().created(),
            Optional.empty(),
            List.of(nasty.manifest().tables().getFirst(), broken));
    DatasetSource source =
        new ParquetSource(nasty.files(nasty.manifest().tables().getFirst()).getFirst().getParent());
    try (PlatformSession session = open(false)) {
      assertThatThrownBy(() -> session.load(manifest, source, Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("missing.parquet");
      assertEmpty(session);
      session.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty.manifest())).isTrue();
    }
  }

  @Test
  void tablesAreListedAndReadAsIfSomebodyElseHadMadeThem() {
    assumeThat(adapter().descriptor().can(Capability.FOREIGN_TABLES)).isTrue();
    loadNasty();
    try (PlatformSession session = open(true)) {
      ForeignTables foreign = session.foreignTables().orElseThrow();
      List<ForeignTables.ForeignTable> tables =
          foreign.list(foreignPlace(), Progress.NONE, new Cancellation());
      assertThat(tables).hasSize(nasty.manifest().tables().size());
      for (ForeignTables.ForeignTable table : tables) {
        TableEntry loaded =
            nasty.manifest().tables().stream()
                .filter(t -> foreignName(t.name()).equals(table.name()))
                .findFirst()
                .orElseThrow();
        assertThat(table.schema().columns())
            .extracting(Column::name)
            .containsExactlyInAnyOrderElementsOf(
                loaded.schema().columns().stream()
                    .map(column -> foreignColumn(column.name()))
                    .toList());
        try (RowCursor rows = foreign.read(table)) {
          assertThat(
                  Fingerprint.of(rows, table.schema(), "x", 0, Progress.NONE, new Cancellation())
                      .rows())
              .isEqualTo(loaded.rows());
        }
      }
      assertThatThrownBy(() -> foreign.list("no such place", Progress.NONE, new Cancellation()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST));
    }
  }

  /** Where {@link ForeignTables} finds what was loaded into the contract's namespace. */
  protected String foreignPlace() {
    return "";
  }

  /** What a table that was loaded is called there. */
  protected String foreignName(String table) {
    return table;
  }

  /** What a column that was loaded is called there. */
  protected String foreignColumn(String column) {
    return column;
  }

  @Test
  void aTestTellsItsStepsAndLeavesNothing() {
    List<TestStep> steps = new ArrayList<>();
    PlatformInfo info =
        adapter()
            .test(connection("bakeoff_probe", false, Map.of()), new ConnectionTest(steps::add));
    assertThat(info.product()).isEqualTo(adapter().descriptor().displayName());
    assertThat(steps).isNotEmpty();
    assertThat(steps.getLast().state()).isNotIn(TestStep.State.RUNNING, TestStep.State.FAILED);
    assertNothingThere("bakeoff_probe");
  }

  @Test
  void sessionsForReadingShareTheDataAndChangeNothing() {
    loadNasty();
    try (PlatformSession first = open(true);
        PlatformSession second = open(true)) {
      assertThat(first.holds(nasty.manifest())).isTrue();
      assertThatThrownBy(first::unload).isInstanceOf(ProblemException.class);
      assertThatThrownBy(
              () -> first.load(nasty.manifest(), nasty, Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class);
      assertThat(second.holds(nasty.manifest())).isTrue();
    }
  }

  private void assertEmpty(PlatformSession session) {
    assertThat(session.holds(customer)).isFalse();
    assertThat(session.holds(nasty.manifest())).isFalse();
    assertNothingThere(NAMESPACE);
  }
}
