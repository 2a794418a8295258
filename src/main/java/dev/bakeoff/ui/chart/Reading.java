package dev.bakeoff.ui.chart;

import dev.bakeoff.ui.chart.Marks.Band;
import dev.bakeoff.ui.chart.Marks.Flag;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a plot says of one moment: the values nearest to it, the leg, what was being done, and the
 * flags there.
 *
 * @param second of the run
 * @param hits per platform that has a reading near it
 * @param lines for people, one above the other
 */
record Reading(double second, List<Hit> hits, List<String> lines) {
  /** In pixels: what is further away is another moment. */
  private static final double REACH = 8;

  /** In pixels: the nearest reading may be further away where it is the only one. */
  private static final double FAR_REACH = 24;

  /** In pixels: a flag is so wide. */
  private static final double FLAG_REACH = 7;

  private static final int MOST_FLAGS = 4;

  private static final int FEW_PLATFORMS = 2;

  /** A point of a platform's first line. */
  record Hit(Series series, int index) {
    double second() {
      return series.strands().getFirst().points().second(index);
    }
  }

  static Reading of(Plot plot, PlotArea area, double second) {
    List<Hit> hits = hits(plot, area, second, REACH);
    if (hits.isEmpty()) {
      hits =
          hits(plot, area, second, FAR_REACH).stream()
              .sorted(Comparator.comparingDouble(h -> Math.abs(h.second() - second)))
              .limit(1)
              .toList();
    }
    List<String> lines = new ArrayList<>();
    lines.add(heading(plot, hits, second));
    flags(plot, area, second, lines);
    // Few platforms have room for a line per value; many have not.
    String between = hits.size() <= FEW_PLATFORMS ? "\n      " : " · ";
    for (Hit hit : hits) {
      lines.add(values(plot, hit, between));
    }
    return new Reading(second, hits, List.copyOf(lines));
  }

  private static List<Hit> hits(Plot plot, PlotArea area, double second, double reach) {
    List<Hit> hits = new ArrayList<>();
    for (Series series : plot.series()) {
      Points points = series.strands().getFirst().points();
      int index = points.nearest(second);
      if (index >= 0 && Math.abs(area.x(points.second(index)) - area.x(second)) <= reach) {
        hits.add(new Hit(series, index));
      }
    }
    return hits;
  }

  String text() {
    return String.join("\n", lines);
  }

  private static String heading(Plot plot, List<Hit> hits, double second) {
    String when = Texts.of("chart.at", Axes.clock(second));
    for (Band band : plot.marks().bands()) {
      if (band.from() <= second && second < band.to()) {
        String doing = plot.marks().bandText().apply(band);
        return doing.isEmpty() ? when : when + " · " + doing;
      }
    }
    if (hits.isEmpty()) {
      return when;
    }
    Hit first = hits.getFirst();
    String leg =
        plot.segmentName().apply(first.series().strands().getFirst().points().segment(first.index));
    return leg.isEmpty() ? when : when + " · " + leg;
  }

  private static void flags(Plot plot, PlotArea area, double second, List<String> lines) {
    double x = area.x(second);
    int more = 0;
    for (Flag flag : plot.marks().flags()) {
      boolean near = Math.abs(area.x(flag.from()) - x) <= FLAG_REACH;
      if (near || (flag.from() <= second && second <= flag.to())) {
        if (lines.size() <= MOST_FLAGS) {
          lines.add(plot.marks().flagText().apply(flag));
        } else {
          more++;
        }
      }
    }
    if (more > 0) {
      lines.add(Texts.of("chart.more-flags", more));
    }
  }

  private static String values(Plot plot, Hit hit, String between) {
    StringBuilder text = new StringBuilder(hit.series().label());
    text.append(hit.series().strands().size() > 1 && between.startsWith("\n") ? between : "  ");
    boolean first = true;
    for (Strand strand : hit.series().strands()) {
      if (hit.index() >= strand.points().size()) {
        continue;
      }
      if (!first) {
        text.append(between);
      }
      if (hit.series().strands().size() > 1) {
        text.append(strand.name()).append(' ');
      }
      text.append(value(plot, strand, hit.index()));
      first = false;
    }
    return text.toString();
  }

  private static String value(Plot plot, Strand strand, int index) {
    double low = strand.points().low(index) * strand.factor();
    double high = strand.points().high(index) * strand.factor();
    String unit = "\u00a0" + plot.values().unit();
    return low == high
        ? Exact.write(high) + unit
        : Texts.of("chart.to", Exact.write(low), Exact.write(high), unit);
  }
}
