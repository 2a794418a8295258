package dev.bakeoff.report.svg;

import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface;
import dev.bakeoff.report.png.Typeface;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws by writing SVG elements. */
final class SvgSurface implements Surface {
  private final XMLStreamWriter xml;
  private final Typeface typeface;
  private final Function<Rgb, String> paint;

  SvgSurface(XMLStreamWriter xml, Typeface typeface, Function<Rgb, String> paint) {
    this.xml = xml;
    this.typeface = typeface;
    this.paint = paint;
  }

  @Override
  public void rect(double x, double y, double width, double height, double radius, Rgb color) {
    double r = Math.min(radius, Math.min(width / 2, height));
    if (r <= 0) {
      empty("rect")
          .with("x", x)
          .with("y", y)
          .with("width", width)
          .with("height", height)
          .with("style", "fill:" + paint.apply(color));
      return;
    }
    String path =
        "M%s %sV%sQ%s %s %s %sH%sQ%s %s %s %sV%sZ"
            .formatted(
                n(x),
                n(y + height),
                n(y + r),
                n(x),
                n(y),
                n(x + r),
                n(y),
                n(x + width - r),
                n(x + width),
                n(y),
                n(x + width),
                n(y + r),
                n(y + height));
    empty("path").with("d", path).with("style", "fill:" + paint.apply(color));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double width, Rgb color) {
    empty("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .with("stroke-width", width)
        .with("style", "stroke:" + paint.apply(color));
  }

  @Override
  public void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(i == 0 ? "" : " ").append(n(xs[i])).append(',').append(n(ys[i]));
    }
    Element element =
        empty("polyline")
            .with("points", points.toString())
            .with("fill", "none")
            .with("stroke-width", width)
            .with("stroke-linejoin", "round")
            .with("stroke-linecap", "round")
            .with("style", "stroke:" + paint.apply(color));
    if (dashed) {
      element.with("stroke-dasharray", "6 4");
    }
  }

  @Override
  public void circle(double x, double y, double radius, Rgb color) {
    empty("circle")
        .with("cx", x)
        .with("cy", y)
        .with("r", radius)
        .with("style", "fill:" + paint.apply(color));
  }

  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    write(() -> xml.writeStartElement("text"));
    Element element =
        new Element()
            .with("x", x)
            .with("y", y)
            .with("font-size", style.size())
            .with("font-weight", style.weight().value())
            .with("style", "fill:" + paint.apply(style.color()));
    switch (anchor) {
      case START -> {}
      case MIDDLE -> element.with("text-anchor", "middle");
      case END -> element.with("text-anchor", "end");
    }
    if (rotation != 0) {
      element.with("transform", "rotate(%s %s %s)".formatted(n(rotation), n(x), n(y)));
    }
    write(
        () -> {
          xml.writeCharacters(Numbers.allowed(text));
          xml.writeEndElement();
        });
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    return typeface.width(text, style);
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable drawing) {
    // A nested svg element clips to its box and, unlike a clip path, needs no id of its own.
    write(() -> xml.writeStartElement("svg"));
    new Element()
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height)
        .with("viewBox", "%s %s %s %s".formatted(n(x), n(y), n(width), n(height)));
    drawing.run();
    write(xml::writeEndElement);
  }

  /** Places without paint that show their text when pointed at. */
  void hotspots(List<Hotspot> hotspots) {
    for (Hotspot spot : hotspots) {
      write(() -> xml.writeStartElement("rect"));
      new Element()
          .with("x", spot.x())
          .with("y", spot.y())
          .with("width", spot.width())
          .with("height", spot.height())
          .with("fill", "none")
          .with("pointer-events", "all");
      write(
          () -> {
            xml.writeStartElement("title");
            xml.writeCharacters(Numbers.allowed(spot.text()));
            xml.writeEndElement();
            xml.writeEndElement();
          });
    }
  }

  private Element empty(String name) {
    write(() -> xml.writeEmptyElement(name));
    return new Element();
  }

  private static String n(double value) {
    return Numbers.of(value);
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws XMLStreamException;
  }

  /** Attributes of the element just begun. */
  private final class Element {
    Element with(String name, double value) {
      return with(name, n(value));
    }

    Element with(String name, String value) {
      write(() -> xml.writeAttribute(name, value));
      return this;
    }
  }
}
