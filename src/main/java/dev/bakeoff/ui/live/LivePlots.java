package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Axes;
import dev.bakeoff.ui.chart.LatencyUnit;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import dev.bakeoff.ui.chart.Points;
import dev.bakeoff.ui.live.MonitorSnapshot.Course;
import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the plots of one run; keeps the unit of time once it has grown. FX thread only. */
final class LivePlots {
  private static final double LEAST_SECONDS = 10;
  private static final int MOST_TIME_TICKS = 7;

  /** A percentile line. */
  enum Percentile {
    P50("p50"),
    P95("p95"),
    P99("p99");

    private final String label;

    Percentile(String label) {
      this.label = label;
    }

    Points of(Course course) {
      return switch (this) {
        case P50 -> course.p50();
        case P95 -> course.p95();
        case P99 -> course.p99();
      };
    }

    String label() {
      return label;
    }
  }

  /** How much of the run is shown. */
  enum Span {
    WHOLE(Texts.of("live.whole-run"), Double.POSITIVE_INFINITY),
    FIVE_MINUTES(Texts.of("live.last-5-min"), 300),
    ONE_MINUTE(Texts.of("live.last-60-s"), 60);

    private final String label;
    private final double seconds;

    Span(String label, double seconds) {
      this.label = label;
      this.seconds = seconds;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private LatencyUnit unit = LatencyUnit.MICROSECONDS;

  Plot latency(MonitorSnapshot snapshot, Palette palette, Span span, Set<Percentile> percentiles) {
    List<List<Points>> lines = new ArrayList<>();
    for (int i = 0; i < snapshot.targets().size(); i++) {
      Course course = course(snapshot, i, span);
      lines.add(
          EnumSet.copyOf(percentiles).stream()
              .map(p -> shown(p.of(course), snapshot, span))
              .toList());
    }
    LatencyUnit fitting = LatencyUnit.fitting(typical(least(lines), most(lines)));
    if (fitting.compareTo(unit) > 0) {
      unit = fitting;
    }
    List<String> names = EnumSet.copyOf(percentiles).stream().map(Percentile::label).toList();
    return new Plot(
        time(snapshot, lines, span),
        values(lines, "latency", unit.symbol(), unit.of(1)),
        palette,
        series(snapshot, lines, names, unit.of(1)),
        seq -> legName(snapshot, seq));
  }

  Plot throughput(MonitorSnapshot snapshot, Palette palette, Span span) {
    List<List<Points>> lines = new ArrayList<>();
    for (int i = 0; i < snapshot.targets().size(); i++) {
      lines.add(List.of(shown(course(snapshot, i, span).throughput(), snapshot, span)));
    }
    return new Plot(
        time(snapshot, lines, span),
        values(lines, "throughput", "ops/s", 1),
        palette,
        series(snapshot, lines, List.of("throughput"), 1),
        seq -> legName(snapshot, seq));
  }

  /** A number that changes whenever a plot of this snapshot would look different. */
  static long version(MonitorSnapshot snapshot, Span span) {
    long moving = span == Span.WHOLE ? wholeEnd(snapshot) : snapshot.times().elapsed().toSeconds();
    return snapshot.figures().version() * 1_000_003 + moving;
  }

  private static Course course(MonitorSnapshot snapshot, int target, Span span) {
    if (target >= snapshot.figures().lines().size()) {
      return Course.EMPTY;
    }
    MonitorSnapshot.Lines lines = snapshot.figures().lines().get(target);
    return span == Span.WHOLE ? lines.whole() : lines.recent();
  }

  private static Points shown(Points points, MonitorSnapshot snapshot, Span span) {
    return span == Span.WHOLE ? points : points.from(now(snapshot) - span.seconds);
  }

  private static double now(MonitorSnapshot snapshot) {
    return snapshot.times().elapsed().toMillis() / 1000.0;
  }

  /** The whole run's axis grows in steps, so that the chart is not painted anew every second. */
  private static long wholeEnd(MonitorSnapshot snapshot) {
    double now = now(snapshot);
    long step = now < 120 ? 10 : now < 1200 ? 60 : 600;
    return (long) Math.ceil(now / step) * step;
  }

  private static Axis time(MonitorSnapshot snapshot, List<List<Points>> lines, Span span) {
    if (span != Span.WHOLE) {
      double now = now(snapshot);
      return Axes.time(now - span.seconds, now, MOST_TIME_TICKS);
    }
    double first =
        lines.stream()
            .flatMap(List::stream)
            .filter(p -> p.size() > 0)
            .mapToDouble(p -> p.second(0))
            .min()
            .orElse(0);
    double from = Math.max(0, Math.floor(first) - 1);
    double end = snapshot.stage().over() ? now(snapshot) : wholeEnd(snapshot);
    return Axes.time(from, Math.max(end, from + LEAST_SECONDS), MOST_TIME_TICKS);
  }

  private static Axis values(List<List<Points>> lines, String what, String unit, double factor) {
    double least = least(lines);
    double most = most(lines);
    String label = what + " (" + unit + ")";
    return !Double.isNaN(least) && Axes.wantsLog(least, most)
        ? Axes.logarithmic(label, unit, least * factor, most * factor)
        : Axes.linear(label, unit, most * factor);
  }

  /** The value that the unit should suit: on a logarithmic axis the middle of the scale. */
  private static double typical(double least, double most) {
    return !Double.isNaN(least) && Axes.wantsLog(least, most) ? Math.sqrt(least * most) : most;
  }

  private static double least(List<List<Points>> lines) {
    return lines.stream()
        .flatMap(List::stream)
        .mapToDouble(Points::minPositive)
        .filter(v -> !Double.isNaN(v))
        .min()
        .orElse(Double.NaN);
  }

  private static double most(List<List<Points>> lines) {
    return lines.stream()
        .flatMap(List::stream)
        .mapToDouble(Points::max)
        .filter(v -> !Double.isNaN(v))
        .max()
        .orElse(0);
  }

  private static List<Series> series(
      MonitorSnapshot snapshot, List<List<Points>> lines, List<String> names, double factor) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      TargetView target = snapshot.targets().get(i);
      List<Strand> strands = new ArrayList<>();
      for (int k = 0; k < names.size(); k++) {
        strands.add(new Strand(names.get(k), factor, lines.get(i).get(k)));
      }
      series.add(new Series(target.platform(), target.label(), strands));
    }
    return series;
  }

  private static String legName(MonitorSnapshot snapshot, int seq) {
    return seq >= 0 && seq < snapshot.legs().size() ? name(snapshot.legs().get(seq)) : "";
  }

  private static String name(LegView leg) {
    return Words.leg(leg.plan());
  }
}
