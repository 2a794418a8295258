package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.document.Logo;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFPictureData;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/**
 * The slides of one deck and what stands on all of them, in Bakeoff's own plain design or in that
 * of the user's template. Lengths are in points. The typeface is the theme's only, so that slides
 * take the fonts of whatever deck they are copied into.
 */
final class Deck {
  private static final double USUAL_HEIGHT = 540;
  private static final double USUAL_WIDTH = 960;
  private static final double MARGIN = 44;
  private static final double INSET = 7;
  private static final double LOGO_HEIGHT = 22;
  private static final double LOGO_WIDTH = 110;
  private static final String TYPEFACE = "Inter";

  private final XMLSlideShow show;
  private final Layouts layouts;
  private final boolean own;
  private final Theme theme;
  private final Rgb accent;
  private final String footer;
  private final Optional<Logo> logo;
  private final Optional<XSLFPictureData> logoData;
  private final double width;
  private final double height;

  private Deck(XMLSlideShow show, boolean own, String footer, Optional<Logo> logo) {
    this.show = show;
    this.own = own;
    this.footer = footer;
    this.logo = logo;
    this.layouts = new Layouts(show);
    this.theme = own ? Theme.LIGHT : layouts.theme();
    this.accent = own ? Layouts.ACCENT : layouts.accent();
    this.width = show.getPageSize().getWidth();
    this.height = show.getPageSize().getHeight();
    this.logoData =
        logo.map(l -> show.addPicture(l.bytes(), l.png() ? PictureType.PNG : PictureType.JPEG));
  }

  /** Of Bakeoff's own design. */
  static Deck plain(String footer, Optional<Logo> logo) {
    XMLSlideShow show = new XMLSlideShow();
    show.setPageSize(new Dimension((int) USUAL_WIDTH, (int) USUAL_HEIGHT));
    var master = show.getSlideMasters().getFirst();
    var fonts = master.getTheme().getXmlObject().getThemeElements().getFontScheme();
    fonts.getMajorFont().getLatin().setTypeface(TYPEFACE);
    fonts.getMinorFont().getLatin().setTypeface(TYPEFACE);
    XSLFAutoShape band = master.createAutoShape();
    band.setShapeType(ShapeType.RECT);
    band.setAnchor(new Rectangle2D.Double(0, 0, USUAL_WIDTH, 6));
    band.setFillColor(new Color(Layouts.ACCENT.value()));
    band.setLineColor(null);
    return new Deck(show, true, footer, logo);
  }

  /**
   * In the design of a template, without its slides.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for a file that is no template
   */
  static Deck of(Path template, String footer, Optional<Logo> logo) throws IOException {
    return new Deck(Template.open(template), false, footer, logo);
  }

  XMLSlideShow show() {
    return show;
  }

  /** What charts and texts are drawn in: dark where the template's background is. */
  Theme theme() {
    return theme;
  }

  Rgb accent() {
    return accent;
  }

  /** A length of a page of the usual height, on this page. */
  double pt(double length) {
    return length * height / USUAL_HEIGHT;
  }

  /** A slide with what is below its title still free. */
  record Page(XSLFSlide slide, Rectangle2D free) {}

  /** The slide that opens a deck. */
  XSLFSlide cover(String title, List<String> lines) {
    XSLFSlide slide = show.createSlide(layouts.cover());
    if (own) {
      slide.getPlaceholder(0).setAnchor(new Rectangle2D.Double(MARGIN - INSET, 150, 800, 120));
      slide.getPlaceholder(1).setAnchor(new Rectangle2D.Double(MARGIN - INSET, 284, 800, 140));
    }
    Optional<XSLFTextShape> heading = Layouts.title(slide);
    heading.ifPresent(
        shape -> fill(shape, title, VerticalAlignment.BOTTOM, own ? 36 : 0, own, theme.text()));
    List<XSLFTextShape> bodies = Layouts.bodies(slide);
    if (!bodies.isEmpty()) {
      XSLFTextShape body = bodies.getFirst();
      body.clearText();
      for (String line : lines) {
        XSLFTextParagraph paragraph = body.addNewTextParagraph();
        if (own) {
          paragraph.setTextAlign(TextAlign.LEFT);
          paragraph.setBullet(false);
        }
        run(paragraph, line, own ? 17 : 0, false, own ? theme.muted() : null);
      }
      body.setTextAutofit(TextAutofit.NORMAL);
      bodies.stream().skip(1).forEach(slide::removeShape);
    } else {
      text(slide, lines, new Rectangle2D.Double(pt(MARGIN), height * 0.6, inner(), pt(90)), 16);
    }
    if (heading.isEmpty()) {
      text(slide, List.of(title), new Rectangle2D.Double(pt(MARGIN), pt(150), inner(), pt(80)), 32);
    }
    foot(slide);
    return slide;
  }

  private double inner() {
    return width - 2 * pt(MARGIN);
  }

  /** A slide whose title is its finding. */
  Page page(String title, String subtitle) {
    XSLFSlide slide = show.createSlide(layouts.titleOnly());
    Layouts.bodies(slide).forEach(slide::removeShape);
    Rectangle2D place;
    Optional<XSLFTextShape> heading = Layouts.title(slide);
    if (own || heading.isEmpty()) {
      place = new Rectangle2D.Double(pt(MARGIN - INSET), pt(20), inner() + 2 * pt(INSET), pt(62));
      if (heading.isPresent()) {
        heading.get().setAnchor(place);
        fill(heading.get(), title, VerticalAlignment.BOTTOM, 25, true, theme.text());
      } else {
        text(slide, List.of(title), place, Math.min(24, fitting(title, 25, place)));
      }
    } else {
      place = heading.get().getAnchor();
      fill(heading.get(), title, null, 0, false, null);
    }
    double top = place.getMaxY() + (own ? 2 : pt(2));
    double left = own ? MARGIN - INSET : place.getX();
    double room = own ? width - 2 * MARGIN + 2 * INSET : place.getWidth();
    if (!subtitle.isEmpty()) {
      text(slide, List.of(subtitle), new Rectangle2D.Double(left, top, room, pt(34)), 12.5);
      top += pt(34);
    }
    foot(slide);
    double bottom = Math.min(height - pt(34), own ? height : layouts.footerTop(height) - pt(4));
    return new Page(
        slide,
        new Rectangle2D.Double(
            left + pt(INSET), top + pt(4), room - 2 * pt(INSET), bottom - top - pt(4)));
  }

  /** Fills a placeholder so that nothing is cut off; a size of 0 keeps the template's own. */
  private void fill(
      XSLFTextShape shape,
      String text,
      VerticalAlignment alignment,
      double size,
      boolean bold,
      Rgb color) {
    shape.clearText();
    XSLFTextParagraph paragraph = shape.addNewTextParagraph();
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(Texts.allowed(text));
    Rectangle2D place = shape.getAnchor();
    double wanted = size > 0 ? pt(size) : run.getFontSize() == null ? pt(28) : run.getFontSize();
    double fits = fitting(text, wanted, place);
    if (size > 0 || fits < wanted) {
      run.setFontSize(fits);
    }
    if (alignment != null) {
      shape.setVerticalAlignment(alignment);
      paragraph.setTextAlign(TextAlign.LEFT);
      paragraph.setLineSpacing(90.0);
    }
    if (color != null) {
      run.setBold(bold);
      run.setFontColor(new Color(color.value()));
    }
    shape.setTextAutofit(own ? TextAutofit.NONE : TextAutofit.NORMAL);
  }

  /** The largest size up to the one wanted at which a text fits, by its characters' usual width. */
  private static double fitting(String text, double wanted, Rectangle2D place) {
    double size = wanted;
    while (size > 10) {
      double lines = Math.ceil(text.length() * size * 0.56 / Math.max(1, place.getWidth() - 14));
      if (lines * size * 1.1 <= place.getHeight() - 4) {
        return size;
      }
      size -= 0.5;
    }
    return size;
  }

  /** The deck's name, the slide's number and the logo. */
  private void foot(XSLFSlide slide) {
    double y = height - pt(30);
    double right = width - pt(MARGIN);
    if (logo.isPresent()) {
      double[] size = logo.get().sizeWithin(pt(LOGO_WIDTH), pt(LOGO_HEIGHT));
      XSLFPictureShape picture = slide.createPicture(logoData.orElseThrow());
      picture.setAnchor(
          new Rectangle2D.Double(
              right - size[0], y + (pt(LOGO_HEIGHT) - size[1]) / 2, size[0], size[1]));
      describe(picture, "Logo");
      right -= size[0] + pt(12);
    }
    if (!own) {
      return;
    }
    XSLFTextBox name = box(slide, new Rectangle2D.Double(MARGIN - INSET, y, 700, 22));
    run(name.addNewTextParagraph(), footer, 9, false, theme.muted());
    XSLFTextBox number = box(slide, new Rectangle2D.Double(right - 60 + INSET, y, 60, 22));
    XSLFTextParagraph paragraph = number.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.RIGHT);
    var field = paragraph.getXmlObject().addNewFld();
    field.setId("{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}");
    field.setType("slidenum");
    field.setT(Integer.toString(slide.getSlideNumber()));
    var look = field.addNewRPr();
    look.setSz(900);
    byte[] grey = {
      (byte) theme.muted().red(), (byte) theme.muted().green(), (byte) theme.muted().blue()
    };
    look.addNewSolidFill().addNewSrgbClr().setVal(grey);
  }

  static void describe(XSLFPictureShape picture, String words) {
    ((CTPicture) picture.getXmlObject()).getNvPicPr().getCNvPr().setDescr(Texts.allowed(words));
  }

  /** Muted paragraphs in a place. */
  void text(XSLFSlide slide, List<String> texts, Rectangle2D place, double size) {
    XSLFTextBox box = box(slide, place);
    for (String text : texts) {
      run(box.addNewTextParagraph(), text, size, false, theme.muted());
    }
  }

  /** Paragraphs, with bullets where asked. */
  void paragraphs(
      XSLFSlide slide, List<String> lines, Rectangle2D place, double size, boolean bullets) {
    XSLFTextBox box =
        box(
            slide,
            new Rectangle2D.Double(
                place.getX() - pt(INSET),
                place.getY(),
                place.getWidth() + 2 * pt(INSET),
                place.getHeight()));
    for (String line : lines) {
      XSLFTextParagraph paragraph = box.addNewTextParagraph();
      if (bullets) {
        paragraph.setBullet(true);
        paragraph.setLeftMargin(pt(14));
        paragraph.setIndent(-pt(14));
      }
      paragraph.setSpaceAfter(-pt(size) * 0.45);
      run(paragraph, line, size, false, theme.text());
    }
  }

  /** Command lines. */
  void typed(XSLFSlide slide, List<String> lines, Rectangle2D place, double size) {
    XSLFTextBox box = box(slide, place);
    for (String line : lines) {
      XSLFTextRun run = run(box.addNewTextParagraph(), line, size, false, theme.text());
      run.setFontFamily("Consolas");
    }
  }

  /** A small heading above a chart. */
  void heading(XSLFSlide slide, String text, Rectangle2D place) {
    XSLFTextBox box =
        box(
            slide,
            new Rectangle2D.Double(
                place.getX() - pt(INSET), place.getY(), place.getWidth(), pt(24)));
    run(box.addNewTextParagraph(), text, 13.5, true, theme.text());
  }

  private static XSLFTextBox box(XSLFSlide slide, Rectangle2D place) {
    XSLFTextBox box = slide.createTextBox();
    box.setAnchor(place);
    box.clearText();
    box.setWordWrap(true);
    box.setTextAutofit(TextAutofit.NONE);
    return box;
  }

  /** A run; a size of 0 and no colour are those of its place. */
  XSLFTextRun run(XSLFTextParagraph paragraph, String text, double size, boolean bold, Rgb color) {
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(Texts.allowed(text));
    if (size > 0) {
      run.setFontSize(pt(size));
      run.setBold(bold);
    }
    if (color != null) {
      run.setFontColor(new Color(color.value()));
    }
    return run;
  }

  /** Speaker notes. */
  void notes(XSLFSlide slide, List<String> paragraphs) {
    XSLFNotes notes = show.getNotesSlide(slide);
    for (XSLFTextShape shape : notes.getPlaceholders()) {
      if (shape.getTextType() == Placeholder.BODY) {
        shape.setText(Texts.allowed(String.join("\n", paragraphs)));
      }
    }
  }
}
