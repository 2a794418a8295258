package dev.bakeoff.workload;

import static dev.bakeoff.workload.KnownPlatform.sleepMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OpenLoopTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @Test
  void requests_start_at_the_rate_whatever_the_platform_takes() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(
                _ -> {
                  sleepMillis(10);
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            Heard.settings(16, Duration.ofSeconds(2), Heard.constant(400, PATIENT)));
    assertThat(heard.arrivals(ArrivalCounts::intended)).isEqualTo(800);
    assertThat(heard.operations()).isEqualTo(800);
    assertThat(heard.arrivals(ArrivalCounts::dropped)).isZero();
    assertThat(heard.intervals.getLast().arrivals().orElseThrow().backlog()).isZero();
    assertThat(heard.intervals).allSatisfy(i -> assertThat(i.arrivals()).isPresent());
    assertThat(heard.series(Series.WAIT).count()).isEqualTo(800);
    assertThat(heard.series(Series.SERVICE).percentileMillis(50)).isBetween(10.0, 15.0);
    assertThat(heard.latencies().meanMillis())
        .isCloseTo(
            heard.series(Series.SERVICE).meanMillis() + heard.series(Series.WAIT).meanMillis(),
            within(0.05));
  }

  @Test
  void an_overload_queues_and_every_response_counts_from_its_intended_start() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(
                _ -> {
                  sleepMillis(20);
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            Heard.settings(1, Duration.ofSeconds(1), Heard.constant(100, PATIENT)));
    assertThat(heard.operations()).isEqualTo(100);
    // One more is 10 ms more behind than the one before, so the last waits for a second.
    assertThat(heard.latencies().maxMillis()).isBetween(1000.0, 1800.0);
    assertThat(heard.latencies().percentileMillis(50)).isBetween(500.0, 900.0);
    assertThat(heard.series(Series.SERVICE).percentileMillis(50)).isBetween(20.0, 28.0);
    // All but the first find the only client busy.
    assertThat(heard.arrivals(ArrivalCounts::late)).isEqualTo(99);
    assertThat(
            heard.intervals.stream()
                .mapToLong(i -> i.arrivals().orElseThrow().backlog())
                .max()
                .orElseThrow())
        .isBetween(30L, 80L);
    assertThat(heard.seconds()).isBetween(2.0, 2.8);
  }

  @Test
  void what_waits_too_long_is_dropped_and_nothing_vanishes() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(
                key -> {
                  sleepMillis(20);
                  if (key % 5 == 0) {
                    throw new PlatformException(ErrorKind.CONFLICT, "deadlock", null);
                  }
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            Heard.settings(2, Duration.ofSeconds(2), Heard.constant(300, Duration.ofMillis(150))));
    long dropped = heard.arrivals(ArrivalCounts::dropped);
    assertThat(dropped).isPositive();
    assertThat(heard.arrivals(ArrivalCounts::intended)).isEqualTo(600);
    assertThat(heard.operations() + heard.errors() + dropped).isEqualTo(600);
    assertThat(heard.arrivals(ArrivalCounts::late)).isGreaterThanOrEqualTo(dropped);
    assertThat(heard.series(Series.WAIT).maxMillis()).isLessThanOrEqualTo(250);
  }

  @Test
  void a_backlog_of_the_warm_up_is_forgotten() throws Exception {
    AtomicBoolean stalled = new AtomicBoolean();
    KnownPlatform platform =
        new KnownPlatform(
            _ -> {
              if (stalled.compareAndSet(false, true)) {
                sleepMillis(800);
              }
              return 1;
            });
    LoadSettings settings =
        Heard.settings(
            1,
            Duration.ofMillis(400),
            Duration.ofSeconds(1),
            OptionalLong.empty(),
            Heard.constant(200, PATIENT));
    Heard heard = Heard.of(platform, KnownPlatform.LOOKUPS, settings);
    assertThat(heard.operations()).isEqualTo(200);
    assertThat(heard.latencies().percentileMillis(50)).isLessThan(50);
  }

  @Test
  void iterations_are_counted_exactly() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(_ -> 1),
            KnownPlatform.LOOKUPS,
            Heard.settings(
                3,
                Duration.ZERO,
                Duration.ofSeconds(20),
                OptionalLong.of(50),
                Heard.constant(500, PATIENT)));
    assertThat(heard.operations()).isEqualTo(150);
    assertThat(heard.arrivals(ArrivalCounts::intended)).isEqualTo(150);
    assertThat(heard.seconds()).isLessThan(2);
  }

  @Test
  void cancelling_drops_what_waits_and_ends() throws Exception {
    Cancellation cancellation = new Cancellation();
    AtomicInteger calls = new AtomicInteger();
    Heard heard = new Heard();
    new LoadDriver(
            new KnownPlatform(
                _ -> {
                  if (calls.incrementAndGet() == 20) {
                    cancellation.cancel();
                  }
                  sleepMillis(20);
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            Heard.settings(1, Duration.ofSeconds(20), Heard.constant(100, PATIENT)),
            heard)
        .drive(cancellation);
    assertThat(heard.operations()).isEqualTo(20);
    assertThat(heard.arrivals(ArrivalCounts::intended))
        .isEqualTo(20 + heard.arrivals(ArrivalCounts::dropped));
    assertThat(heard.arrivals(ArrivalCounts::dropped)).isBetween(15L, 60L);
  }

  @Test
  void poisson_arrivals_have_exponential_gaps_and_the_same_ones_for_the_same_seed() {
    double rate = 1000;
    long[] times = times(Pacing.Arrivals.POISSON, rate, 3, 100_000);
    assertThat(times).isEqualTo(times(Pacing.Arrivals.POISSON, rate, 3, 100_000));
    assertThat(times).isNotEqualTo(times(Pacing.Arrivals.POISSON, rate, 4, 100_000));
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (times[i + 1] - times[i]) / 1e9;
    }
    Arrays.sort(gaps);
    // Kolmogorov and Smirnov: the greatest distance of n exponential draws, at 0.1 %.
    double farthest = 0;
    for (int i = 0; i < gaps.length; i++) {
      double law = 1 - Math.exp(-rate * gaps[i]);
      farthest = Math.max(farthest, Math.abs(law - (i + 0.5) / gaps.length));
    }
    assertThat(farthest).isLessThan(1.95 / Math.sqrt(gaps.length));
  }

  @Test
  void constant_arrivals_do_not_drift() {
    long[] times = times(Pacing.Arrivals.CONSTANT, 30_000, 1, 3_000_001);
    assertThat(times[0]).isZero();
    assertThat(times[3_000_000]).isEqualTo(100_000_000_000L);
  }

  @Test
  void the_way_to_the_platform_and_the_driver_itself_are_looked_at_before() throws Exception {
    Heard heard =
        Heard.of(
            new KnownPlatform(
                (_, _, told) -> {
                  long start = System.nanoTime();
                  sleepMillis(2);
                  told.firstRowAt = System.nanoTime();
                  told.serverNanos = told.firstRowAt - start;
                  sleepMillis(1);
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            Heard.settings(2, Duration.ofSeconds(2), Heard.constant(100, PATIENT)));
    assertThat(heard.facts.get(Fact.ROUND_TRIP)).isBetween(1000.0, 5000.0);
    assertThat(heard.facts).containsKey(Fact.CONNECT);
    assertThat(heard.facts.get(Fact.DRIVER_CEILING)).isGreaterThan(10_000);
    Interval first = heard.intervals.getFirst();
    assertThat(first.series().get(Series.CONNECT).count()).isEqualTo(2);
    assertThat(first.series().get(Series.NETWORK).count()).isEqualTo(50);
    assertThat(heard.series(Series.NETWORK).count()).isEqualTo(50);
    assertThat(heard.series(Series.QUERY).percentileMillis(50)).isBetween(2.0, 4.0);
    assertThat(heard.series(Series.FETCH).percentileMillis(50)).isBetween(1.0, 3.0);
    assertThat(heard.series(Series.SERVER).count()).isEqualTo(heard.operations());
  }

  private static long[] times(Pacing.Arrivals arrivals, double rate, long seed, int count) {
    LongSupplier times = ArrivalTimes.of(arrivals, rate, seed);
    return LongStream.generate(times).limit(count).toArray();
  }
}
