package dev.bakeoff.report.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {
  private final Typeface typeface = new Typeface();

  @Test
  void drawsEveryPlatformInItsColorAtTwiceTheSize() throws Exception {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PngWriter(typeface)
          .write(
              Charts.overview(comparison),
              new ChartPainter(theme, Charts.palette(comparison)),
              1280,
              1000,
              out);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));

      assertThat(image.getWidth()).isEqualTo(2560);
      assertThat(image.getHeight()).isEqualTo(2000);
      assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(theme.background().value());
      for (var platform : comparison.platforms()) {
        Rgb color = Charts.palette(comparison).color(platform.id(), theme.dark());
        assertThat(pixels(image, color)).as(platform.id()).isGreaterThan(2_000);
      }
    }
  }

  private static int pixels(BufferedImage image, Rgb color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == color.value()) {
          count++;
        }
      }
    }
    return count;
  }

  @Test
  void textIsMeasuredInTheBundledTypeface() {
    TextStyle regular = new TextStyle(20, Weight.REGULAR, new Rgb(0));
    TextStyle bold = new TextStyle(20, Weight.BOLD, new Rgb(0));

    // Inter's digits are 0.6 to 0.7 em wide; DejaVu's or another fallback's would not be.
    assertThat(typeface.width("0000000000", regular)).isBetween(118.0, 135.0);
    assertThat(typeface.width("PostgreSQL", bold))
        .isGreaterThan(typeface.width("PostgreSQL", regular));
    assertThat(typeface.width("数据 🚀 ok", regular)).isPositive();
    assertThat(typeface.width("", regular)).isZero();
  }
}
