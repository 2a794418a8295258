package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether throughput and median latency had stopped moving in one direction. Both must show a
 * {@link Trend} that is hardly chance and large enough to matter before the leg is said to be
 * unsteady.
 *
 * <p>How large: SNIA's Solid State Storage Performance Test Specification calls a measurement
 * steady while the fitted line changes by no more than 10 % of the average over it.
 */
final class SteadyCheck {
  /** With fewer, even a perfect order is hardly told from chance. */
  static final int FEWEST_INTERVALS = 8;

  /** A change beyond chance, at this level, on either of two measures. */
  private static final double SIGNIFICANT = 0.01;

  private static final double DOUBTFUL_FROM = 0.10;

  /** From here on the leg's average describes no part of it. */
  private static final double BROKEN_FROM = 0.50;

  /** Seconds that differ by more than this are told, where counting noise does not explain it. */
  private static final double RESTLESS_FROM = 0.50;

  private static final double ENOUGH_TO_COUNT = 30;

  private SteadyCheck() {}

  static TruthCheck of(LegRecord leg) {
    List<Interval> whole = whole(leg.measured());
    if (whole.size() < FEWEST_INTERVALS) {
      return check(
          State.UNKNOWN,
          "%s measured: too few to tell a trend from chance, which takes %d."
              .formatted(
                  whole.size() == 1 ? "1 whole second was" : whole.size() + " whole seconds were",
                  FEWEST_INTERVALS));
    }
    List<Moved> moved = new ArrayList<>();
    double[] throughput = values(whole, i -> i.operations() / i.seconds());
    add(moved, "throughput", throughput, false);
    List<Interval> answered = whole.stream().filter(i -> i.operations() > 0).toList();
    if (answered.size() >= FEWEST_INTERVALS) {
      add(
          moved,
          "median latency",
          values(answered, i -> Math.log(i.latencies().percentileMillis(50))),
          true);
    }
    double variation = variation(throughput);
    String spread =
        "throughput varied by %s %% from second to second"
            .formatted(Figures.percent(100 * variation));
    if (!moved.isEmpty()) {
      double most = moved.stream().mapToDouble(m -> Math.abs(m.share())).max().orElseThrow();
      return check(
          most >= BROKEN_FROM ? State.BROKEN : State.DOUBTFUL,
          "Not steady: over the measured phase %s; a longer warm-up may help."
              .formatted(String.join(" and ", moved.stream().map(Moved::text).toList())));
    }
    double perSecond = Trend.median(values(whole, Interval::operations));
    if (variation > RESTLESS_FROM && perSecond >= ENOUGH_TO_COUNT) {
      return check(State.DOUBTFUL, "No trend, but " + spread + ".");
    }
    return check(
        State.HOLDS,
        "Steady: no trend of 10 %% or more over %d seconds; %s.".formatted(whole.size(), spread));
  }

  /** The last interval may be a fraction of one. */
  private static List<Interval> whole(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return List.of();
    }
    double usual = Trend.median(values(intervals, Interval::seconds));
    return intervals.stream().filter(i -> i.seconds() > 0.5 * usual).toList();
  }

  private static double[] values(List<Interval> intervals, ToDoubleFunction<Interval> value) {
    return intervals.stream().mapToDouble(value).toArray();
  }

  private static void add(List<Moved> moved, String what, double[] values, boolean logarithms) {
    Trend trend = Trend.of(values);
    double share = logarithms ? Math.expm1(trend.change()) : trend.change() / trend.median();
    if (trend.p() < SIGNIFICANT && Math.abs(share) >= DOUBTFUL_FROM) {
      moved.add(new Moved(what, share));
    }
  }

  /** The coefficient of variation. */
  private static double variation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return mean == 0 ? 0 : Math.sqrt(squares / (values.length - 1)) / mean;
  }

  private static TruthCheck check(State state, String text) {
    return new TruthCheck(Kind.STEADY, state, text);
  }

  private record Moved(String what, double share) {
    String text() {
      return Double.isFinite(share)
          ? "%s %s by %s %%"
              .formatted(what, share > 0 ? "rose" : "fell", Figures.percent(100 * share))
          : what + " came to a halt";
    }
  }
}
