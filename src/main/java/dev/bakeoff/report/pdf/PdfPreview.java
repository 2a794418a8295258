package dev.bakeoff.report.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as pictures, drawn by another library than wrote them. */
public final class PdfPreview {
  private static final double POINTS_PER_INCH = 72;

  private PdfPreview() {}

  /**
   * Some pages and how many there are.
   *
   * @param pages as pictures, the first ones
   * @param count of all pages
   */
  public record Pages(List<BufferedImage> pages, int count) {
    public Pages {
      pages = List.copyOf(pages);
    }
  }

  /**
   * Draws the first pages.
   *
   * @param width of a page, in pixels
   * @param most pages to draw
   */
  public static Pages of(byte[] pdf, int width, int most) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<BufferedImage> pages = new ArrayList<>();
      for (int page = 0; page < Math.min(most, document.getNumberOfPages()); page++) {
        double inches = document.getPage(page).getMediaBox().getWidth() / POINTS_PER_INCH;
        pages.add(renderer.renderImageWithDPI(page, (float) (width / inches), ImageType.RGB));
      }
      return new Pages(pages, document.getNumberOfPages());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
