package dev.bakeoff.ui.live;

import java.time.Instant;

/**
 * Something in a run that a reader of its figures should know of. Immutable.
 *
 * @param kind what it was
 * @param from when it began
 * @param to when it was last seen; the same as {@code from} where it was a moment
 * @param target the platform's place; -1 where it concerns none
 * @param leg it happened in; -1 outside legs
 * @param open whether it still goes on
 * @param amount what its text tells of: failed requests, milliseconds, a share; 0 where nothing
 * @param detail further words that came with it; may be empty
 */
public record Incident(
    Kind kind,
    Instant from,
    Instant to,
    int target,
    int leg,
    boolean open,
    double amount,
    String detail) {
  /** What can happen. */
  public enum Kind {
    /** Requests fail while others succeed; the amount is how many. */
    ERRORS(Weight.WARNING),
    /** No request succeeds any more; the amount is how many failed. */
    OUTAGE(Weight.DANGER),
    /** No request ends for much longer than requests of this leg took before. */
    STALL(Weight.WARNING),
    /** The load driver's own machine held threads back; the amount is milliseconds. */
    HICCUP(Weight.WARNING),
    /** Connections were lost and made again, as by a restart or a failover of the server. */
    RECONNECT(Weight.WARNING),
    /** Bakeoff restarted the server and dropped caches, for a leg on cold ones. */
    RESTART(Weight.INFO),
    /** More requests failed than the leg allows; the amount is the share. */
    BUDGET(Weight.DANGER),
    /** A leg ended in failure. */
    LEG_FAILED(Weight.DANGER),
    /** A platform could not be prepared; its legs are left out. */
    PLATFORM_FAILED(Weight.DANGER);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    /** How grave. */
    public Weight weight() {
      return weight;
    }
  }

  /** How grave an incident is for what is measured. */
  public enum Weight {
    INFO,
    WARNING,
    DANGER
  }

  Incident atLeast(Instant seen, double value) {
    return new Incident(kind, from, seen, target, leg, open, Math.max(amount, value), detail);
  }

  Incident closed(Instant when) {
    return new Incident(kind, from, when, target, leg, false, amount, detail);
  }
}
