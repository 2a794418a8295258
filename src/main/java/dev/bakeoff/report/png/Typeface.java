package dev.bakeoff.report.png;

import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.EnumMap;
import java.util.Map;

/**
 * Inter, bundled with Bakeoff, so that pictures look the same on every machine. Characters that it
 * lacks (emoji, Chinese …) come from the system's sans-serif. Needs no screen. Immutable and
 * thread-safe.
 */
public final class Typeface {
  /** Where the fonts lie on the class path, for whoever loads them in another way. */
  public static final String FOLDER = "/dev/bakeoff/fonts/";

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private final Map<Weight, Font> fonts = new EnumMap<>(Weight.class);
  private final Font fallback = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

  /** Loads all weights. */
  public Typeface() {
    for (Weight weight : Weight.values()) {
      fonts.put(weight, load(file(weight)));
    }
  }

  /** The file of a weight, in {@link #FOLDER}. */
  public static String file(Weight weight) {
    return switch (weight) {
      case REGULAR -> "Inter-Regular.otf";
      case MEDIUM -> "Inter-Medium.otf";
      case SEMIBOLD -> "Inter-SemiBold.otf";
      case BOLD -> "Inter-Bold.otf";
    };
  }

  /** The width of a line of text, in pixels. */
  public double width(String text, TextStyle style) {
    return text.isEmpty() ? 0 : layout(text, style).getAdvance();
  }

  /** A line of text, ready to be drawn; the text must not be empty. */
  TextLayout layout(String text, TextStyle style) {
    Font font = fonts.get(style.weight()).deriveFont((float) style.size());
    AttributedString string = new AttributedString(text);
    string.addAttribute(TextAttribute.FONT, font);
    int missing = font.canDisplayUpTo(text);
    while (missing >= 0) {
      int end = missing + Character.charCount(text.codePointAt(missing));
      string.addAttribute(
          TextAttribute.FONT, fallback.deriveFont((float) style.size()), missing, end);
      missing = end >= text.length() ? -1 : next(font, text, end);
    }
    return new TextLayout(string.getIterator(), METRICS);
  }

  private static int next(Font font, String text, int from) {
    return font.canDisplayUpTo(text.toCharArray(), from, text.length());
  }

  private static Font load(String file) {
    try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the bundled font " + file + " cannot be read", e);
    }
  }
}
