package dev.bakeoff.report;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** What stands below charts, so that a chart on its own does not claim more than it may. */
final class Footnotes {
  static final String LOGARITHMIC =
      "Logarithmic axis: equal steps are equal factors, so a bar twice as long is not twice as"
          + " much.";

  static final String LOGARITHMIC_LINES = "Logarithmic axis: equal steps are equal factors.";
  static final String CUT = "An error bar without a cap goes on beyond the edge of the plot.";

  /** More warnings than this do not fit below a picture; the rest is counted. */
  private static final int MOST_WARNINGS = 3;

  private Footnotes() {}

  /** How an axis is to be read that does not begin at zero or does not show all. */
  static List<String> axis(Chart chart) {
    List<String> notes = new ArrayList<>();
    switch (chart) {
      case Chart.Bars bars -> {
        if (bars.axis().scale() == Axis.Scale.LOG) {
          notes.add(LOGARITHMIC);
        }
        cut(
            bars.axis(),
            bars.categories().stream()
                .flatMap(c -> c.bars().stream())
                .filter(b -> b.value().isPresent())
                .flatMapToDouble(b -> DoubleStream.concat(b.low().stream(), b.high().stream())),
            notes);
      }
      case Chart.Lines lines -> {
        if (lines.axis().scale() == Axis.Scale.LOG) {
          notes.add(LOGARITHMIC_LINES);
        }
        cut(
            lines.axis(),
            lines.lines().stream()
                .flatMap(l -> l.points().stream())
                .flatMapToDouble(Footnotes::ends),
            notes);
      }
      case Chart.Scatter scatter -> {
        if (scatter.axis().scale() == Axis.Scale.LOG || scatter.x().scale() == Axis.Scale.LOG) {
          notes.add(LOGARITHMIC_LINES);
        }
        cut(scatter.axis(), scatter.dots().stream().flatMapToDouble(d -> ends(d.point())), notes);
        cut(
            scatter.x(),
            scatter.dots().stream()
                .flatMapToDouble(d -> DoubleStream.concat(d.left().stream(), d.right().stream())),
            notes);
      }
      case Chart.Panels panels ->
          panels.panels().stream().flatMap(p -> axis(p).stream()).forEach(notes::add);
      case Chart.Timeline _, Chart.Stacks _, Chart.Matrix _ -> {}
    }
    return notes.stream().distinct().toList();
  }

  private static DoubleStream ends(Chart.Point point) {
    return DoubleStream.concat(point.low().stream(), point.high().stream());
  }

  private static void cut(Axis axis, DoubleStream ends, List<String> notes) {
    if (ends.anyMatch(e -> e > axis.max() * (1 + 1e-9) || e < axis.min() * (1 - 1e-9))) {
      notes.add(CUT);
    }
  }

  static List<String> bars(Comparison comparison, List<Group> groups) {
    List<String> notes = new ArrayList<>();
    List<CellStats> cells =
        groups.stream().flatMap(g -> g.cells().stream()).filter(CellStats::hasFigures).toList();
    boolean intervals =
        cells.stream().anyMatch(c -> c.metric(Metric.THROUGHPUT).range().isPresent());
    if (!cells.isEmpty()) {
      notes.add(
          intervals
              ? "Bars: all completed trials together. Error bars: 95 % confidence interval over"
                  + " trials."
              : "Bars: all completed trials together. Fewer than 3 trials: no intervals and no"
                  + " verdict.");
    }
    notes.addAll(groups(comparison, groups));
    return notes;
  }

  /** What is to be known of the legs shown, whatever shows them. */
  static List<String> groups(Comparison comparison, List<Group> groups) {
    List<String> notes = new ArrayList<>(loops(groups));
    for (ComparedPlatform platform : comparison.platforms()) {
      of(groups, platform, CellStats::overErrorBudget)
          .ifPresent(
              where ->
                  notes.add(
                      "! %s: more requests failed than the error budget allows, so no verdict (%s)."
                          .formatted(platform.displayName(), where)));
      truth(groups, platform).forEach(notes::add);
      of(groups, platform, cell -> !cell.hasFigures())
          .ifPresent(
              where ->
                  notes.add(
                      "%s: no completed trial (%s).".formatted(platform.displayName(), where)));
    }
    return notes;
  }

  private static List<String> loops(List<Group> groups) {
    return groups.stream()
        .map(group -> group.key().loop())
        .distinct()
        .sorted()
        .map(
            loop ->
                switch (loop) {
                  case CLOSED ->
                      "Closed loop: service times, which cannot show how requests queue behind a"
                          + " stall.";
                  case OPEN ->
                      "Open loop: response times from the intended start, waiting included.";
                  case KNEE ->
                      "Latencies are response times at each platform's own highest rate within the"
                          + " goal.";
                })
        .toList();
  }

  /** Doubts of the driver, the steady state, the schedule and the cache, with their settings. */
  private static List<String> truth(List<Group> groups, ComparedPlatform platform) {
    List<String> notes = new ArrayList<>();
    for (TruthCheck.Kind kind : TruthCheck.Kind.values()) {
      if (kind == TruthCheck.Kind.ERRORS || kind == TruthCheck.Kind.SAMPLES) {
        // The bars themselves say these: by their mark, and by "too few".
        continue;
      }
      for (TruthCheck.State state : List.of(TruthCheck.State.BROKEN, TruthCheck.State.DOUBTFUL)) {
        of(groups, platform, cell -> has(cell, kind, state))
            .ifPresent(
                where ->
                    notes.add(
                        "%s%s: %s %s (%s)."
                            .formatted(
                                state == TruthCheck.State.BROKEN ? "! " : "",
                                platform.displayName(),
                                kind.label().toLowerCase(Locale.ROOT),
                                state == TruthCheck.State.BROKEN
                                    ? "broken, so no verdict"
                                    : "doubtful",
                                where)));
      }
    }
    return notes;
  }

  private static boolean has(CellStats cell, TruthCheck.Kind kind, TruthCheck.State state) {
    return cell.doubts().stream().anyMatch(d -> d.kind() == kind && d.state() == state);
  }

  /** In which of the groups something holds of a platform; empty where in none. */
  private static Optional<String> of(
      List<Group> groups, ComparedPlatform platform, Predicate<CellStats> holds) {
    boolean oneWorkload =
        groups.stream().map(group -> group.key().workload()).distinct().count() == 1;
    List<String> where =
        groups.stream()
            .filter(group -> holds.test(group.cell(platform.id())))
            .map(group -> oneWorkload ? group.key().clientsLabel() : group.title())
            .toList();
    if (where.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        where.size() == groups.size() && where.size() > 1
            ? "in all settings shown"
            : String.join("; ", where));
  }

  /** The comparison's warnings that {@link #bars} does not say already, as many as fit. */
  static List<String> warnings(Comparison comparison) {
    List<String> all =
        comparison.caveats().stream()
            .filter(c -> c.weight() == Caveat.Weight.WARNING)
            .filter(c -> c.about() != Caveat.About.LEGS)
            .map(Caveat::text)
            .toList();
    if (all.size() <= MOST_WARNINGS) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_WARNINGS));
    some.add((all.size() - MOST_WARNINGS) + " more warnings: see the report.");
    return some;
  }
}
