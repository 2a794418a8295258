package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Axes;
import dev.bakeoff.ui.chart.LatencyUnit;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import dev.bakeoff.ui.chart.Points;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.chart.TimeView.Stretch;
import dev.bakeoff.ui.live.MonitorSnapshot.Course;
import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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

  private LatencyUnit unit = LatencyUnit.MICROSECONDS;

  Plot latency(
      MonitorSnapshot snapshot,
      Palette palette,
      TimeView view,
      Set<Percentile> percentiles,
      Marks marks) {
    List<List<Points>> lines = new ArrayList<>();
    for (int i = 0; i < snapshot.targets().size(); i++) {
      Course course = course(snapshot, i);
      lines.add(EnumSet.copyOf(percentiles).stream().map(p -> p.of(course)).toList());
    }
    LatencyUnit fitting = LatencyUnit.fitting(typical(least(lines), most(lines)));
    if (fitting.compareTo(unit) > 0) {
      unit = fitting;
    }
    List<String> names = EnumSet.copyOf(percentiles).stream().map(Percentile::label).toList();
    return new Plot(
        time(snapshot, view),
        values(lines, Texts.of("live.axis-latency"), unit.symbol(), unit.of(1)),
        palette,
        series(snapshot, lines, names, unit.of(1)),
        marks,
        seq -> legName(snapshot, seq));
  }

  Plot throughput(MonitorSnapshot snapshot, Palette palette, TimeView view, Marks marks) {
    List<List<Points>> lines = new ArrayList<>();
    for (int i = 0; i < snapshot.targets().size(); i++) {
      lines.add(List.of(course(snapshot, i).throughput()));
    }
    return new Plot(
        time(snapshot, view),
        values(lines, Texts.of("live.axis-throughput"), "ops/s", 1),
        palette,
        series(snapshot, lines, List.of(""), 1),
        marks,
        seq -> legName(snapshot, seq));
  }

  /** A number that changes whenever a plot of this snapshot would look different. */
  static long version(MonitorSnapshot snapshot, TimeView view) {
    Stretch shown = shown(snapshot, view);
    long moving = Math.round(shown.to() * 4);
    return 31L * Objects.hash(view, snapshot.story().incidents(), snapshot.story().spans().size())
        + snapshot.figures().version() * 1_000_003
        + moving;
  }

  /** All of the run that there is: from its first work to the present. */
  static Stretch run(MonitorSnapshot snapshot) {
    List<RunCourse.Span> spans = snapshot.story().spans();
    double from =
        spans.isEmpty() ? 0 : Math.max(0, snapshot.times().second(spans.getFirst().from()));
    double now = snapshot.times().elapsed().toMillis() / 1000.0;
    return new Stretch(from, Math.max(now, from + LEAST_SECONDS));
  }

  /** What a view of the run shows. */
  static Stretch shown(MonitorSnapshot snapshot, TimeView view) {
    Stretch run = run(snapshot);
    return switch (view) {
      case TimeView.Whole _ ->
          snapshot.stage().over() ? run : new Stretch(run.from(), Math.max(run.to(), end(run)));
      // Whole seconds, so that the chart moves on with readings and not between them.
      case TimeView.Last(double seconds) ->
          new Stretch(Math.floor(run.to()) - seconds, Math.floor(run.to()));
      case TimeView.Between between -> between.in(run);
    };
  }

  /** The whole run's axis grows in steps, so that the chart is not painted anew every second. */
  private static double end(Stretch run) {
    double seconds = run.seconds();
    long step = seconds < 120 ? 10 : seconds < 1200 ? 60 : 600;
    return run.from() + Math.ceil(seconds / step) * step;
  }

  private static Course course(MonitorSnapshot snapshot, int target) {
    return target < snapshot.figures().lines().size()
        ? snapshot.figures().lines().get(target)
        : Course.EMPTY;
  }

  private static Axis time(MonitorSnapshot snapshot, TimeView view) {
    Stretch shown = shown(snapshot, view);
    return Axes.time(shown.from(), shown.to(), MOST_TIME_TICKS);
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
