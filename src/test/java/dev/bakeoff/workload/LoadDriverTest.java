package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver against a platform in this JVM whose behaviour is known to the microsecond. */
@Timeout(60)
final class LoadDriverTest {
  private static final RequestPlan PLAN =
      new AccessPlan(
              new Access.Lookup(
                  new TableSchema(
                      "t", List.of(), List.of("id"), List.of(), List.of(), Optional.empty()),
                  "id"),
              new KeyRange(1, 100))
          .alone("lookup");

  private final List<Interval> intervals = new CopyOnWriteArrayList<>();
  private final List<String> story = new CopyOnWriteArrayList<>();

  private final Map<String, Double> known = new ConcurrentHashMap<>();
  private final LoadListener listener =
      new LoadListener() {
        @Override
        public void warmupStarted() {
          story.add("warm-up");
        }

        @Override
        public void measureStarted() {
          story.add("measure");
        }

        @Override
        public void interval(Interval interval) {
          intervals.add(interval);
        }

        @Override
        public void facts(Map<String, Double> facts) {
          known.putAll(facts);
        }

        @Override
        public void note(String message) {
          story.add(message);
        }
      };

  private static LoadSettings settings(int clients, Duration duration, OptionalLong iterations) {
    return new LoadSettings(
        clients,
        Duration.ofMillis(100),
        duration,
        iterations,
        Duration.ofMillis(200),
        KeyDistribution.UNIFORM,
        KeyOptions.DEFAULT,
        Pacing.CLOSED,
        7);
  }

  private void drive(KnownPlatform platform, LoadSettings settings) throws InterruptedException {
    new LoadDriver(platform, PLAN, settings, listener).run(new Cancellation());
  }

  private long operations() {
    return intervals.stream().mapToLong(Interval::operations).sum();
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
    Latencies all = Latencies.merge(intervals.stream().map(Interval::latencies).toList());
    assertThat(all.percentileMillis(50)).isBetween(5.0, 6.5);
    double seconds = intervals.stream().mapToDouble(Interval::seconds).sum();
    assertThat(seconds).isBetween(2.0, 2.2);
    // Little's law: clients in flight = throughput x service time.
    assertThat(operations() / seconds * all.meanMillis() / 1000).isBetween(1.85, 2.05);
    assertThat(story).startsWith("warm-up", "measure");
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
    assertThat(operations()).isEqualTo(2);
    assertThat(intervals.stream().mapToDouble(Interval::seconds).sum()).isBetween(1.4, 1.6);
  }

  @Test
  void iterations_are_counted_exactly() throws Exception {
    drive(new KnownPlatform(_ -> 1), settings(3, Duration.ofSeconds(30), OptionalLong.of(500)));
    assertThat(operations()).isEqualTo(1500);
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
    assertThat(operations()).isBetween(49L, 51L);
    assertThat(errors(ErrorKind.CONFLICT) + operations()).isEqualTo(100);
  }

  @Test
  void a_key_that_must_be_there_but_is_not_is_a_wrong_result() throws Exception {
    drive(new KnownPlatform(_ -> 0), settings(1, Duration.ofSeconds(10), OptionalLong.of(5)));
    assertThat(operations()).isZero();
    assertThat(errors(ErrorKind.WRONG_RESULT)).isEqualTo(5);
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
    assertThat(story)
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
    assertThat(errors(ErrorKind.OTHER)).isEqualTo(3);
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
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
              cancellation.cancel();
            });
    long start = System.nanoTime();
    new LoadDriver(
            new KnownPlatform(
                _ -> {
                  LockSupport.parkNanos(1_000_000);
                  return 1;
                }),
            PLAN,
            settings(2, Duration.ofSeconds(30), OptionalLong.empty()),
            listener)
        .run(cancellation);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(operations()).isPositive();
  }

  private long errors(ErrorKind kind) {
    return intervals.stream().mapToLong(i -> i.errors().getOrDefault(kind.id(), 0L)).sum();
  }

  /** A platform whose every request does what the test says. */
  private static final class KnownPlatform implements PlatformSession {
    private final PlatformClient.Operation operation;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean refuse;

    KnownPlatform(PlatformClient.Operation operation) {
      this.operation = operation;
    }

    @Override
    public PlatformClient connectClient() throws PlatformException {
      if (refuse) {
        throw new PlatformException(ErrorKind.CONNECTION, "too many clients", null);
      }
      connections.incrementAndGet();
      open.incrementAndGet();
      return new PlatformClient() {
        @Override
        public Operation prepare(Access access) {
          return operation;
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }

    @Override
    public PlatformInfo describe() {
      return new PlatformInfo("known", "1", "none", Map.of(), OptionalLong.empty(), 0);
    }

    @Override
    public boolean holds(Manifest manifest) {
      return true;
    }

    @Override
    public void load(
        Manifest manifest, DatasetSource source, Progress progress, Cancellation cancel) {}

    @Override
    public RowCursor scan(TableEntry table) {
      throw new IllegalStateException("holds no rows");
    }

    @Override
    public void unload() {}

    @Override
    public void close() {}
  }
}
