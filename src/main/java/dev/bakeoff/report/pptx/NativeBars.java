package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart.Bar;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Palette;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTErrBars;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumVal;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrBarType;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrValType;

/** Bar charts of the chart model as charts of the slide's own, workbook included. */
final class NativeBars {
  private static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";

  /** More values than this cannot stand side by side; they are in the table of the next slide. */
  private static final int MOST_LABELS = 12;

  /** How much of the chart's height its plot takes, roughly: legend and axis take the rest. */
  private static final double PLOT_SHARE = 0.8;

  private static final double FAR_BELOW = 1e-9;

  private final ChartFrame frame;
  private final Palette palette;

  NativeBars(ChartFrame frame, Palette palette) {
    this.frame = frame;
    this.palette = palette;
  }

  /** Adds the chart to a slide; lengths in points. */
  void add(XSLFSlide slide, Bars bars, Rectangle2D place) {
    XSLFChart chart = frame.begin(bars.series().size() > 1);
    XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    frame.style(below);
    frame.style(left, bars.axis(), "");
    plot(chart, below, left, bars);
    frame.place(slide, chart, place, bars.words().title());
  }

  private void plot(XSLFChart chart, XDDFCategoryAxis below, XDDFValueAxis left, Bars bars) {
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, below, left);
    data.setBarDirection(BarDirection.COL);
    data.setBarGrouping(BarGrouping.CLUSTERED);
    data.setGapWidth(60);
    data.setVaryColors(false);
    int rows = bars.categories().size();
    XDDFCategoryDataSource categories =
        XDDFDataSourcesFactory.fromArray(
            bars.categories().stream().map(Category::label).toArray(String[]::new),
            chart.formatRange(new CellRangeAddress(1, rows, 0, 0)),
            0);
    for (int s = 0; s < bars.series().size(); s++) {
      int series = s;
      List<Bar> own = bars.categories().stream().map(c -> c.bars().get(series)).toList();
      XDDFNumericalDataSource<Double> values =
          XDDFDataSourcesFactory.fromArray(
              own.stream()
                  .map(b -> b.value().isPresent() ? (Double) b.value().getAsDouble() : null)
                  .toArray(Double[]::new),
              chart.formatRange(new CellRangeAddress(1, rows, s + 1, s + 1)),
              s + 1);
      XDDFBarChartData.Series one = (XDDFBarChartData.Series) data.addSeries(categories, values);
      String name = Texts.cut(bars.series().get(s).name(), ChartFrame.LONGEST_NAME);
      one.setTitle(name, chart.setSheetTitle(name, s + 1));
      XDDFShapeProperties shape = new XDDFShapeProperties();
      shape.setFillProperties(
          ChartFrame.fill(palette.color(bars.series().get(s).id(), frame.theme().dark())));
      one.setShapeProperties(shape);
      errorBars(one, own);
      if (rows * bars.series().size() <= MOST_LABELS) {
        labels(one, own, bars.axis());
      }
    }
    chart.plot(data);
    if (bars.axis().scale() == Axis.Scale.LOG) {
      crossAtFoot(chart);
    }
  }

  /**
   * On a logarithmic axis LibreOffice holds the logarithm of a value against the crossing itself to
   * say whether a label belongs above or below its bar. A crossing far below the axis is drawn at
   * its foot by all programs, and is below the logarithm of any value from 1 up.
   */
  private static void crossAtFoot(XSLFChart chart) {
    CTCatAx below = chart.getCTChart().getPlotArea().getCatAxArray(0);
    if (below.isSetCrosses()) {
      below.unsetCrosses();
    }
    below.addNewCrossesAt().setVal(FAR_BELOW);
  }

  private void errorBars(XDDFBarChartData.Series series, List<Bar> bars) {
    if (bars.stream().noneMatch(b -> b.low().isPresent() && b.value().isPresent())) {
      return;
    }
    // XDDFErrorBars of POI 5.5.1 cannot be filled from nothing, so this is its XML.
    CTErrBars error = series.getCTBarSer().addNewErrBars();
    error.addNewErrDir().setVal(STErrDir.Y);
    error.addNewErrBarType().setVal(STErrBarType.BOTH);
    error.addNewErrValType().setVal(STErrValType.CUST);
    error.addNewNoEndCap().setVal(false);
    reach(error.addNewPlus(), bars, b -> b.high().getAsDouble() - b.value().getAsDouble());
    reach(error.addNewMinus(), bars, b -> b.value().getAsDouble() - b.low().getAsDouble());
    XDDFShapeProperties shape = new XDDFShapeProperties();
    shape.setLineProperties(ChartFrame.line(frame.theme().text(), 1));
    error.setSpPr(shape.getXmlObject());
  }

  private static void reach(CTNumDataSource target, List<Bar> bars, ToDoubleFunction<Bar> length) {
    CTNumData numbers = target.addNewNumLit();
    numbers.addNewPtCount().setVal(bars.size());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (bar.value().isPresent() && bar.low().isPresent()) {
        CTNumVal point = numbers.addNewPt();
        point.setIdx(i);
        point.setV(Double.toString(Math.max(0, length.applyAsDouble(bar))));
      }
    }
  }

  /** Values above the bars, moved up by the error bar's length so that they do not lie on it. */
  private static void labels(XDDFBarChartData.Series series, List<Bar> bars, Axis axis) {
    CTDLbls labels = series.getCTBarSer().addNewDLbls();
    labels.addNewDLblPos().setVal(STDLblPos.OUT_END);
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(true);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(false);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
    try (XmlCursor cursor = labels.newCursor()) {
      cursor.toFirstContentToken();
      for (int i = 0; i < bars.size(); i++) {
        label(cursor, i, bars.get(i), axis);
      }
    }
  }

  /** A single label's place is not among the classes of poi-ooxml-lite, so this is its XML. */
  private static void label(XmlCursor cursor, int index, Bar bar, Axis axis) {
    cursor.beginElement("dLbl", NAMESPACE);
    value(cursor, "idx", "" + index);
    if (bar.value().isEmpty()) {
      value(cursor, "delete", "1");
      cursor.toNextToken();
      return;
    }
    double value = bar.value().getAsDouble();
    double reach = axis.fraction(bar.high().orElse(value)) - axis.fraction(value);
    // Moved labels of a logarithmic axis are put below their bars by some programs.
    if (axis.scale() != Axis.Scale.LOG) {
      cursor.beginElement("layout", NAMESPACE);
      cursor.beginElement("manualLayout", NAMESPACE);
      value(cursor, "x", "0");
      value(cursor, "y", String.format(Locale.ROOT, "%.4f", -Math.max(0, reach) * PLOT_SHARE));
      cursor.toNextToken();
      cursor.toNextToken();
    }
    cursor.beginElement("numFmt", NAMESPACE);
    cursor.insertAttributeWithValue("formatCode", format(value));
    cursor.insertAttributeWithValue("sourceLinked", "0");
    cursor.toNextToken();
    boolean above = axis.scale() != Axis.Scale.LOG || value >= 1;
    value(cursor, "dLblPos", above ? "outEnd" : "ctr");
    value(cursor, "showLegendKey", "0");
    value(cursor, "showVal", "1");
    value(cursor, "showCatName", "0");
    value(cursor, "showSerName", "0");
    value(cursor, "showPercent", "0");
    value(cursor, "showBubbleSize", "0");
    cursor.toNextToken();
  }

  /** A number format that shows three significant digits of this value. */
  private static String format(double value) {
    int decimals = value > 0 ? Math.max(0, 2 - (int) Math.floor(Math.log10(value))) : 0;
    return decimals == 0 ? "#,##0" : "0." + "0".repeat(Math.min(decimals, 9));
  }

  /** Inserts an empty element with a val attribute; the cursor then stands behind it. */
  private static void value(XmlCursor cursor, String name, String value) {
    cursor.beginElement(name, NAMESPACE);
    cursor.insertAttributeWithValue("val", value);
    cursor.toNextToken();
  }
}
