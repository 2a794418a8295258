package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** What a deck's master offers: layouts by what they are for, and its colours. */
final class Layouts {
  /** Bakeoff's own. */
  static final Rgb ACCENT = new Rgb(0x2f6fde);

  private static final Set<Placeholder> TITLES =
      Set.of(Placeholder.TITLE, Placeholder.CENTERED_TITLE, Placeholder.VERTICAL_TEXT_TITLE);
  private static final Set<Placeholder> FOOTERS =
      Set.of(Placeholder.FOOTER, Placeholder.DATETIME, Placeholder.SLIDE_NUMBER);

  private final XSLFSlideMaster master;

  Layouts(XMLSlideShow show) {
    master = show.getSlideMasters().getFirst();
  }

  /** The layout for content below a title. */
  XSLFSlideLayout titleOnly() {
    return of(SlideLayout.TITLE_ONLY)
        .orElseGet(
            () ->
                // Named after nothing that is known: the one with a title and the least besides.
                all().stream()
                    .filter(layout -> title(layout).isPresent())
                    .min(Comparator.comparingInt(layout -> bodies(layout).size()))
                    .orElse(all().getFirst()));
  }

  /** The layout of a first slide. */
  XSLFSlideLayout cover() {
    return of(SlideLayout.TITLE).orElseGet(this::titleOnly);
  }

  private Optional<XSLFSlideLayout> of(SlideLayout type) {
    return all().stream().filter(layout -> layout.getType() == type).findFirst();
  }

  private List<XSLFSlideLayout> all() {
    return Arrays.asList(master.getSlideLayouts());
  }

  static Optional<XSLFTextShape> title(XSLFSheet sheet) {
    return Arrays.stream(sheet.getPlaceholders())
        .filter(shape -> TITLES.contains(shape.getTextType()))
        .findFirst();
  }

  /** The placeholders that are neither a title nor a footer. */
  static List<XSLFTextShape> bodies(XSLFSheet sheet) {
    return Arrays.stream(sheet.getPlaceholders())
        .filter(shape -> !TITLES.contains(shape.getTextType()))
        .filter(shape -> !FOOTERS.contains(shape.getTextType()))
        .toList();
  }

  /** Where footers begin, or the page ends. */
  double footerTop(double height) {
    return Arrays.stream(titleOnly().getPlaceholders())
        .filter(shape -> FOOTERS.contains(shape.getTextType()))
        .map(XSLFShape::getAnchor)
        .filter(anchor -> anchor != null && anchor.getY() > height / 2)
        .mapToDouble(Rectangle2D::getY)
        .min()
        .orElse(height);
  }

  /** The theme's first accent. */
  Rgb accent() {
    var color = master.getTheme().getXmlObject().getThemeElements().getClrScheme().getAccent1();
    if (color == null || !color.isSetSrgbClr()) {
      return ACCENT;
    }
    byte[] rgb = color.getSrgbClr().getVal();
    return new Rgb(((rgb[0] & 0xff) << 16) | ((rgb[1] & 0xff) << 8) | (rgb[2] & 0xff));
  }

  /** Dark where the background is. */
  Theme theme() {
    Color color =
        Optional.ofNullable(titleOnly().getBackground())
            .or(() -> Optional.ofNullable(master.getBackground()))
            .map(background -> background.getFillColor())
            .orElse(Color.WHITE);
    double light = 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
    return light < 110 ? Theme.DARK : Theme.LIGHT;
  }
}
