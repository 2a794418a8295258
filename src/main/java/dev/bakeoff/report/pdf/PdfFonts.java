package dev.bakeoff.report.pdf;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.png.Typeface;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** The bundled typeface, embedded into one document; not to be shared between documents. */
final class PdfFonts {
  private static final int MISSING = '?';

  private final Map<Weight, BaseFont> fonts = new EnumMap<>(Weight.class);

  PdfFonts() {
    for (Weight weight : Weight.values()) {
      fonts.put(weight, load(Typeface.file(weight)));
    }
  }

  private static BaseFont load(String file) {
    try (InputStream in = Typeface.class.getResourceAsStream(Typeface.FOLDER + file)) {
      // Not from the library's cache: a font collects the characters of the document it is in.
      return BaseFont.createFont(
          file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BaseFont base(Weight weight) {
    return fonts.get(weight);
  }

  Font of(Weight weight, float size, Rgb color) {
    return new Font(base(weight), size, Font.NORMAL, color(color));
  }

  static Color color(Rgb color) {
    return new Color(color.value());
  }

  /** The text with a question mark for each character that the typeface lacks, such as an emoji. */
  String shown(String text) {
    BaseFont font = base(Weight.REGULAR);
    int[] points =
        text.codePoints()
            .filter(point -> !Character.isISOControl(point) || point == '\n')
            .map(point -> point == '\n' || font.charExists(point) ? point : MISSING)
            .toArray();
    return new String(points, 0, points.length);
  }
}
