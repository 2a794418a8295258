package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the requests of every adapter give, and what is counted of them. */
public abstract class AccessContract extends ContractFixture {
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
              for (int i = 0; i < 2 * NastyData.PARENTS; i++) {
                found += lookup.execute(1 + 3L * i);
              }
            }
            return found;
          };
      for (Future<Integer> found : threads.invokeAll(Collections.nCopies(8, client))) {
        // Half of the keys exist.
        assertThat(found.get()).isEqualTo(NastyData.PARENTS);
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
      PlatformException late = failure(slow);
      if (late.kind() == ErrorKind.CONNECTION) {
        // A pooled connection that its server has closed in between fails as just that, once.
        late = failure(slow);
      }
      assertThat(late.kind()).as(late.toString()).isEqualTo(ErrorKind.TIMEOUT);
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

  private static PlatformException failure(PlatformClient.Operation operation) {
    return catchThrowableOfType(PlatformException.class, () -> operation.execute(0));
  }
}
