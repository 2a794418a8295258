package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Chart.Dot;
import dev.bakeoff.report.chart.Chart.Scatter;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/** Dots on two axes with the front of the best, as a scatter chart of the slide's own. */
final class NativeScatter {
  private static final double FRONT = 1.5;

  private final ChartFrame frame;
  private final Palette palette;

  NativeScatter(ChartFrame frame, Palette palette) {
    this.frame = frame;
    this.palette = palette;
  }

  void add(XSLFSlide slide, Scatter scatter, Rectangle2D place) {
    XSLFChart chart = frame.begin(true);
    XDDFValueAxis below = chart.createValueAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    frame.style(below, scatter.x(), scatter.x().label());
    frame.style(left, scatter.axis(), scatter.axis().label());
    XDDFScatterChartData data =
        (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, below, left);
    data.setStyle(ScatterStyle.LINE_MARKER);
    data.setVaryColors(false);
    int column = 0;
    for (Series series : scatter.series()) {
      List<Dot> dots =
          scatter.dots().stream()
              .filter(d -> d.series().equals(series) && d.point().value().isPresent())
              .toList();
      if (!dots.isEmpty()) {
        var drawn = series(chart, data, series.name(), dots, column);
        drawn.setMarkerStyle(MarkerStyle.CIRCLE);
        XDDFLineProperties none = new XDDFLineProperties(new XDDFNoFillProperties());
        drawn.setLineProperties(none);
        NativeLines.marker(drawn.getCTScatterSer().getMarker(), color(series));
        column += 2;
      }
    }
    List<Dot> front = scatter.onFront();
    if (front.size() > 1) {
      var drawn = series(chart, data, scatter.front().orElseThrow(), front, column);
      drawn.setMarkerStyle(MarkerStyle.NONE);
      XDDFLineProperties dashes = ChartFrame.line(frame.theme().axis(), FRONT);
      dashes.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
      drawn.setLineProperties(dashes);
    }
    chart.plot(data);
    frame.place(slide, chart, place, scatter.words().title());
  }

  private static XDDFScatterChartData.Series series(
      XSLFChart chart, XDDFScatterChartData data, String name, List<Dot> dots, int column) {
    int rows = dots.size();
    XDDFNumericalDataSource<Double> xs =
        XDDFDataSourcesFactory.fromArray(
            dots.stream().map(d -> d.point().x()).toArray(Double[]::new),
            chart.formatRange(new CellRangeAddress(1, rows, column, column)),
            column);
    XDDFNumericalDataSource<Double> ys =
        XDDFDataSourcesFactory.fromArray(
            dots.stream().map(d -> d.point().value().getAsDouble()).toArray(Double[]::new),
            chart.formatRange(new CellRangeAddress(1, rows, column + 1, column + 1)),
            column + 1);
    var series = (XDDFScatterChartData.Series) data.addSeries(xs, ys);
    String shown = Texts.cut(name, ChartFrame.LONGEST_NAME);
    series.setTitle(shown, chart.setSheetTitle(shown, column + 1));
    series.setSmooth(false);
    return series;
  }

  private Rgb color(Series series) {
    return palette.color(series.id(), frame.theme().dark());
  }
}
