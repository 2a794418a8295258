package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Bar;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the platforms used of the driver's machine in a workload's settings. */
final class ResourceCharts {
  private static final String WHOSE =
      "Memory: peak over all trials. Processors: mean over trials, 1 is one of them busy. Both are"
          + " of everything that worked for the leg on the driver's machine: the load driver, with"
          + " the engine in it where it is embedded, and the server's processes where they are"
          + " there.";
  private static final double MB = 1000;
  private static final double PERCENT = 100;

  private ResourceCharts() {}

  /** Empty where nothing was sampled. */
  static Optional<Chart> of(Comparison comparison, List<Group> groups) {
    boolean sampled =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .anyMatch(c -> c.resources().totalRssPeakMb().isPresent());
    if (!sampled) {
      return Optional.empty();
    }
    double most =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .mapToDouble(c -> c.resources().totalRssPeakMb().orElse(0))
            .max()
            .orElse(0);
    Unit memory = most >= MB ? new Unit("GB", MB) : new Unit("MB", 1);
    List<Chart> panels =
        List.of(
            bars(
                comparison,
                groups,
                "Peak memory",
                memory,
                cell -> cell.resources().totalRssPeakMb()),
            bars(
                comparison,
                groups,
                "Processors busy",
                new Unit("processors", PERCENT),
                cell -> cell.resources().totalCpuPercent()));
    List<String> notes = new ArrayList<>(List.of(WHOSE));
    boolean elsewhere =
        comparison.platforms().stream()
            .anyMatch(p -> p.place() == ComparedPlatform.Place.ELSEWHERE);
    if (elsewhere) {
      notes.add("What servers on other machines used is not in it.");
    }
    notes.addAll(Footnotes.groups(comparison, groups));
    return Optional.of(
        new Panels(
            new Words(
                groups.getFirst().key().workloadTitle()
                    + ": memory and processors on the driver's machine",
                Charts.subtitle(comparison, groups),
                notes),
            Charts.series(comparison),
            2,
            panels));
  }

  private static Bars bars(
      Comparison comparison,
      List<Group> groups,
      String what,
      Unit unit,
      Function<CellStats, OptionalDouble> value) {
    List<Category> categories =
        groups.stream()
            .map(
                g ->
                    new Category(
                        g.key().clientsLabel(),
                        g.cells().stream()
                            .map(c -> bar(comparison, g, c, what, unit, value.apply(c)))
                            .toList()))
            .toList();
    double top =
        categories.stream()
            .flatMap(c -> c.bars().stream())
            .flatMap(b -> b.value().stream().boxed())
            .mapToDouble(v -> v)
            .max()
            .orElse(1);
    String label = what + " (" + unit.symbol() + ")";
    return new Bars(
        new Words(label, "", List.of()),
        "",
        Axes.linear(label, unit.symbol(), Math.max(top, 1e-3)),
        Charts.series(comparison),
        categories);
  }

  private static Bar bar(
      Comparison comparison,
      Group group,
      CellStats cell,
      String what,
      Unit unit,
      OptionalDouble base) {
    OptionalDouble value = base.isPresent() ? OptionalDouble.of(unit.of(base.getAsDouble())) : base;
    String label = value.isPresent() ? Figures.of(value.getAsDouble()) : CellFigure.missing(cell);
    return new Bar(
        value,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        label,
        "%s, %s, %s: %s%s"
            .formatted(
                comparison.platform(cell.platform()).displayName(),
                group.title(),
                what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1),
                label,
                value.isPresent() ? " " + unit.symbol() : ""));
  }
}
