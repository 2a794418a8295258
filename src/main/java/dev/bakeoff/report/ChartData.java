package dev.bakeoff.report;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures of a chart as text that any spreadsheet takes: lines of cells between tabs. */
public final class ChartData {
  /** More than was measured. */
  private static final MathContext DIGITS = new MathContext(7);

  private ChartData() {}

  /** Heading, then the figures; plain numbers, empty cells where there is none. */
  public static String tsv(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(chart.words().title()));
    if (!chart.words().subtitle().isEmpty()) {
      rows.add(List.of(chart.words().subtitle()));
    }
    rows.add(List.of());
    rows.addAll(rows(chart));
    return rows.stream()
        .map(row -> row.stream().map(ChartData::clean).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<List<String>> rows(Chart chart) {
    return switch (chart) {
      case Chart.Bars bars -> bars(bars);
      case Chart.Lines lines -> lines(lines);
      case Chart.Scatter scatter -> scatter(scatter);
      case Chart.Matrix matrix -> matrix(matrix);
      case Chart.Stacks stacks -> stacks(stacks);
      case Chart.Timeline timeline -> timeline(timeline);
      case Chart.Panels panels -> panels(panels);
    };
  }

  private static List<List<String>> bars(Chart.Bars chart) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    chart
        .series()
        .forEach(
            s -> {
              head.add(s.name() + unit(chart.axis()));
              head.add("95 % low");
              head.add("95 % high");
            });
    rows.add(head);
    chart
        .categories()
        .forEach(
            c -> {
              List<String> row = new ArrayList<>(List.of(c.label()));
              c.bars()
                  .forEach(
                      b -> {
                        row.add(b.value().isPresent() ? number(b.value()) : b.label());
                        row.add(number(b.low()));
                        row.add(number(b.high()));
                      });
              rows.add(row);
            });
    return rows;
  }

  private static List<List<String>> lines(Chart.Lines chart) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Series", chart.x().label(), chart.axis().label(), "95 % low", "95 % high"));
    chart
        .lines()
        .forEach(line -> line.points().forEach(p -> rows.add(point(line.series().name(), p))));
    return rows;
  }

  private static List<String> point(String name, Point p) {
    return List.of(name, number(p.x()), number(p.value()), number(p.low()), number(p.high()));
  }

  private static List<List<String>> scatter(Chart.Scatter chart) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Series",
            "Setting",
            chart.x().label(),
            "95 % low",
            "95 % high",
            chart.axis().label(),
            "95 % low",
            "95 % high",
            chart.front().orElse("")));
    List<Chart.Dot> front = chart.onFront();
    chart
        .dots()
        .forEach(
            d ->
                rows.add(
                    List.of(
                        d.series().name(),
                        d.label(),
                        number(d.point().x()),
                        number(d.left()),
                        number(d.right()),
                        number(d.point().value()),
                        number(d.point().low()),
                        number(d.point().high()),
                        front.contains(d) ? "yes" : "")));
    return rows;
  }

  private static List<List<String>> matrix(Chart.Matrix chart) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(chart.down() + " \\ " + chart.across()));
    head.addAll(chart.columns());
    rows.add(head);
    for (int r = 0; r < chart.rows().size(); r++) {
      List<String> row = new ArrayList<>(List.of(chart.rows().get(r)));
      chart
          .cells()
          .get(r)
          .forEach(f -> row.add(f.value().isPresent() ? number(f.value()) : f.label()));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> stacks(Chart.Stacks chart) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(chart.axis().label()));
    head.addAll(chart.parts());
    rows.add(head);
    chart
        .stacks()
        .forEach(
            s -> {
              List<String> row = new ArrayList<>(List.of(s.label()));
              s.values().forEach(v -> row.add(number(v)));
              rows.add(row);
            });
    return rows;
  }

  /** The lines of its lanes; a heat map's cells are in the words of its stretches. */
  private static List<List<String>> timeline(Chart.Timeline chart) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Lane", "Line", chart.x().label(), "Value"));
    for (Chart.Lane lane : chart.lanes()) {
      switch (lane) {
        case Chart.HeatLane heat ->
            heat.columns()
                .forEach(c -> rows.add(List.of(heat.title(), "", number(c.from()), c.detail())));
        case Chart.LineLane lines ->
            lines
                .lines()
                .forEach(
                    l ->
                        l.points()
                            .forEach(
                                p ->
                                    rows.add(
                                        List.of(
                                            lines.title() + unit(lines.axis()),
                                            l.name(),
                                            number(p.x()),
                                            number(p.value())))));
      }
    }
    return rows;
  }

  private static List<List<String>> panels(Chart.Panels chart) {
    List<List<String>> rows = new ArrayList<>();
    for (Chart panel : chart.panels()) {
      rows.add(List.of(panel.words().title()));
      rows.addAll(rows(panel));
      rows.add(List.of());
    }
    return rows;
  }

  private static String unit(Axis axis) {
    return axis.unit().isEmpty() ? "" : " (" + axis.unit() + ")";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : "";
  }

  private static String clean(String cell) {
    return cell.replaceAll("[\\t\\n\\r]+", " ");
  }
}
