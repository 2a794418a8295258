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
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every adapter has to fulfil, on real data and the real platform. A test that needs a
 * capability is skipped where the adapter does not declare it.
 */
public abstract class PlatformContract extends ContractFixture {
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
  void lookupReadsTheRowOfItsKeyAndNothingForAnUnknownOne() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.LOOKUP)).isTrue();
    loadNasty();
    Access access = new Access.Lookup(nasty.parents().schema(), NastyData.PARENT_KEY);
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation lookup = client.prepare(access);
      for (Object[] row : nasty.parents().rows()) {
        assertThat(lookup.execute((Long) row[0])).isEqualTo(1);
      }
      for (long unknown : new long[] {0, 2, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
        assertThat(lookup.execute(unknown)).isZero();
      }
    }
    for (Object[] row : nasty.parents().rows()) {
      List<List<Object>> found = ask(access, (Long) row[0]);
      assertThat(found).hasSize(1);
      assertThat(whole(found.getFirst().getFirst())).isEqualTo(row[0]);
      assertThat(found.getFirst().get(12)).isEqualTo(row[12]);
    }
  }

  @Test
  void fanoutReadsTheParentAndItsNewestChildren() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.FANOUT)).isTrue();
    loadNasty();
    int limit = 8;
    Access access =
        new Access.Fanout(
            nasty.parents().schema(),
            NastyData.PARENT_KEY,
            nasty.children().schema(),
            NastyData.CHILD_PARENT,
            NastyData.CHILD_TIME,
            limit);
    int parentColumns = nasty.parents().schema().columns().size();
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation fanout = client.prepare(access);
      assertThat(fanout.execute(2)).isZero();
      for (Object[] parent : nasty.parents().rows()) {
        Set<Long> expected = newestChildren((Long) parent[0], limit);
        // A parent without children is one row.
        assertThat(fanout.execute((Long) parent[0])).isEqualTo(Math.max(1, expected.size()));
        List<List<Object>> found = ask(access, (Long) parent[0]);
        assertThat(found).allSatisfy(row -> assertThat(whole(row.getFirst())).isEqualTo(parent[0]));
        assertThat(
                found.stream()
                    .map(row -> row.get(parentColumns))
                    .filter(Objects::nonNull)
                    .map(ContractFixture::whole)
                    .collect(Collectors.toSet()))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aggregationGroupsTheWholeTable() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.AGGREGATION)).isTrue();
    loadNasty();
    for (String measure : List.of("amount", "long amount", "count")) {
      Access access = new Access.Aggregation(nasty.children().schema(), "group", measure);
      try (PlatformSession session = open(true);
          PlatformClient client = session.connectClient()) {
        assertThat(client.prepare(access).execute(0)).isEqualTo(7);
      }
      int scale = nasty.children().schema().column(measure).type().scale();
      Map<String, List<BigDecimal>> groups = new HashMap<>();
      Map<String, Long> counts = new HashMap<>();
      for (Object[] row : nasty.children().rows()) {
        String group = String.valueOf(nasty.children().value(row, "group"));
        counts.merge(group, 1L, Long::sum);
        Long value = (Long) nasty.children().value(row, measure);
        if (value != null) {
          groups
              .computeIfAbsent(group, g -> new ArrayList<>())
              .add(BigDecimal.valueOf(value, scale));
        }
      }
      List<String> seen = new ArrayList<>();
      for (List<Object> row : ask(access, 0)) {
        String group = String.valueOf(row.getFirst());
        seen.add(group);
        List<BigDecimal> values = groups.get(group);
        double sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
        assertThat(whole(row.get(1))).isEqualTo(counts.get(group));
        assertClose(number(row.get(2)), sum);
        assertClose(number(row.get(3)), sum / values.size());
        assertClose(number(row.get(4)), Collections.min(values).doubleValue());
        assertClose(number(row.get(5)), Collections.max(values).doubleValue());
      }
      assertThat(seen).containsExactlyInAnyOrderElementsOf(counts.keySet());
      List<String> named = seen.stream().filter(group -> !group.equals("null")).toList();
      assertThat(named).isSorted();
    }
  }

  @Test
  void aTimeSeriesIsTheNewestRowsOfAKeyWithinItsTime() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.TIME_SERIES)).isTrue();
    loadNasty();
    int timeIndex = 2;
    List<Long> times =
        nasty.children().rows().stream().map(row -> (Long) row[timeIndex]).distinct().toList();
    long from = times.get(times.size() - 2);
    long until = times.getFirst();
    int limit = 7;
    Access access =
        new Access.TimeSeries(
            nasty.children().schema(),
            NastyData.CHILD_PARENT,
            NastyData.CHILD_TIME,
            from,
            until,
            limit);
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation series = client.prepare(access);
      for (Object[] parent : nasty.parents().rows()) {
        List<Long> expected =
            nasty.children().rows().stream()
                .filter(row -> row[1].equals(parent[0]))
                .filter(row -> (Long) row[timeIndex] >= from && (Long) row[timeIndex] < until)
                .sorted(
                    Comparator.comparing((Object[] row) -> (Long) row[timeIndex])
                        .thenComparing(row -> (Long) row[0])
                        .reversed())
                .limit(limit)
                .map(row -> (Long) row[0])
                .toList();
        assertThat(series.execute((Long) parent[0])).isEqualTo(expected.size());
        assertThat(ask(access, (Long) parent[0]).stream().map(row -> whole(row.getFirst())))
            .containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  void anUpdateChangesTheRowOfItsKeyByOneAndNoOther() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.UPDATE)).isTrue();
    loadNasty();
    TableSchema children = nasty.children().schema();
    for (String column : List.of("amount", "long amount", "count")) {
      int index = children.columns().indexOf(children.column(column));
      Access update = new Access.Update(children, "id", column);
      Access lookup = new Access.Lookup(children, "id");
      try (PlatformSession session = open(false);
          PlatformClient client = session.connectClient()) {
        PlatformClient.Operation change = client.prepare(update);
        assertThat(change.execute(4)).isEqualTo(1);
        assertThat(change.execute(4)).isEqualTo(1);
        assertThat(change.execute(100_000)).isZero();
      }
      int scale = children.column(column).type().scale();
      for (Object[] row : nasty.children().rows().subList(3, 6)) {
        Object now = ask(lookup, (Long) row[0]).getFirst().get(index);
        if (row[index] == null) {
          assertThat(now).isNull();
        } else {
          BigDecimal before = BigDecimal.valueOf((Long) row[index], scale);
          assertThat(new BigDecimal(now.toString()))
              .isEqualByComparingTo(row[0].equals(4L) ? before.add(BigDecimal.valueOf(2)) : before);
        }
      }
    }
    try (PlatformSession session = open(true)) {
      TableEntry changed = nasty.manifest().table(NastyData.CHILD);
      assertThat(fingerprint(session, changed)).isNotEqualTo(changed.fingerprint());
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
                loaded.schema().columns().stream().map(Column::name).toList());
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

  @Test
  void countersOnlyGrow() throws Exception {
    assumeThat(
            adapter().descriptor().can(Capability.SERVER_COUNTERS)
                || adapter().descriptor().can(Capability.METERS_CONSUMPTION))
        .isTrue();
    loadNasty();
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      Map<String, Double> before = session.counters();
      PlatformClient.Operation lookup =
          client.prepare(new Access.Lookup(nasty.parents().schema(), NastyData.PARENT_KEY));
      for (int i = 0; i < 50; i++) {
        lookup.execute(1 + 3L * i);
      }
      Map<String, Double> after = session.counters();
      assertThat(after).isNotEmpty();
      assertThat(after.keySet()).containsAll(before.keySet());
      before.forEach(
          (name, value) -> assertThat(after.get(name)).as(name).isGreaterThanOrEqualTo(value));
    }
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
  void clientsWorkAtTheSameTime() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.CONCURRENT_CLIENTS)).isTrue();
    loadNasty();
    Access access = new Access.Lookup(nasty.parents().schema(), NastyData.PARENT_KEY);
    try (PlatformSession session = open(true);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<Integer> client =
          () -> {
            int found = 0;
            try (PlatformClient connected = session.connectClient()) {
              PlatformClient.Operation lookup = connected.prepare(access);
              for (int i = 0; i < 200; i++) {
                found += lookup.execute(1 + (i % (2L * NastyData.PARENTS)) * 3);
              }
            }
            return found;
          };
      for (Future<Integer> found : threads.invokeAll(Collections.nCopies(8, client))) {
        // Every key is asked for 200 / 80 times, and half of the keys exist.
        assertThat(found.get()).isEqualTo(120);
      }
    }
  }

  @Test
  void aStatementThatTakesTooLongIsATimeOutAndTheClientGoesOn() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.AGGREGATION)).isTrue();
    try (PlatformSession session = open(false)) {
      session.load(customer, customerSource, Progress.NONE, new Cancellation());
    }
    Connection impatient = connection(NAMESPACE, true, Map.of("statement_timeout", impatience()));
    TableEntry events = customer.table("customer_events");
    try (PlatformSession session = adapter().open(impatient);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation slow =
          client.prepare(new Access.Aggregation(events.schema(), "session_id", "amount"));
      assertThatThrownBy(() -> slow.execute(0))
          .isInstanceOfSatisfying(
              PlatformException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT));
      PlatformClient.Operation quick =
          client.prepare(
              new Access.Lookup(customer.table("customer_profiles").schema(), "customer_id"));
      int found = 0;
      for (int i = 0; i < 20; i++) {
        try {
          found += quick.execute(1 + i);
        } catch (PlatformException e) {
          // A busy machine may be late even with a single row.
          assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT);
        }
      }
      assertThat(found).isPositive();
    }
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
