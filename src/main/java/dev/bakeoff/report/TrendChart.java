package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.Range;
import dev.bakeoff.compare.trend.Trend;
import dev.bakeoff.compare.trend.TrendPoint;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Axis.Tick;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Mark;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Trends as a chart: runs stand at equal distances in order of time, each with the interval over
 * its trials; what changed beside the figures is marked.
 */
public final class TrendChart {
  private static final int MOST_DOTS = 60;
  private static final int TICKS = 8;

  /** More upright lines than this hide each other's names. */
  private static final int MOST_MARKS = 6;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private TrendChart() {}

  /**
   * The chart of trends of one metric.
   *
   * @param trends at least one
   * @param zone of the days along the axis
   */
  public static Chart of(List<Trend> trends, ZoneId zone) {
    Metric metric = trends.getFirst().metric();
    NavigableMap<String, Integer> places = places(trends);
    List<Double> values =
        trends.stream()
            .flatMap(t -> t.points().stream())
            .map(p -> p.stats().pooled().orElseThrow())
            .toList();
    Unit unit = metric.isLatency() ? Unit.ofTimes(values) : Unit.ofRates(values);
    List<Line> lines = new ArrayList<>();
    for (Trend trend : trends) {
      Series series = new Series(seriesId(trend), seriesName(trend, trends));
      lines.add(
          new Line(
              series, trend.points().stream().map(p -> point(trend, p, places, unit)).toList()));
    }
    for (Trend trend : trends) {
      trend.baseline().ifPresent(b -> lines.add(baseline(trend, trends, b, places.size(), unit)));
    }
    return new Lines(
        new Words(title(trends), subtitle(trends), footnotes(trends)),
        runs(trends, places, zone),
        Axes.values(
            metric.label() + " (" + unit.symbol() + ")",
            unit.symbol(),
            values.stream().map(unit::of).toList(),
            trends.stream()
                .flatMap(t -> t.points().stream())
                .flatMap(p -> p.stats().range().stream())
                .map(r -> unit.of(r.high()))
                .toList()),
        lines,
        marks(trends, places),
        places.size() <= MOST_DOTS);
  }

  /** What decides a trend's colour. */
  public static String seriesId(Trend trend) {
    return trend.platform() + "@" + trend.key().clients() + "@" + trend.key().rate();
  }

  /** A trend's name among others: its platform, with its clients where those differ. */
  public static String seriesName(Trend trend, List<Trend> all) {
    return all.stream().map(t -> t.key().clientsLabel()).distinct().count() > 1
        ? trend.displayName() + ", " + trend.key().clientsLabel()
        : trend.displayName();
  }

  /** Where each run stands, from 1, in order of time. */
  private static NavigableMap<String, Integer> places(List<Trend> trends) {
    List<String> ids =
        trends.stream()
            .flatMap(t -> t.points().stream())
            .sorted(Comparator.comparing(TrendPoint::at).thenComparing(TrendPoint::runId))
            .map(TrendPoint::runId)
            .distinct()
            .toList();
    NavigableMap<String, Integer> places = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), i + 1);
    }
    return places;
  }

  private static Point point(
      Trend trend, TrendPoint point, NavigableMap<String, Integer> places, Unit unit) {
    double value = point.stats().pooled().orElseThrow();
    StringBuilder detail = new StringBuilder();
    detail
        .append(point.runName())
        .append(": ")
        .append(trend.displayName())
        .append(", ")
        .append(trend.metric().label())
        .append(' ')
        .append(Figures.of(unit.of(value)))
        .append(' ')
        .append(unit.symbol());
    point
        .stats()
        .range()
        .ifPresent(
            r ->
                detail
                    .append(" (95 % interval over trials ")
                    .append(Figures.of(unit.of(r.low())))
                    .append(" to ")
                    .append(Figures.of(unit.of(r.high())))
                    .append(')'));
    detail.append(". ").append(point.words());
    if (!point.changed().isEmpty()) {
      detail.append(" Changed since: ").append(String.join("; ", point.changed())).append('.');
    }
    return new Point(
        places.get(point.runId()),
        OptionalDouble.of(unit.of(value)),
        end(point, unit, true),
        end(point, unit, false),
        detail.toString());
  }

  private static OptionalDouble end(TrendPoint point, Unit unit, boolean low) {
    return point.stats().range().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(unit.of(bound(point.stats().range().get(), low)));
  }

  private static double bound(Range range, boolean low) {
    return low ? range.low() : range.high();
  }

  private static Line baseline(
      Trend trend, List<Trend> all, TrendPoint pinned, int runs, Unit unit) {
    double value = unit.of(pinned.stats().pooled().orElseThrow());
    String words =
        "baseline %s: %s %s".formatted(pinned.runName(), Figures.of(value), unit.symbol());
    return new Line(
        new Series(seriesId(trend), seriesName(trend, all) + ", baseline", true),
        List.of(place(1, value, words), place(Math.max(2, runs), value, words)));
  }

  private static Point place(double x, double value, String words) {
    return new Point(
        x, OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty(), words);
  }

  private static Axis runs(List<Trend> trends, NavigableMap<String, Integer> places, ZoneId zone) {
    NavigableMap<Integer, TrendPoint> byPlace = new TreeMap<>();
    trends.forEach(t -> t.points().forEach(p -> byPlace.put(places.get(p.runId()), p)));
    int every = Math.max(1, (places.size() + TICKS - 1) / TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (int place = 1; place <= places.size(); place += every) {
      ticks.add(new Tick(place, DAY.format(byPlace.get(place).at().atZone(zone))));
    }
    return new Axis(
        "Runs in order of time", "", Axis.Scale.LINEAR, 0.5, places.size() + 0.5, ticks);
  }

  /** The newest, where there are too many. */
  private static List<Mark> marks(List<Trend> trends, NavigableMap<String, Integer> places) {
    NavigableMap<Integer, String> marks = new TreeMap<>();
    for (Trend trend : trends) {
      for (TrendPoint point : trend.points()) {
        if (!point.changed().isEmpty()) {
          marks.putIfAbsent(places.get(point.runId()), point.changed().getFirst());
        }
      }
    }
    while (marks.size() > MOST_MARKS) {
      marks.pollFirstEntry();
    }
    return marks.entrySet().stream().map(e -> new Mark(e.getKey(), e.getValue())).toList();
  }

  private static String title(List<Trend> trends) {
    long changes = trends.stream().mapToLong(t -> t.changes().size()).sum();
    String what = trends.getFirst().key().workloadTitle();
    String metric = trends.getFirst().metric().label();
    if (trends.stream().allMatch(t -> t.points().size() == 1)) {
      return what + ": " + metric + " of one run so far";
    }
    return changes == 0
        ? what + ": no change of " + metric + " shown from run to run"
        : "%s: %s changed %s beyond the noise"
            .formatted(what, metric, changes == 1 ? "once" : changes + " times");
  }

  private static String subtitle(List<Trend> trends) {
    String clients =
        trends.stream().map(t -> t.key().clientsLabel()).distinct().count() == 1
            ? ", " + trends.getFirst().key().clientsLabel()
            : "";
    return trends.getFirst().metric().label()
        + clients
        + ", "
        + trends.getFirst().key().loop().label()
        + "; bars are 95 % intervals over a run's trials";
  }

  private static List<String> footnotes(List<Trend> trends) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A change is named where the trials of a run and of the one before it tell them apart,"
            + " corrected for all pairs of a line (Holm); what else changed is marked, not blamed."
            + " Runs of different days differ by more than their trials show.");
    if (trends.stream().flatMap(t -> t.points().stream()).anyMatch(TrendPoint::baseline)) {
      notes.add("Dashed: the run that is pinned as baseline.");
    }
    return notes;
  }
}
