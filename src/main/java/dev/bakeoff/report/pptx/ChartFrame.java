package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import java.awt.geom.Rectangle2D;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xddf.usermodel.text.XDDFRunProperties;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDispBlanksAs;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;

/** What all native charts of a deck share: axes, colours, place and the words read out for them. */
final class ChartFrame {
  static final int LONGEST_NAME = 34;
  private static final double TEXT_POINTS = 11;

  private final Deck deck;

  ChartFrame(Deck deck) {
    this.deck = deck;
  }

  Theme theme() {
    return deck.theme();
  }

  XSLFChart begin(boolean legend) {
    XSLFChart chart = deck.show().createChart();
    // Without this an empty "Chart Title" shows up; the title is the panel's heading.
    chart.setAutoTitleDeleted(true);
    // A leg without a figure is a gap; the default would draw and label it as zero.
    chart.getCTChart().addNewDispBlanksAs().setVal(STDispBlanksAs.GAP);
    if (legend) {
      var key = chart.getOrAddLegend();
      key.setPosition(LegendPosition.BOTTOM);
      XDDFRunProperties run = new XDDFRunProperties();
      text(run);
      var body = new org.apache.poi.xddf.usermodel.text.XDDFTextBody(key);
      body.initialize();
      body.getParagraph(0).setDefaultRunProperties(run);
      key.setTextBody(body);
    }
    return chart;
  }

  /** Puts a chart on a slide; lengths in points. */
  void place(XSLFSlide slide, XSLFChart chart, Rectangle2D place, String words) {
    double emu = Units.EMU_PER_POINT;
    slide.addChart(
        chart,
        new Rectangle2D.Double(
            place.getX() * emu,
            place.getY() * emu,
            place.getWidth() * emu,
            place.getHeight() * emu));
    // POI adds the frame to the slide, but not to the slide's list of shapes.
    CTGroupShape shapes = slide.getXmlObject().getCSld().getSpTree();
    shapes
        .getGraphicFrameArray(shapes.sizeOfGraphicFrameArray() - 1)
        .getNvGraphicFramePr()
        .getCNvPr()
        .setDescr(Texts.allowed("Chart: " + words));
  }

  void style(XDDFCategoryAxis axis) {
    axis.setMajorTickMark(AxisTickMark.NONE);
    axis.getOrAddShapeProperties().setLineProperties(line(theme().axis(), 1));
    // On a logarithmic axis bars would else start at 1 and hang from it.
    axis.setCrosses(AxisCrosses.MIN);
    text(axis.getOrAddTextProperties());
  }

  /** An axis of values as the chart model has it; a title only where something is said. */
  void style(XDDFValueAxis axis, Axis model, String title) {
    axis.setCrossBetween(AxisCrossBetween.BETWEEN);
    axis.setCrosses(AxisCrosses.MIN);
    axis.setMajorTickMark(AxisTickMark.NONE);
    axis.setNumberFormat("#,##0.######");
    axis.setMinimum(model.min());
    axis.setMaximum(model.max());
    if (model.scale() == Axis.Scale.LOG) {
      axis.setLogBase(10);
    } else if (model.ticks().size() > 1) {
      axis.setMajorUnit(model.ticks().get(1).value() - model.ticks().get(0).value());
    }
    XDDFLineProperties none = new XDDFLineProperties(new XDDFNoFillProperties());
    axis.getOrAddShapeProperties().setLineProperties(none);
    axis.getOrAddMajorGridProperties().setLineProperties(line(theme().grid(), 0.75));
    text(axis.getOrAddTextProperties());
    title(axis, title);
  }

  void title(XDDFChartAxis axis, String title) {
    if (!title.isEmpty()) {
      axis.setTitle(Texts.allowed(title));
      axis.getOrAddTextProperties();
    }
  }

  void text(XDDFRunProperties run) {
    run.setFontSize(deck.pt(TEXT_POINTS));
    run.setFillProperties(fill(theme().muted()));
  }

  static XDDFSolidFillProperties fill(Rgb color) {
    return new XDDFSolidFillProperties(
        XDDFColor.from(new byte[] {(byte) color.red(), (byte) color.green(), (byte) color.blue()}));
  }

  static XDDFLineProperties line(Rgb color, double width) {
    XDDFLineProperties line = new XDDFLineProperties(fill(color));
    line.setWidth(width);
    return line;
  }
}
