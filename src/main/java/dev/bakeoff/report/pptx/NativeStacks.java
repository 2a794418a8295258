package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Chart.Stack;
import dev.bakeoff.report.chart.Chart.Stacks;
import dev.bakeoff.report.chart.Palette;
import java.awt.geom.Rectangle2D;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
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
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTOverlap;

/** Bars made of parts as a stacked bar chart of the slide's own. */
final class NativeStacks {
  private static final String WHOLE = "100";

  private final ChartFrame frame;

  NativeStacks(ChartFrame frame) {
    this.frame = frame;
  }

  void add(XSLFSlide slide, Stacks stacks, Rectangle2D place) {
    XSLFChart chart = frame.begin(true);
    XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.LEFT);
    XDDFValueAxis below = chart.createValueAxis(AxisPosition.BOTTOM);
    frame.style(names);
    // From top to bottom, as the model has them.
    names.setOrientation(AxisOrientation.MAX_MIN);
    frame.style(below, stacks.axis(), stacks.axis().label());
    below.setCrosses(org.apache.poi.xddf.usermodel.chart.AxisCrosses.MAX);
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, below);
    data.setBarDirection(BarDirection.BAR);
    data.setBarGrouping(BarGrouping.STACKED);
    data.setGapWidth(60);
    data.setVaryColors(false);
    int rows = stacks.stacks().size();
    XDDFCategoryDataSource categories =
        XDDFDataSourcesFactory.fromArray(
            stacks.stacks().stream().map(Stack::label).toArray(String[]::new),
            chart.formatRange(new CellRangeAddress(1, rows, 0, 0)),
            0);
    for (int p = 0; p < stacks.parts().size(); p++) {
      int part = p;
      XDDFNumericalDataSource<Double> values =
          XDDFDataSourcesFactory.fromArray(
              stacks.stacks().stream().map(s -> s.values().get(part)).toArray(Double[]::new),
              chart.formatRange(new CellRangeAddress(1, rows, p + 1, p + 1)),
              p + 1);
      var series = (XDDFBarChartData.Series) data.addSeries(categories, values);
      String name = Texts.cut(stacks.parts().get(p), ChartFrame.LONGEST_NAME);
      series.setTitle(name, chart.setSheetTitle(name, p + 1));
      XDDFShapeProperties shape = new XDDFShapeProperties();
      shape.setFillProperties(ChartFrame.fill(Palette.ordinal(p, frame.theme().dark())));
      series.setShapeProperties(shape);
    }
    chart.plot(data);
    coverWhole(chart);
    frame.place(slide, chart, place, stacks.words().title());
  }

  /**
   * Parts lie on one line instead of side by side. The overlap's type is not among the classes of
   * poi-ooxml-lite, so its value is set as XML.
   */
  private static void coverWhole(XSLFChart chart) {
    CTBarChart bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
    CTOverlap overlap = bars.isSetOverlap() ? bars.getOverlap() : bars.addNewOverlap();
    try (XmlCursor cursor = overlap.newCursor()) {
      cursor.setAttributeText(new QName("val"), WHOLE);
    }
  }
}
