package dev.bakeoff.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.projection.LineFit;
import dev.bakeoff.compare.projection.Projection;
import dev.bakeoff.compare.projection.Projection.Point;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Projections as text, JSON and charts. Stateless and thread-safe. */
public final class Projections {
  private static final int STEPS = 40;

  private Projections() {}

  /** Expected against actual over sizes, the line, the target, and how far to trust it. */
  public static String text(List<Projection> projections, int width) {
    StringBuilder out = new StringBuilder();
    for (Projection projection : projections) {
      out.append(out.isEmpty() ? "" : "\n").append(projection.title()).append("\n");
      TextTable table =
          new TextTable(
              List.of(
                  "dataset",
                  "rows",
                  "expected",
                  "actual " + projection.metric().unit(),
                  "variance",
                  "line",
                  "off the line"));
      for (Point point : projection.points()) {
        table.add(
            List.of(
                point.dataset(),
                Figures.count(point.rows()),
                Figures.of(point.expected().orElse(Double.NaN)),
                Figures.of(point.actual()),
                point.expected().isPresent()
                    ? percent(point.variancePercent(point.expected().getAsDouble()))
                    : "–",
                projection
                    .fit()
                    .map(f -> Figures.of(f.at((double) point.rows()).value()))
                    .orElse("–"),
                projection
                    .fit()
                    .map(f -> percent(point.variancePercent(f.at((double) point.rows()).value())))
                    .orElse("–")));
      }
      out.append(table);
      if (projection.fit().isPresent()) {
        out.append(ComparisonText.wrapped("  ", projection.line() + ".", width));
      }
      projection
          .target()
          .ifPresent(t -> out.append(ComparisonText.wrapped("  ", target(projection), width)));
      projection.words().forEach(w -> out.append(ComparisonText.wrapped("! ", w, width)));
    }
    return out.toString();
  }

  /** "At 1,000,000 rows: 1,590 ops/s (95 % prediction interval 812 to 3,110 ops/s)." */
  static String target(Projection projection) {
    var target = projection.target().orElseThrow();
    return "At %s rows%s: %s %s (95 %% prediction interval %s to %s %s)."
        .formatted(
            Figures.count(Math.round(target.rows())),
            target.guess() ? ", a guess" : "",
            Figures.of(target.predicted().value()),
            projection.metric().unit(),
            Figures.of(target.predicted().low()),
            Figures.of(target.predicted().high()),
            projection.metric().unit());
  }

  private static String percent(double percent) {
    return Figures.signedPercent(percent) + " %";
  }

  /** All of them, for scripts. */
  public static ArrayNode json(List<Projection> projections) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Projection projection : projections) {
      ObjectNode node =
          all.addObject()
              .put("platform", projection.platform())
              .put("setting", projection.setting())
              .put("metric", projection.metric().id());
      ArrayNode points = node.putArray("points");
      for (Point point : projection.points()) {
        ObjectNode one =
            points
                .addObject()
                .put("dataset", point.dataset())
                .put("rows", point.rows())
                .put("trials", point.trials())
                .put("actual", point.actual());
        ResultsJson.put(one, "expected", point.expected());
        ResultsJson.put(
            one, "variance_pct", point.variancePercent(point.expected().orElse(Double.NaN)));
        double line =
            projection.fit().map(f -> f.at((double) point.rows()).value()).orElse(Double.NaN);
        ResultsJson.put(one, "line", line);
        ResultsJson.put(one, "line_variance_pct", point.variancePercent(line));
      }
      projection
          .fit()
          .ifPresent(
              f ->
                  node.putObject("fit")
                      .put("shape", f.shape().name().toLowerCase(Locale.ROOT))
                      .put("intercept", f.intercept())
                      .put("slope", f.slope())
                      .put("points", f.n()));
      projection
          .target()
          .ifPresent(
              t ->
                  node.putObject("target")
                      .put("rows", Math.round(t.rows()))
                      .put("value", t.predicted().value())
                      .put("low", t.predicted().low())
                      .put("high", t.predicted().high())
                      .put("guess", t.guess()));
      ArrayNode words = node.putArray("words");
      projection.words().forEach(words::add);
    }
    return all;
  }

  /**
   * Measured points with the fitted line and its interval, dashed.
   *
   * @param projection with a line
   */
  public static Lines chart(Projection projection) {
    LineFit fit = projection.fit().orElseThrow();
    double least = projection.points().stream().mapToDouble(Point::rows).min().orElseThrow();
    double most =
        Math.max(
            projection.points().stream().mapToDouble(Point::rows).max().orElseThrow(),
            projection.target().map(Projection.Target::rows).orElse(0.0));
    List<Chart.Point> line = new ArrayList<>();
    List<Chart.Point> low = new ArrayList<>();
    List<Chart.Point> high = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double rows = least * Math.pow(most / least, (double) i / STEPS);
      LineFit.Predicted at = fit.at(rows);
      line.add(point(rows, at.value(), "line"));
      low.add(point(rows, at.low(), "lower end"));
      high.add(point(rows, at.high(), "upper end"));
    }
    List<Chart.Point> measured =
        projection.points().stream()
            .map(
                p ->
                    point(
                        (double) p.rows(), p.actual(), p.dataset() + ": " + Figures.of(p.actual())))
            .toList();
    List<Double> values = new ArrayList<>(projection.points().stream().map(Point::actual).toList());
    line.forEach(p -> values.add(p.value().getAsDouble()));
    double top = values.stream().mapToDouble(v -> v).max().orElseThrow();
    List<Double> reaches =
        high.stream().map(p -> Math.min(p.value().getAsDouble(), 1.6 * top)).toList();
    String unit = projection.metric().unit();
    Axis x = Axes.values("Rows", "rows", List.of(least, most), List.of());
    List<String> notes = new ArrayList<>(projection.words());
    notes.add("Dashed: the line's 95 % prediction interval. " + projection.line() + ".");
    return new Lines(
        new Words(
            projection.title(),
            projection.target().isPresent() ? target(projection) : projection.line(),
            notes),
        x,
        Axes.values(projection.metric().label() + " (" + unit + ")", unit, values, reaches),
        List.of(
            new Line(new Series("measured", "measured"), measured),
            new Line(new Series("line", fit.shape().label()), line),
            new Line(new Series("low", "interval, lower end", true), low),
            new Line(new Series("high", "interval, upper end", true), high)),
        List.of(),
        false);
  }

  private static Chart.Point point(double x, double y, String detail) {
    return new Chart.Point(
        x, OptionalDouble.of(y), OptionalDouble.empty(), OptionalDouble.empty(), detail);
  }
}
