package dev.bakeoff.report.pptx;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLegend;

/**
 * Lines of the chart model as charts of the slide's own: over time or clients as a scatter chart
 * with lines; over percentiles, whose scale of nines no office program has, as a line chart over
 * equal steps of that scale.
 */
final class NativeLines {
  /** What a line over percentiles steps by: so many points to each further nine. */
  private static final int STEPS = 24;

  private static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  private static final double STROKE = 2.25;

  private final ChartFrame frame;
  private final Palette palette;

  NativeLines(ChartFrame frame, Palette palette) {
    this.frame = frame;
    this.palette = palette;
  }

  void add(XSLFSlide slide, Lines lines, Rectangle2D place) {
    XSLFChart chart = frame.begin(lines.series().size() > 1);
    if (lines.x().scale() == Axis.Scale.NINES) {
      percentiles(chart, lines);
    } else {
      scatter(chart, lines);
    }
    once(chart, lines);
    frame.place(slide, chart, place, lines.words().title());
  }

  private void scatter(XSLFChart chart, Lines lines) {
    XDDFValueAxis below = chart.createValueAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    frame.style(below, lines.x(), lines.x().label());
    below.getOrAddMajorGridProperties().setLineProperties(ChartFrame.line(frame.theme().grid(), 0));
    frame.style(left, lines.axis(), "");
    XDDFScatterChartData data =
        (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, below, left);
    data.setStyle(lines.dots() ? ScatterStyle.LINE_MARKER : ScatterStyle.LINE);
    data.setVaryColors(false);
    int column = 0;
    for (Line line : lines.lines()) {
      List<Point> points = line.points().stream().filter(p -> p.value().isPresent()).toList();
      if (points.isEmpty()) {
        continue;
      }
      int rows = points.size();
      XDDFNumericalDataSource<Double> xs =
          XDDFDataSourcesFactory.fromArray(
              points.stream().map(Point::x).toArray(Double[]::new),
              chart.formatRange(new CellRangeAddress(1, rows, column, column)),
              column);
      XDDFNumericalDataSource<Double> ys =
          XDDFDataSourcesFactory.fromArray(
              points.stream().map(p -> p.value().getAsDouble()).toArray(Double[]::new),
              chart.formatRange(new CellRangeAddress(1, rows, column + 1, column + 1)),
              column + 1);
      var series = (XDDFScatterChartData.Series) data.addSeries(xs, ys);
      String name = Texts.cut(line.series().name(), ChartFrame.LONGEST_NAME);
      series.setTitle(name, chart.setSheetTitle(name, column + 1));
      series.setSmooth(false);
      series.setMarkerStyle(lines.dots() ? MarkerStyle.CIRCLE : MarkerStyle.NONE);
      look(series, line);
      if (lines.dots()) {
        marker(series.getCTScatterSer().getMarker(), color(line));
      }
      column += 2;
    }
    chart.plot(data);
  }

  private void percentiles(XSLFChart chart, Lines lines) {
    XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    frame.style(below);
    frame.title(below, lines.x().label());
    frame.style(left, lines.axis(), "");
    XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, below, left);
    data.setVaryColors(false);
    // The last point of each line lies between two steps; the workbook need not repeat it.
    List<List<Point>> stepped =
        lines.lines().stream()
            .map(l -> l.points().subList(0, Math.max(1, l.points().size() - 1)))
            .toList();
    int rows = stepped.stream().mapToInt(List::size).max().orElse(1);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      // A label at each nine only: not every program heeds the step between labels.
      double percentile = 100 - 100 * Math.pow(10, -(double) i / STEPS);
      labels.add(i % STEPS == 0 ? Figures.tick(percentile) + " %" : "");
    }
    XDDFCategoryDataSource categories =
        XDDFDataSourcesFactory.fromArray(
            labels.toArray(String[]::new),
            chart.formatRange(new CellRangeAddress(1, rows, 0, 0)),
            0);
    for (int l = 0; l < stepped.size(); l++) {
      Double[] values = new Double[rows];
      for (int i = 0; i < stepped.get(l).size(); i++) {
        values[i] =
            stepped.get(l).get(i).value().isPresent()
                ? (Double) stepped.get(l).get(i).value().getAsDouble()
                : null;
      }
      XDDFNumericalDataSource<Double> ys =
          XDDFDataSourcesFactory.fromArray(
              values, chart.formatRange(new CellRangeAddress(1, rows, l + 1, l + 1)), l + 1);
      var series = (XDDFLineChartData.Series) data.addSeries(categories, ys);
      String name = Texts.cut(lines.lines().get(l).series().name(), ChartFrame.LONGEST_NAME);
      series.setTitle(name, chart.setSheetTitle(name, l + 1));
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.NONE);
      look(series, lines.lines().get(l));
    }
    chart.plot(data);
    skip(chart);
  }

  /** A label at each nine only; poi-ooxml-lite lacks the classes for it, so this is its XML. */
  private static void skip(XSLFChart chart) {
    try (XmlCursor cursor = chart.getCTChart().getPlotArea().getCatAxArray(0).newCursor()) {
      boolean before = cursor.toChild(NAMESPACE, "noMultiLvlLbl");
      if (!before) {
        cursor.toEndToken();
      }
      value(cursor, "tickLblSkip", 1);
      value(cursor, "tickMarkSkip", STEPS);
    }
  }

  private static void value(XmlCursor cursor, String name, int value) {
    cursor.beginElement(name, NAMESPACE);
    cursor.insertAttributeWithValue("val", Integer.toString(value));
    cursor.toNextToken();
  }

  private void look(XDDFChartData.Series series, Line line) {
    XDDFLineProperties stroke = ChartFrame.line(color(line), STROKE);
    if (line.series().dashed()) {
      stroke.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
    }
    series.setLineProperties(stroke);
  }

  private Rgb color(Line line) {
    return palette.color(line.series().id(), frame.theme().dark());
  }

  private static void marker(
      org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker marker, Rgb color) {
    var shape = marker.isSetSpPr() ? marker.getSpPr() : marker.addNewSpPr();
    shape
        .addNewSolidFill()
        .addNewSrgbClr()
        .setVal(new byte[] {(byte) color.red(), (byte) color.green(), (byte) color.blue()});
    shape.addNewLn().addNewNoFill();
  }

  /** Several trials of one platform are several lines, but one entry of the legend. */
  private static void once(XSLFChart chart, Lines lines) {
    if (lines.series().size() < 2) {
      return;
    }
    CTLegend legend = chart.getCTChart().getLegend();
    Set<Object> seen = new HashSet<>();
    int index = 0;
    for (Line line : lines.lines()) {
      if (lines.x().scale() != Axis.Scale.NINES
          && line.points().stream().noneMatch(p -> p.value().isPresent())) {
        continue;
      }
      if (!seen.add(line.series())) {
        var entry = legend.addNewLegendEntry();
        entry.addNewIdx().setVal(index);
        entry.addNewDelete().setVal(true);
      }
      index++;
    }
  }
}
