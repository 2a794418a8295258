package dev.bakeoff.workload;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LatencyRecorder;
import dev.bakeoff.metrics.LatencySeries;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all clients of a leg measure. Each client records into a part of its own; one thread reads
 * them out.
 */
final class Measurements {
  private final boolean open;
  private final LatencySeries main = new LatencySeries();
  private final Map<String, LatencySeries> further = new LinkedHashMap<>();
  private final List<LatencySeries> kinds = new ArrayList<>();
  private final List<Client> clients = new CopyOnWriteArrayList<>();

  /**
   * @param open whether requests have intended starts
   */
  Measurements(RequestPlan plan, boolean open) {
    this.open = open;
    for (String name :
        List.of(
            Series.SERVICE,
            Series.WAIT,
            Series.CONNECT,
            Series.NETWORK,
            Series.QUERY,
            Series.FETCH,
            Series.SERVER)) {
      further.put(name, new LatencySeries());
    }
    if (plan.kinds().size() > 1) {
      for (RequestPlan.Kind kind : plan.kinds()) {
        kinds.add(new LatencySeries());
        further.put(Series.request(kind.name()), kinds.getLast());
      }
    }
  }

  /** A part for one client's thread. */
  Client client() {
    Client client = new Client();
    clients.add(client);
    return client;
  }

  /** A further recorder for one thread, of a series by its name in {@link Series}. */
  LatencyRecorder recorder(String name) {
    return further.get(name).recorder();
  }

  /** What was measured since this was last called. */
  Interval drain(long startMillis, double seconds, Optional<ArrivalCounts> arrivals) {
    Map<String, Latencies> series = new TreeMap<>();
    further.forEach(
        (name, each) -> {
          Latencies latencies = each.drain();
          if (latencies.count() > 0) {
            series.put(name, latencies);
          }
        });
    Map<String, Long> errors = new TreeMap<>();
    clients.forEach(client -> client.drainErrors(errors));
    return new Interval(startMillis, seconds, main.drain(), errors, series, arrivals);
  }

  /** One client's part. */
  final class Client {
    private final LatencyRecorder response = main.recorder();
    private final LatencyRecorder service = recorder(Series.SERVICE);
    private final LatencyRecorder wait = recorder(Series.WAIT);
    private final LatencyRecorder connect = recorder(Series.CONNECT);
    private final LatencyRecorder query = recorder(Series.QUERY);
    private final LatencyRecorder fetch = recorder(Series.FETCH);
    private final LatencyRecorder server = recorder(Series.SERVER);
    private final LatencyRecorder[] kind =
        kinds.stream().map(LatencySeries::recorder).toArray(LatencyRecorder[]::new);
    private final Map<ErrorKind, AtomicLong> errors = new EnumMap<>(ErrorKind.class);

    private Client() {
      for (ErrorKind error : ErrorKind.values()) {
        errors.put(error, new AtomicLong());
      }
    }

    /**
     * A request that succeeded.
     *
     * @param kindNumber in the plan
     * @param intended when it should have started; when it did, in a closed loop
     */
    void succeeded(int kindNumber, long intended, long start, long end, Split split) {
      response.record(end - intended);
      if (open) {
        service.record(end - start);
        wait.record(start - intended);
      }
      if (kind.length > 0) {
        kind[kindNumber].record(end - intended);
      }
      if (split.queryNanos >= 0) {
        query.record(split.queryNanos);
        fetch.record(end - start - split.queryNanos);
      }
      if (split.serverNanos >= 0) {
        server.record(split.serverNanos);
      }
    }

    void failed(ErrorKind error) {
      errors.get(error).incrementAndGet();
    }

    void connected(long nanos) {
      connect.record(nanos);
    }

    private void drainErrors(Map<String, Long> into) {
      errors.forEach(
          (error, count) -> {
            long taken = count.getAndSet(0);
            if (taken > 0) {
              into.merge(error.id(), taken, Long::sum);
            }
          });
    }
  }

  /**
   * How the time of a request divides, as far as its platform tells, negative where it does not;
   * and what its first access found.
   */
  static final class Split {
    int firstRows;
    long queryNanos = -1;
    long serverNanos = -1;

    void clear() {
      firstRows = 0;
      queryNanos = -1;
      serverNanos = -1;
    }
  }
}
