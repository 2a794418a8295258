package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.Range;
import dev.bakeoff.compare.Tradeoff;
import dev.bakeoff.compare.Tradeoff.Offer;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.Cost;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Dot;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Scatter;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cost against performance of a workload's settings, with the front that none of them beats. */
final class CostCharts {
  static final String FRONT = "Pareto front";

  /** Dots further apart than this crowd in a corner of a linear plot. */
  private static final double LOG_FROM = 20;

  private CostCharts() {}

  /** What a workload's cost can be held against, the most telling first. */
  static List<Metric> metrics(List<Group> groups) {
    Metric capacity = groups.getFirst().key().capacity();
    boolean byTime =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .map(c -> c.cost().basis())
            .noneMatch(b -> b == Cost.Basis.METERED);
    // By time a request costs what its share of the hour does, which is the throughput once more.
    return capacity == Metric.KNEE_RATE
        ? List.of(capacity)
        : byTime
            ? List.of(Metric.P99, Metric.P95, Metric.P50, capacity)
            : List.of(capacity, Metric.P50, Metric.P95, Metric.P99);
  }

  static Optional<Chart> of(
      Comparison comparison, List<RunRecord> runs, List<Group> groups, Metric metric) {
    return Tradeoff.of(comparison, runs, groups, metric)
        .map(tradeoff -> chart(comparison, groups, tradeoff));
  }

  private static Chart chart(Comparison comparison, List<Group> groups, Tradeoff tradeoff) {
    Metric metric = tradeoff.metric();
    Unit unit = CellFigure.unit(metric, groups);
    List<Dot> dots = tradeoff.offers().stream().map(o -> dot(comparison, o, metric, unit)).toList();
    Scatter chart =
        new Scatter(
            new Words("", "", List.of()),
            Axes.values(
                "Cost per million requests (USD)",
                "USD",
                dots.stream().map(d -> d.point().x()).toList(),
                dots.stream().flatMap(d -> d.right().stream().boxed()).toList(),
                LOG_FROM),
            Axes.values(
                CellFigure.axisLabel(metric, groups.getFirst(), unit),
                unit.symbol(),
                dots.stream().map(d -> d.point().value().orElseThrow()).toList(),
                dots.stream().flatMap(d -> d.point().high().stream().boxed()).toList(),
                LOG_FROM),
            !metric.lowerIsBetter(),
            dots,
            tradeoff.apart().isEmpty() ? Optional.of(FRONT) : Optional.empty());
    List<String> notes = new ArrayList<>(notes(comparison, groups, tradeoff));
    notes.addAll(Footnotes.axis(chart));
    return new Scatter(
        new Words(
            tradeoff.sentence(),
            "%s: cost against %s; %s"
                .formatted(
                    groups.getFirst().key().workloadTitle(),
                    metric.label(),
                    Charts.subtitle(comparison, groups)),
            notes),
        chart.x(),
        chart.axis(),
        chart.moreIsBetter(),
        dots,
        chart.front());
  }

  private static Dot dot(Comparison comparison, Offer offer, Metric metric, Unit unit) {
    CellStats cell = offer.cell();
    ComparedPlatform platform = comparison.platform(cell.platform());
    CellFigure figure = CellFigure.of(comparison, offer.group(), cell, metric, unit);
    String cost =
        "; %s USD per million requests%s, %s"
            .formatted(
                Figures.of(offer.usdPerMillion()),
                offer
                    .costRange()
                    .map(r -> " (95 %% CI %s to %s)".formatted(of(r.low()), of(r.high())))
                    .orElse(""),
                cell.cost().basis() == Cost.Basis.METERED ? "metered" : "by time");
    return new Dot(
        new Series(platform.id(), platform.displayName()),
        offer.group().key().clientsLabel(),
        new Point(
            offer.usdPerMillion(),
            figure.value(),
            figure.low(),
            figure.high(),
            figure.detail()
                + cost
                + (offer.beaten() ? ". Another is shown to be cheaper and better" : "")),
        end(offer.costRange().map(Range::low)),
        end(offer.costRange().map(Range::high)),
        offer.judged());
  }

  private static String of(double usd) {
    return Figures.of(usd);
  }

  private static OptionalDouble end(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private static List<String> notes(Comparison comparison, List<Group> groups, Tradeoff tradeoff) {
    List<String> notes = new ArrayList<>();
    if (tradeoff.apart().isEmpty()) {
      notes.add(
          FRONT
              + " (ringed dots): of the figures on it none is both cheaper and better than another;"
              + " between them nothing was measured. A setting is said to be beaten only where both"
              + " differences stand (Welch, Holm over %,d pairs, 5 %%)."
                  .formatted(tradeoff.pairs()));
    }
    notes.add("Bars: 95 % confidence intervals over trials. Hollow dots carry no verdict.");
    boolean byTime =
        tradeoff.offers().stream().anyMatch(o -> o.cell().cost().basis() == Cost.Basis.TIME);
    if (byTime) {
      notes.add(
          "Cost by time is the price of an hour by the requests of that hour, so it falls as"
              + " throughput grows; at a lower rate the same hour is dearer per request.");
    }
    notes.addAll(Footnotes.groups(comparison, groups));
    return notes;
  }
}
