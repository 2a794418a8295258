package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.workload.Pacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Charts of single legs, for the monitor, the history and reports alike. Stateless. */
public final class LegCharts {
  /** Why a closed loop's percentiles may look better than what users would meet. */
  public static final String CLOSED =
      "Closed loop: while one request stalls, its client sends no other, so that a stall counts"
          + " once and hardly shows in high percentiles.";

  /** The steps of a percentile curve: so many from 0 to 90 %, and to each further nine. */
  private static final int STEPS = 24;

  private static final double DEEPEST = 99.999;
  private static final List<Double> TICKS = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 99.999);

  /**
   * The chance that even the slowest request lies below the percentile; see {@link
   * dev.bakeoff.compare.Metric#fewestOperations}.
   */
  private static final double BEYOND = 0.025;

  private LegCharts() {}

  /**
   * A distribution in a chart of several.
   *
   * @param id decides the colour
   * @param name for the legend
   * @param latencies all of them, merged
   */
  public record Curve(String id, String name, Latencies latencies) {}

  /** What a leg's latencies are: "Service time" or "Response time". */
  public static String times(Pacing.Loop loop) {
    return switch (loop) {
      case CLOSED -> "Service time";
      case OPEN, KNEE -> "Response time";
    };
  }

  /** How they came about: "closed loop". */
  public static String loop(Pacing.Loop loop) {
    return switch (loop) {
      case CLOSED -> "closed loop";
      case OPEN -> "open loop, from the intended start";
      case KNEE -> "open loops, from the intended start";
    };
  }

  /** Everything that was measured over a leg's time, on one axis; empty where nothing was. */
  public static Optional<Chart> timeline(LegRecord leg, Words words) {
    return leg.intervals().isEmpty()
        ? Optional.empty()
        : Optional.of(new LegTimeline(leg).chart(words));
  }

  /** Where the mean request's time went; empty where only its whole time is known. */
  public static Optional<Chart> split(List<TimingSplit> splits, Words words) {
    return TimingSplit.chart(splits, words);
  }

  /**
   * Latency over percentiles, on a scale of nines; each curve ends where its requests are too few
   * to carry it. Empty where no curve has any.
   */
  public static Optional<Chart> percentiles(List<Curve> curves, Pacing.Loop loop, Words words) {
    List<Curve> some = curves.stream().filter(c -> c.latencies().count() > 1).toList();
    if (some.isEmpty()) {
      return Optional.empty();
    }
    double deepest =
        some.stream().mapToDouble(c -> carried(c.latencies().count())).max().orElseThrow();
    List<Double> values =
        some.stream()
            .flatMap(
                c ->
                    places(carried(c.latencies().count())).stream()
                        .map(p -> c.latencies().percentileMillis(p)))
            .filter(v -> v > 0)
            .toList();
    Unit unit = Unit.ofTimes(values);
    return Optional.of(
        new Lines(
            words,
            percentileAxis(deepest),
            Axes.values(
                times(loop) + " (" + unit.symbol() + ")",
                unit.symbol(),
                values.stream().map(unit::of).toList(),
                List.of()),
            some.stream().map(c -> line(c, unit)).toList(),
            List.of(),
            false));
  }

  /** The deepest percentile that so many requests bound from both sides with 95 % confidence. */
  static double carried(long requests) {
    return Math.min(DEEPEST, 100 * Math.pow(BEYOND, 1.0 / requests));
  }

  private static Axis percentileAxis(double deepest) {
    double end = Math.max(90, deepest);
    return new Axis(
        "Percentile of the requests",
        "%",
        Axis.Scale.NINES,
        0,
        end,
        TICKS.stream()
            .filter(t -> t <= end + 1e-9)
            .map(t -> new Axis.Tick(t, Figures.tick(t) + " %"))
            .toList());
  }

  /** Equal steps on the scale of nines, up to the last one and that itself. */
  private static List<Double> places(double last) {
    List<Double> places = new ArrayList<>();
    for (int i = 0; ; i++) {
      double place = 100 - 100 * Math.pow(10, -(double) i / STEPS);
      if (place >= last) {
        places.add(last);
        return places;
      }
      places.add(place);
    }
  }

  private static Line line(Curve curve, Unit unit) {
    List<Point> points =
        places(carried(curve.latencies().count())).stream()
            .map(
                place -> {
                  double value = unit.of(curve.latencies().percentileMillis(place));
                  return new Point(
                      place,
                      OptionalDouble.of(value),
                      OptionalDouble.empty(),
                      OptionalDouble.empty(),
                      "%s: p%s is %s %s"
                          .formatted(
                              curve.name(), percentile(place), Figures.of(value), unit.symbol()));
                })
            .toList();
    return new Line(new Series(curve.id(), curve.name()), points);
  }

  /** As many digits as tell it from its neighbours. */
  private static String percentile(double place) {
    return place < 90
        ? "%.0f".formatted(place)
        : place < 99
            ? "%.1f".formatted(place)
            : place < 99.9 ? "%.2f".formatted(place) : "%.3f".formatted(place);
  }
}
