package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LogBuckets;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.HeatCell;
import dev.bakeoff.report.chart.Chart.HeatColumn;
import dev.bakeoff.report.chart.Chart.HeatLane;
import dev.bakeoff.report.chart.Chart.Lane;
import dev.bakeoff.report.chart.Chart.LaneLine;
import dev.bakeoff.report.chart.Chart.LineLane;
import dev.bakeoff.report.chart.Chart.Mark;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Timeline;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.workload.Pacing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A leg's time from left to right: its heat map, its percentiles and rates, its resources. */
final class LegTimeline {
  /** More stretches than this are narrower than what an eye or a screen tells apart. */
  private static final int MOST_STRETCHES = 240;

  /** An axis of time has some length, in seconds. */
  private static final double SHORTEST = 0.25;

  private final LegRecord leg;
  private final List<Stretch> stretches;

  /** Intervals next to each other, merged. */
  private record Stretch(double from, double to, Latencies latencies, List<Interval> intervals) {
    static Stretch of(List<Interval> intervals) {
      Interval last = intervals.getLast();
      return new Stretch(
          intervals.getFirst().startMillis() / 1000.0,
          last.startMillis() / 1000.0 + last.seconds(),
          intervals.size() == 1
              ? last.latencies()
              : Latencies.merge(intervals.stream().map(Interval::latencies).toList()),
          intervals);
    }

    double middle() {
      return (from + to) / 2;
    }

    double perSecond(ToDoubleFunction<Interval> count) {
      double seconds = intervals.stream().mapToDouble(Interval::seconds).sum();
      return seconds > 0 ? intervals.stream().mapToDouble(count).sum() / seconds : Double.NaN;
    }

    double arrivals(ToDoubleFunction<ArrivalCounts> value, boolean most) {
      var all = intervals.stream().flatMap(i -> i.arrivals().stream()).mapToDouble(value);
      return most ? all.max().orElse(Double.NaN) : all.sum();
    }
  }

  LegTimeline(LegRecord leg) {
    this.leg = leg;
    int each = (leg.intervals().size() + MOST_STRETCHES - 1) / MOST_STRETCHES;
    this.stretches =
        IntStream.iterate(0, i -> i < leg.intervals().size(), i -> i + each)
            .mapToObj(
                i ->
                    Stretch.of(
                        leg.intervals().subList(i, Math.min(i + each, leg.intervals().size()))))
            .toList();
  }

  Chart chart(Words words) {
    double end = Math.max(SHORTEST, stretches.getLast().to());
    Pacing.Loop loop = leg.plan().options().pacing().loop();
    List<Lane> lanes = new ArrayList<>();
    latencies(
        loop,
        Latencies.merge(stretches.stream().map(Stretch::latencies).toList()).logCounts(),
        lanes);
    lanes.add(rates(loop));
    if (loop != Pacing.Loop.CLOSED) {
      lanes.add(schedule());
    }
    if (leg.intervals().stream().anyMatch(i -> i.errorCount() > 0)) {
      lanes.add(
          lane(
              "Failed requests",
              "1/s",
              0.8,
              List.of(line("failed", s -> s.perSecond(i -> (double) i.errorCount()), "1/s"))));
    }
    lanes.addAll(new ResourceLanes(leg, end).lanes());
    return new Timeline(words, Axes.time("Measured time (s)", end), lanes, marks());
  }

  /**
   * Only the heat map.
   *
   * @param scale the distribution whose least and greatest times are the axis' ends
   */
  Chart heat(Words words, Latencies scale) {
    List<Lane> lanes = new ArrayList<>();
    latencies(leg.plan().options().pacing().loop(), scale.logCounts(), lanes);
    double end = Math.max(SHORTEST, stretches.getLast().to());
    return new Timeline(
        words,
        Axes.time("Measured time (s)", end),
        lanes.stream().filter(HeatLane.class::isInstance).toList(),
        marks());
  }

  /**
   * @param all the counts that decide how far the axis reaches
   */
  private void latencies(Pacing.Loop loop, long[] all, List<Lane> lanes) {
    long most = 0;
    List<long[]> counts = new ArrayList<>();
    for (Stretch stretch : stretches) {
      long[] own = stretch.latencies().logCounts();
      counts.add(own);
      most = Math.max(most, Arrays.stream(own).max().orElse(0));
    }
    int low = IntStream.range(0, all.length).filter(b -> all[b] > 0).findFirst().orElse(-1);
    if (low < 0) {
      return;
    }
    int high = IntStream.range(0, all.length).filter(b -> all[b] > 0).max().orElseThrow() + 1;
    double least = LogBuckets.fromMillis(low);
    double greatest = LogBuckets.fromMillis(high);
    Unit unit = Unit.ofTimes(List.of(least, greatest));
    Axis axis = latencyAxis(unit, least, greatest);
    List<HeatColumn> columns = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      columns.add(column(stretches.get(i), counts.get(i), most, unit));
    }
    lanes.add(new HeatLane(LegCharts.times(loop) + ", every request", axis, 3, columns));
    lanes.add(
        new LineLane(
            LegCharts.times(loop) + ", percentiles",
            axis,
            1.8,
            List.of(percentile(50, unit), percentile(95, unit), percentile(99, unit))));
  }

  /** Both lanes of latencies share it, so that they can be read across. */
  private static Axis latencyAxis(Unit unit, double least, double greatest) {
    Axis log = Axes.log("", unit.symbol(), unit.of(least), unit.of(greatest));
    return new Axis(
        "",
        unit.symbol(),
        Axis.Scale.LOG,
        unit.of(least),
        unit.of(greatest),
        ticks(log, unit.of(least), unit.of(greatest)));
  }

  private static List<Axis.Tick> ticks(Axis log, double least, double greatest) {
    List<Axis.Tick> inside = new ArrayList<>();
    for (Axis.Tick tick : log.ticks()) {
      for (int step : new int[] {1, 2, 5}) {
        double value = tick.value() * step;
        boolean whole = greatest / least < 60;
        if ((step == 1 || whole) && value >= least * 0.999 && value <= greatest * 1.001) {
          inside.add(new Axis.Tick(value, Figures.tick(value)));
        }
      }
    }
    return inside;
  }

  private static HeatColumn column(Stretch stretch, long[] counts, long most, Unit unit) {
    List<HeatCell> cells = new ArrayList<>();
    for (int b = 0; b < counts.length; b++) {
      if (counts[b] > 0) {
        cells.add(
            new HeatCell(
                unit.of(LogBuckets.fromMillis(b)),
                unit.of(LogBuckets.fromMillis(b + 1)),
                // One request must be seen beside ten thousand.
                Math.log1p((double) counts[b]) / Math.log1p((double) most)));
      }
    }
    Latencies all = stretch.latencies();
    return new HeatColumn(
        stretch.from(),
        stretch.to(),
        cells,
        "second %s: %s requests, p50 %s, p99 %s, slowest %s %s"
            .formatted(
                Figures.of(stretch.middle()),
                Figures.count(all.count()),
                Figures.of(unit.of(all.percentileMillis(50))),
                Figures.of(unit.of(all.percentileMillis(99))),
                Figures.of(unit.of(all.maxMillis())),
                unit.symbol()));
  }

  private LaneLine percentile(double percentile, Unit unit) {
    return line(
        "p" + Figures.tick(percentile),
        s ->
            LegCharts.carried(s.latencies().count()) < percentile
                ? Double.NaN
                : unit.of(s.latencies().percentileMillis(percentile)),
        unit.symbol());
  }

  private Lane rates(Pacing.Loop loop) {
    List<LaneLine> lines = new ArrayList<>();
    lines.add(line("achieved", s -> s.perSecond(i -> (double) i.operations()), "ops/s"));
    if (loop != Pacing.Loop.CLOSED) {
      lines.add(line("target", s -> s.arrivals(ArrivalCounts::targetRate, true), "ops/s"));
    }
    return lane("Throughput", "ops/s", 1.2, lines);
  }

  private Lane schedule() {
    return lane(
        "Requests that waited",
        "",
        1,
        List.of(
            line("backlog", s -> s.arrivals(a -> (double) a.backlog(), true), "waiting"),
            line("late", s -> s.arrivals(a -> (double) a.late(), false), "late"),
            line("dropped", s -> s.arrivals(a -> (double) a.dropped(), false), "dropped")));
  }

  private LaneLine line(String name, ToDoubleFunction<Stretch> value, String unit) {
    List<Point> points = new ArrayList<>();
    for (Stretch stretch : stretches) {
      points.add(point(name, stretch.middle(), value.applyAsDouble(stretch), unit));
    }
    return new LaneLine(name, points);
  }

  static Point point(String name, double at, double value, String unit) {
    boolean there = !Double.isNaN(value);
    return new Point(
        at,
        there ? OptionalDouble.of(value) : OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        "second %s, %s: %s"
            .formatted(
                Figures.of(at), name, there ? Figures.of(value) + " " + unit : "too few requests"));
  }

  /** A lane from 0 to what its lines reach. */
  static Lane lane(String title, String unit, double weight, List<LaneLine> lines) {
    double most =
        lines.stream()
            .flatMap(l -> l.points().stream())
            .flatMapToDouble(p -> p.value().stream())
            .max()
            .orElse(0);
    return new LineLane(title, Axes.linear("", unit, most > 0 ? most : 1), weight, lines);
  }

  /** Where a search changed its rate. */
  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    int step = -1;
    for (Interval interval : leg.intervals()) {
      if (interval.arrivals().isPresent()
          && leg.plan().options().pacing().loop() == Pacing.Loop.KNEE
          && interval.arrivals().get().step() != step) {
        step = interval.arrivals().get().step();
        marks.add(
            new Mark(
                interval.startMillis() / 1000.0,
                Figures.of(interval.arrivals().get().targetRate()) + "/s"));
      }
    }
    return marks;
  }
}
