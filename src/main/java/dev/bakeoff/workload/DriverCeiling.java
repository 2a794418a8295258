package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.model.Cancellation;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests per second the driver itself manages: the leg's own clients, keys and kinds of
 * requests in a closed loop, against nothing.
 */
final class DriverCeiling {
  private static final Duration WARMUP = Duration.ofMillis(250);
  private static final Duration LENGTH = Duration.ofMillis(250);

  /**
   * Half a second of this before a shorter leg would be longer than its warm-up and it together.
   */
  private static final Duration SHORTEST_LEG = Duration.ofSeconds(2);

  /** As short a leg, where it is a number of requests instead of a time. */
  private static final long FEWEST_REQUESTS = 1_000;

  private DriverCeiling() {}

  /** In requests per second; empty where the leg is too short to be worth it. */
  static OptionalDouble measure(RequestPlan plan, LoadSettings settings, Cancellation cancellation)
      throws InterruptedException {
    if (settings.duration().compareTo(SHORTEST_LEG) < 0
        || settings.iterations().orElse(Long.MAX_VALUE) < FEWEST_REQUESTS) {
      return OptionalDouble.empty();
    }
    KeyOptions keys = settings.keyOptions();
    LoadSettings own =
        new LoadSettings(
            settings.clients(),
            WARMUP,
            LENGTH,
            OptionalLong.empty(),
            LENGTH,
            settings.keys(),
            // Nothing cannot tell a key that is there from one that is not.
            new KeyOptions(keys.exponent(), keys.hotKeys(), keys.hotRequests(), 1),
            Pacing.CLOSED,
            settings.seed());
    Count count = new Count();
    new LoadDriver(new NoPlatform(), plan, own, count).drive(cancellation);
    long nanos = count.nanos.get();
    return nanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(count.operations.sum() * 1e9 / nanos);
  }

  private static final class Count implements LoadListener {
    private final LongAdder operations = new LongAdder();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public void warmupStarted() {}

    @Override
    public void measureStarted() {}

    @Override
    public void interval(Interval interval) {
      operations.add(interval.operations());
      nanos.addAndGet(Math.round(interval.seconds() * 1e9));
    }

    @Override
    public void facts(Map<String, Double> facts) {}

    @Override
    public void note(String message) {}
  }
}
