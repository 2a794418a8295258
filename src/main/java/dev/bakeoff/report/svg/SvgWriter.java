package dev.bakeoff.report.svg;

import dev.bakeoff.report.chart.Backless;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.png.Typeface;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Charts as SVG 1.1. Text is text: it can be found, copied and read aloud. Thread-safe. */
public final class SvgWriter {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Hours of seconds would make the file many times larger for texts that nobody can hit. */
  private static final int MOST_HOTSPOTS = 400;

  private final Typeface typeface;

  public SvgWriter(Typeface typeface) {
    this.typeface = typeface;
  }

  /** A document of its own. */
  public String document(Chart chart, ChartPainter painter, double width, double height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(chart, painter, width, height, Rgb::hex, true, false);
  }

  /** A document of its own without a background. */
  public String transparent(Chart chart, ChartPainter painter, double width, double height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(chart, painter, width, height, Rgb::hex, true, true);
  }

  /**
   * An element to stand in an HTML page, as wide as its place.
   *
   * @param paint what to write for a colour, for example a CSS variable
   */
  public String inline(
      Chart chart, ChartPainter painter, double width, double height, Function<Rgb, String> paint) {
    return element(chart, painter, width, height, paint, false, false);
  }

  private String element(
      Chart chart,
      ChartPainter painter,
      double width,
      double height,
      Function<Rgb, String> paint,
      boolean sized,
      boolean transparent) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("viewBox", "0 0 " + Numbers.of(width) + " " + Numbers.of(height));
      if (sized) {
        xml.writeAttribute("width", Numbers.of(width));
        xml.writeAttribute("height", Numbers.of(height));
      }
      xml.writeAttribute("role", "img");
      xml.writeAttribute("font-family", "Inter, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif");
      xml.writeStartElement("title");
      xml.writeCharacters(Numbers.allowed(chart.words().title()));
      xml.writeEndElement();
      SvgSurface surface = new SvgSurface(xml, typeface, paint);
      List<Hotspot> hotspots =
          painter.paint(
              chart, transparent ? Backless.of(surface, width, height) : surface, width, height);
      if (hotspots.size() <= MOST_HOTSPOTS) {
        surface.hotspots(hotspots);
      }
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toString();
  }
}
