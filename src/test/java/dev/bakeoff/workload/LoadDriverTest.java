package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver against a platform in this JVM whose behaviour is known to the microsecond. */
@Timeout(60)
final class LoadDriverTest {
  private final Heard heard = new Heard();

  private static LoadSettings settings(int clients, Duration duration, OptionalLong iterations) {
    return Heard.settings(clients, Duration.ofMillis(100), duration, iterations, Pacing.CLOSED);
  }

  private void drive(KnownPlatform platform, LoadSettings settings) throws InterruptedException {
    new LoadDriver(platform, KnownPlatform.LOOKUPS, settings, heard).run(new Cancellation());
  }

  @Test
  void known_service_times_are_reported() throws Exception {
    drive(
        new KnownPlatform(
            _ -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
              return 1;
            }),
        settings(2, Duration.ofSeconds(2), OptionalLong.empty()));
    Latencies all = heard.latencies();
    assertThat(all.percentileMillis(50)).isBetween(5.0, 6.5);
    double seconds = heard.seconds();
    assertThat(seconds).isBetween(2.0, 2.2);
    // Little's law: clients in flight = throughput x service time.
    assertThat(heard.operations() / seconds * all.meanMillis() / 1000).isBetween(1.85, 2.05);
    assertThat(heard.story).startsWith("warm-up", "measure");
  }

  @Test
  void a_request_that_starts_in_the_measured_phase_counts_however_late_it_ends() throws Exception {
    drive(
        new KnownPlatform(
            _ -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
              return 1;
            }),
        settings(1, Duration.ofSeconds(1), OptionalLong.empty()));
    assertThat(heard.operations()).isEqualTo(2);
    assertThat(heard.seconds()).isBetween(1.4, 1.6);
  }

  @Test
  void iterations_are_counted_exactly() throws Exception {
    drive(new KnownPlatform(_ -> 1), settings(3, Duration.ofSeconds(30), OptionalLong.of(500)));
    assertThat(heard.operations()).isEqualTo(1500);
  }

  @Test
  void failures_are_counted_by_kind_and_stay_out_of_the_latencies() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    drive(
        new KnownPlatform(
            _ -> {
              if (calls.incrementAndGet() % 2 == 0) {
                throw new PlatformException(ErrorKind.CONFLICT, "deadlock", null);
              }
              return 1;
            }),
        settings(1, Duration.ofSeconds(10), OptionalLong.of(100)));
    assertThat(heard.operations()).isBetween(49L, 51L);
    assertThat(heard.errors(ErrorKind.CONFLICT) + heard.operations()).isEqualTo(100);
  }

  @Test
  void a_key_that_must_be_there_but_is_not_is_a_wrong_result() throws Exception {
    drive(new KnownPlatform(_ -> 0), settings(1, Duration.ofSeconds(10), OptionalLong.of(5)));
    assertThat(heard.operations()).isZero();
    assertThat(heard.errors(ErrorKind.WRONG_RESULT)).isEqualTo(5);
  }

  @Test
  void a_lost_connection_is_made_again() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    KnownPlatform platform =
        new KnownPlatform(
            _ -> {
              if (calls.incrementAndGet() == 50) {
                throw new PlatformException(ErrorKind.CONNECTION, "reset by peer", null);
              }
              return 1;
            });
    drive(platform, settings(1, Duration.ofSeconds(10), OptionalLong.of(100)));
    assertThat(platform.connections.get()).isEqualTo(2);
    assertThat(platform.open.get()).isZero();
    assertThat(heard.story)
        .anyMatch(s -> s.contains("reset by peer"))
        .anyMatch(s -> s.contains("reconnected"));
  }

  @Test
  void a_mistake_of_the_adapter_is_a_failed_request() throws Exception {
    drive(
        new KnownPlatform(
            _ -> {
              throw new IllegalStateException("not prepared");
            }),
        settings(1, Duration.ofSeconds(10), OptionalLong.of(3)));
    assertThat(heard.errors(ErrorKind.OTHER)).isEqualTo(3);
  }

  @Test
  void a_platform_that_refuses_to_connect_fails_the_leg() {
    KnownPlatform platform = new KnownPlatform(_ -> 1);
    platform.refuse = true;
    assertThatThrownBy(
            () -> drive(platform, settings(2, Duration.ofSeconds(1), OptionalLong.empty())))
        .hasMessageContaining("Client 1 of 2 could not connect");
  }

  @Test
  void cancelling_ends_the_measured_phase() throws Exception {
    Cancellation cancellation = new Cancellation();
    Thread.ofPlatform()
        .start(
            () -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
              cancellation.cancel();
            });
    long start = System.nanoTime();
    new LoadDriver(
            new KnownPlatform(
                _ -> {
                  LockSupport.parkNanos(1_000_000);
                  return 1;
                }),
            KnownPlatform.LOOKUPS,
            settings(2, Duration.ofSeconds(30), OptionalLong.empty()),
            heard)
        .run(cancellation);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(heard.operations()).isPositive();
  }
}
