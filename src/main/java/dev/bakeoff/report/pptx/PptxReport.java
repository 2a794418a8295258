package dev.bakeoff.report.pptx;

import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.png.PngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A document as slides with native charts and tables, for the meeting after the bake-off. */
public final class PptxReport {
  private final PngWriter png;

  public PptxReport(PngWriter png) {
    this.png = png;
  }

  /**
   * Writes the deck and leaves the stream open.
   *
   * @param template whose design the slides take
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for a file that is no template
   */
  public void write(
      ReportDocument document, Optional<Path> template, Optional<Logo> logo, OutputStream out)
      throws IOException {
    String footer = Texts.cut(document.opening().name(), 100);
    Deck deck =
        template.isPresent() ? Deck.of(template.get(), footer, logo) : Deck.plain(footer, logo);
    try (var show = deck.show()) {
      var properties = show.getProperties().getCoreProperties();
      properties.setTitle(Texts.allowed(document.opening().name()));
      properties.setSubjectProperty(Texts.allowed(document.opening().answer()));
      properties.setCreator("Bakeoff");
      new Slides(deck, new SlideCharts(deck, document.palette(), png), document).all();
      show.write(out);
    }
  }
}
