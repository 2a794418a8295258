package dev.bakeoff.workload;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Which rates to try, to find the highest that keeps a goal: twice the last one while they keep it,
 * half while they do not, then the middle between the highest that did and the lowest that did not,
 * and the one that was found once more, since the luckiest of several tries would be chosen
 * otherwise. Knows nothing of time; not thread-safe.
 */
final class KneeSearch {
  /** Closer than this, two rates are the same to any test of some seconds. */
  private static final double RESOLUTION = 1.04;

  /** A thousandth of where the search began is no rate that anybody meant. */
  private static final double DEEPEST = 1024;

  private final double first;

  /** The step that kept a rate last. */
  private final TreeMap<Double, Integer> kept = new TreeMap<>();

  private OptionalDouble lowestMissed = OptionalDouble.empty();
  private Optional<Found> confirmed = Optional.empty();

  KneeSearch(double first) {
    this.first = first;
  }

  /** A rate that kept the goal, and in which step. */
  record Found(double rate, int step) {}

  /**
   * A rate to try.
   *
   * @param confirming whether it kept the goal before
   */
  record Next(double rate, boolean confirming) {}

  /**
   * The next rate; empty where the search is over.
   *
   * @param last whether there will be no time for another one
   */
  Optional<Next> next(boolean last) {
    Optional<Found> best = highestKept();
    if (confirmed.isPresent()) {
      return Optional.empty();
    }
    if (best.isEmpty()) {
      double lower = lowestMissed.isEmpty() ? first : lowestMissed.getAsDouble() / 2;
      return lower < first / DEEPEST ? Optional.empty() : Optional.of(new Next(lower, false));
    }
    double low = best.get().rate();
    if (last) {
      return Optional.of(new Next(low, true));
    }
    if (lowestMissed.isEmpty()) {
      return Optional.of(new Next(low * 2, false));
    }
    double high = lowestMissed.getAsDouble();
    return Optional.of(
        high / low > RESOLUTION ? new Next((low + high) / 2, false) : new Next(low, true));
  }

  /** What came of a try. */
  void tried(Next next, int step, boolean keptIt) {
    if (!keptIt) {
      // What a higher rate did before counts no more.
      kept.tailMap(next.rate(), true).clear();
      lowestMissed = OptionalDouble.of(next.rate());
    } else {
      kept.put(next.rate(), step);
      if (next.confirming()) {
        confirmed = Optional.of(new Found(next.rate(), step));
      }
    }
  }

  /** The highest rate that kept the goal whenever it was tried. */
  Optional<Found> highestKept() {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(kept.lastKey(), kept.lastEntry().getValue()));
  }

  boolean isConfirmed() {
    return confirmed.isPresent();
  }

  OptionalDouble lowestMissed() {
    return lowestMissed;
  }
}
