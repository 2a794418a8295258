package dev.bakeoff.workload;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** When requests of an open loop are to start. */
final class ArrivalTimes {
  private static final double NANOS = 1e9;

  private ArrivalTimes() {}

  /**
   * Intended starts, one after the other, in nanoseconds from the beginning; endless. The same
   * arguments give the same times.
   */
  static LongSupplier of(Pacing.Arrivals arrivals, double rate, long seed) {
    return switch (arrivals) {
      case CONSTANT -> {
        long[] number = {0};
        // From the number each time: adding up a rounded gap would drift away from the rate.
        yield () -> (long) (number[0]++ * NANOS / rate);
      }
      case POISSON -> {
        SplittableRandom random = new SplittableRandom(seed);
        double[] time = {0};
        yield () -> {
          // The gaps of a Poisson process are exponential; 1 - u is never 0.
          time[0] -= Math.log(1 - random.nextDouble()) * NANOS / rate;
          return (long) time[0];
        };
      }
    };
  }
}
