package dev.bakeoff.workload;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When clients send their requests.
 *
 * @param loop how requests follow each other
 * @param rates open loop: requests per second of all clients together, one leg each; of a leg, its
 *     only one. Knee: the rate that the search begins with, or empty for one that it finds
 * @param arrivals open loop and knee: how the intended starts are spread
 * @param dropAfter open loop: a request that waits longer for a free client is dropped and counted
 * @param goal knee: what must hold
 */
public record Pacing(
    Loop loop, List<Double> rates, Arrivals arrivals, Duration dropAfter, Optional<Goal> goal) {
  private static final Duration DROP_AFTER = Duration.ofSeconds(10);

  /** Each client sends its next request when the last one has been answered. */
  public static final Pacing CLOSED =
      new Pacing(Loop.CLOSED, List.of(), Arrivals.CONSTANT, DROP_AFTER, Optional.empty());

  public Pacing {
    rates = List.copyOf(rates);
  }

  /** An open loop. */
  public static Pacing open(Arrivals arrivals, List<Double> rates) {
    return new Pacing(Loop.OPEN, rates, arrivals, DROP_AFTER, Optional.empty());
  }

  /** A search for the highest rate that keeps a goal. */
  public static Pacing knee(Goal goal) {
    return new Pacing(Loop.KNEE, List.of(), Arrivals.POISSON, DROP_AFTER, Optional.of(goal));
  }

  /** The same at one rate. */
  public Pacing at(double rate) {
    return new Pacing(loop, List.of(rate), arrivals, dropAfter, goal);
  }

  /** The leg's only rate, in requests per second; 0 where it has none. */
  public double rate() {
    return rates.isEmpty() ? 0 : rates.getFirst();
  }

  /** How requests follow each other; latencies of different loops are never compared. */
  public enum Loop {
    /** The next request is sent when the last one has been answered: service time. */
    CLOSED,
    /** Requests start at intended times, answered or not: response time from the intended start. */
    OPEN,
    /** Open loops at several rates, to find the highest one that keeps a goal. */
    KNEE;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How intended starts are spread over time. */
  public enum Arrivals {
    /** Evenly. */
    CONSTANT,
    /** With exponentially distributed gaps, as independent users do. */
    POISSON;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a rate must keep.
   *
   * @param percentile of the response times, 0 to 100
   * @param millis that it must not exceed
   */
  public record Goal(double percentile, double millis) {}
}
