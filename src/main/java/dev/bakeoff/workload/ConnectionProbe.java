package dev.bakeoff.workload;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LatencyRecorder;
import dev.bakeoff.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns what the way to a platform costs, on the very connections that are measured afterwards and
 * before anything else happens on them: how long opening them took, and round trips without work,
 * one at a time.
 */
final class ConnectionProbe {
  private static final int ROUND_TRIPS = 25;

  /** However many clients, however far the platform. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final List<Long> connects = new ArrayList<>();
  private final List<Long> roundTrips = new ArrayList<>();

  /** A client's connection has been opened. */
  void connected(long nanos) {
    connects.add(nanos);
  }

  /** Sends round trips over all connections in turn, for a quarter of the leg's time at most. */
  void roundTrips(List<PreparedRequests> clients, Duration leg, LatencyRecorder into) {
    Duration limit = leg.dividedBy(4).compareTo(LONGEST) < 0 ? leg.dividedBy(4) : LONGEST;
    long end = System.nanoTime() + limit.toNanos();
    // The first one on each connection may do more than the others, such as to name a statement.
    for (int round = -1; round < ROUND_TRIPS; round++) {
      for (PreparedRequests client : clients) {
        long start = System.nanoTime();
        if (start > end || !ping(client)) {
          return;
        }
        long nanos = System.nanoTime() - start;
        if (round >= 0) {
          roundTrips.add(nanos);
          into.record(nanos);
        }
      }
    }
  }

  /** Where it fails, the first request will tell why. */
  private static boolean ping(PreparedRequests client) {
    try {
      return client.first().ping();
    } catch (PlatformException e) {
      return false;
    }
  }

  /** Medians, by their name in {@link Fact}; only those that are known. */
  Map<String, Double> facts() {
    Map<String, Double> facts = new HashMap<>();
    if (!connects.isEmpty()) {
      facts.put(Fact.CONNECT, medianMillis(connects));
    }
    if (!roundTrips.isEmpty()) {
      facts.put(Fact.ROUND_TRIP, 1000 * medianMillis(roundTrips));
    }
    return facts;
  }

  private static double medianMillis(List<Long> nanos) {
    return Latencies.ofNanos(nanos.stream().mapToLong(Long::longValue).toArray())
        .percentileMillis(50);
  }
}
