package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.Series;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the driver reports against the truth. Sleeping is inexact, so the server notes what it
 * really did, and that is what the driver is compared with: in a closed loop the times in the
 * server, in an open one the time from each intended start, which the server knows from the rate,
 * to the end of its answer.
 */
@Timeout(120)
final class KnownAnswersTest {
  private static final double[] PERCENTILES = {50, 75, 95, 99};
  private static final double SHARE = 0.02;
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration LENGTH = Duration.ofSeconds(4);

  @Test
  void a_constant_time_in_a_closed_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(_ -> 5);
    Heard heard = closed(server, 2);
    assertAgree(heard.latencies(), server.serviceNanos());
    assertThat(heard.operations()).isEqualTo(server.requests());
    assertThat(heard.latencies().percentileMillis(50)).isBetween(5.0, 8.0);
  }

  @Test
  void a_constant_time_in_an_open_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(_ -> 5);
    Heard heard = open(server, 1, 100);
    assertAgree(heard.latencies(), server.responseNanos(100));
    assertAgree(heard.series(Series.SERVICE), server.serviceNanos());
  }

  @Test
  void two_times_in_a_closed_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(number -> number % 10 == 9 ? 50 : 1);
    Heard heard = closed(server, 4);
    assertAgree(heard.latencies(), server.serviceNanos());
    assertThat(heard.latencies().percentileMillis(50)).isLessThan(3);
    assertThat(heard.latencies().percentileMillis(95)).isGreaterThan(49);
  }

  @Test
  void two_times_in_an_open_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(number -> number % 10 == 9 ? 50 : 1);
    Heard heard = open(server, 1, 80);
    assertAgree(heard.latencies(), server.responseNanos(80));
    assertThat(heard.latencies().percentileMillis(95)).isGreaterThan(49);
  }

  @Test
  void the_mean_of_many_clients_in_an_open_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(number -> number % 10 == 9 ? 50 : 1);
    Heard heard = open(server, 8, 600);
    // Clients may overtake each other, which changes who waits but not how long all wait together.
    double truth = Arrays.stream(server.responseNanos(600)).average().orElseThrow() / 1e6;
    assertThat(heard.latencies().meanMillis()).isCloseTo(truth, within(SHARE * truth));
  }

  @Test
  void a_stall_shows_in_the_p99_of_an_open_loop_and_not_in_that_of_a_closed_one() throws Exception {
    TruthfulServer forClosed = new TruthfulServer(_ -> 1).stalling(2000, 200);
    Heard closed = closed(forClosed, 4);
    assertAgree(closed.latencies(), forClosed.serviceNanos());
    TruthfulServer forOpen = new TruthfulServer(_ -> 1).stalling(2000, 200);
    Heard open = open(forOpen, 1, 300);
    assertAgree(open.latencies(), forOpen.responseNanos(300));
    // A tenth of all users wait up to 200 ms; a closed loop has but four of them in each stall.
    assertThat(open.latencies().percentileMillis(99)).isGreaterThan(120);
    assertThat(closed.latencies().percentileMillis(99)).isLessThan(60);
    assertThat(closed.latencies().maxMillis()).isGreaterThan(120);
  }

  @Test
  void a_rate_limit_in_a_closed_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(_ -> 0).limited(200);
    Heard heard = closed(server, 4);
    assertAgree(heard.latencies(), server.serviceNanos());
    double perSecond = heard.operations() / heard.seconds();
    assertThat(perSecond).isBetween(100.0, 202.0);
    // Little's law: four clients share them, so each request takes 4 / rate.
    assertThat(heard.latencies().meanMillis())
        .isCloseTo(4000 / perSecond, within(SHARE * 4000 / perSecond));
  }

  @Test
  void a_rate_above_a_limit_in_an_open_loop() throws Exception {
    TruthfulServer server = new TruthfulServer(_ -> 0).limited(200);
    Heard heard = open(server, 1, 300);
    assertThat(heard.arrivals(ArrivalCounts::intended)).isEqualTo(1200);
    assertThat(heard.operations()).isEqualTo(1200);
    assertAgree(heard.latencies(), server.responseNanos(300));
    // The n-th is intended at n / 300 s and answered at n / 200 s at best.
    for (double percentile : PERCENTILES) {
      double number = 1200 * percentile / 100;
      assertThat(heard.latencies().percentileMillis(percentile))
          .isGreaterThan(0.99 * 1000 * (number / 200 - number / 300));
    }
    assertThat(heard.seconds()).isGreaterThan(5.9);
  }

  private static Heard closed(TruthfulServer server, int clients) throws InterruptedException {
    return drive(server, Heard.settings(clients, LENGTH, Pacing.CLOSED));
  }

  private static Heard open(TruthfulServer server, int clients, double rate)
      throws InterruptedException {
    return drive(server, Heard.settings(clients, LENGTH, Heard.constant(rate, PATIENT)));
  }

  private static Heard drive(TruthfulServer server, LoadSettings settings)
      throws InterruptedException {
    return Heard.of(new KnownPlatform(server), KnownPlatform.LOOKUPS, settings);
  }

  private static void assertAgree(Latencies reported, long[] trueNanos) {
    assertThat(reported.count()).isEqualTo(trueNanos.length);
    long[] sorted = trueNanos.clone();
    Arrays.sort(sorted);
    for (double percentile : PERCENTILES) {
      int rank = (int) Math.ceil(percentile / 100 * sorted.length) - 1;
      double truth = sorted[rank] / 1e6;
      assertThat(reported.percentileMillis(percentile))
          .as("p%s", percentile)
          .isCloseTo(truth, within(SHARE * truth));
    }
  }
}
