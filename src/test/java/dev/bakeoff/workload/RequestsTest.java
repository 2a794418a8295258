package dev.bakeoff.workload;

import static dev.bakeoff.workload.KnownPlatform.lookup;
import static dev.bakeoff.workload.KnownPlatform.sleepMillis;
import static dev.bakeoff.workload.KnownPlatform.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.workload.RequestPlan.Execution;
import dev.bakeoff.workload.RequestPlan.Kind;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of several kinds and of several accesses. */
@Timeout(60)
final class RequestsTest {
  private static final Keys KEYS = Keys.range(new KeyRange(1, 100));
  private static final List<Access> THREE = List.of(lookup("t30"), lookup("t20"), lookup("t10"));

  private static Kind kind(String name, int weight, List<Access> accesses, Execution execution) {
    return new Kind(name, weight, accesses, execution, KEYS, Optional.empty());
  }

  private static KnownPlatform sleepy() {
    return new KnownPlatform(
        (access, _, _) -> {
          sleepMillis(Double.parseDouble(table(access).substring(1)));
          return 1;
        });
  }

  private static LoadSettings iterations(int clients, int each) {
    return iterations(clients, each, KeyOptions.DEFAULT);
  }

  private static LoadSettings iterations(int clients, int each, KeyOptions keys) {
    return new LoadSettings(
        clients,
        Duration.ZERO,
        Duration.ofSeconds(20),
        OptionalLong.of(each),
        Duration.ofMillis(200),
        KeyDistribution.UNIFORM,
        keys,
        Pacing.CLOSED,
        7);
  }

  @Test
  void accesses_at_the_same_time_take_as_long_as_the_slowest() throws Exception {
    KnownPlatform platform = sleepy();
    RequestPlan plan = new RequestPlan(List.of(kind("fan", 1, THREE, Execution.PARALLEL)));
    Heard heard = Heard.of(platform, plan, iterations(2, 20));
    assertThat(heard.operations()).isEqualTo(40);
    assertThat(heard.latencies().percentileMillis(50)).isBetween(30.0, 55.0);
    assertThat(platform.connections).hasValue(6);
    assertThat(platform.open).hasValue(0);
  }

  @Test
  void accesses_one_after_the_other_take_their_sum_on_one_connection() throws Exception {
    KnownPlatform platform = sleepy();
    RequestPlan plan = new RequestPlan(List.of(kind("fan", 1, THREE, Execution.SEQUENTIAL)));
    Heard heard = Heard.of(platform, plan, iterations(2, 10));
    assertThat(heard.latencies().percentileMillis(50)).isBetween(60.0, 100.0);
    assertThat(platform.connections).hasValue(2);
  }

  @Test
  void a_request_fails_with_any_of_its_accesses_and_all_connections_are_made_again()
      throws Exception {
    AtomicInteger calls = new AtomicInteger();
    KnownPlatform platform =
        new KnownPlatform(
            (access, _, _) -> {
              if (table(access).equals("t10") && calls.incrementAndGet() == 5) {
                throw new PlatformException(ErrorKind.CONNECTION, "reset by peer", null);
              }
              return 1;
            });
    RequestPlan plan = new RequestPlan(List.of(kind("fan", 1, THREE, Execution.PARALLEL)));
    Heard heard = Heard.of(platform, plan, iterations(1, 10));
    assertThat(heard.operations()).isEqualTo(9);
    assertThat(heard.errors(ErrorKind.CONNECTION)).isEqualTo(1);
    assertThat(platform.connections).hasValue(6);
    assertThat(platform.open).hasValue(0);
  }

  @Test
  void kinds_come_as_often_as_their_weights_say_each_with_its_own_distribution() throws Exception {
    RequestPlan plan =
        new RequestPlan(
            List.of(
                kind("read", 8, List.of(lookup("t0")), Execution.SINGLE),
                kind("write", 2, List.of(lookup("t2")), Execution.SINGLE)));
    Heard heard = Heard.of(sleepy(), plan, iterations(4, 500));
    long reads = heard.series(Series.request("read")).count();
    long writes = heard.series(Series.request("write")).count();
    assertThat(reads + writes).isEqualTo(2000);
    // Five standard deviations of a binomial count.
    assertThat(reads).isBetween(1600L - 90, 1600L + 90);
    assertThat(heard.series(Series.request("write")).percentileMillis(50)).isBetween(2.0, 4.0);
    assertThat(heard.series(Series.request("read")).percentileMillis(50)).isLessThan(1);
  }

  @Test
  void misses_ask_for_keys_that_are_not_there_and_find_nothing() throws Exception {
    AtomicLong absent = new AtomicLong();
    KnownPlatform platform =
        new KnownPlatform(
            key -> {
              boolean there = key >= 1 && key <= 100;
              absent.addAndGet(there ? 0 : 1);
              return there ? 1 : 0;
            });
    Heard heard =
        Heard.of(
            platform, KnownPlatform.LOOKUPS, iterations(2, 2000, new KeyOptions(1, 0.2, 0.8, 0.7)));
    assertThat(heard.operations()).isEqualTo(4000);
    assertThat(heard.errors()).isZero();
    assertThat(absent.get()).isBetween(1200L - 145, 1200L + 145);
  }

  @Test
  void a_miss_that_finds_a_row_is_a_wrong_result() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(_ -> 1),
            KnownPlatform.LOOKUPS,
            iterations(1, 8, new KeyOptions(1, 0.2, 0.8, 0)));
    assertThat(heard.operations()).isZero();
    assertThat(heard.errors(ErrorKind.WRONG_RESULT)).isEqualTo(8);
  }

  @Test
  void clients_ask_for_different_keys_and_another_seed_for_others() throws Exception {
    assertThat(asked(7)).isEqualTo(asked(7)).isNotEqualTo(asked(8));
  }

  private static Map<Long, Integer> asked(long seed) throws InterruptedException {
    Map<Long, Integer> keys = new ConcurrentHashMap<>();
    LoadSettings base = iterations(3, 50);
    LoadSettings settings =
        new LoadSettings(
            base.clients(),
            base.warmup(),
            base.duration(),
            base.iterations(),
            base.interval(),
            base.keys(),
            base.keyOptions(),
            base.pacing(),
            seed);
    KnownPlatform platform =
        new KnownPlatform(
            key -> {
              keys.merge(key, 1, Integer::sum);
              return 1;
            });
    new LoadDriver(platform, KnownPlatform.LOOKUPS, settings, new Heard())
        .drive(new Cancellation());
    return keys;
  }

  @Test
  void more_connections_than_a_driver_can_have_are_refused_in_words() {
    RequestPlan plan = new RequestPlan(List.of(kind("fan", 1, THREE, Execution.PARALLEL)));
    assertThatThrownBy(() -> Heard.of(sleepy(), plan, iterations(1000, 1)))
        .hasMessageContaining("1,000 clients that each ask 3 tables")
        .hasMessageContaining("3,000 connections");
  }
}
