package dev.bakeoff.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static final List<String> EIGHT =
      IntStream.range(0, 8).mapToObj(i -> "platform-" + i).toList();

  @Test
  void eightPlatformsHaveEightColorsThatStandOutFromTheBackground() {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Palette palette = Palette.of(EIGHT);
      List<Rgb> colors = EIGHT.stream().map(id -> palette.color(id, theme.dark())).toList();
      assertThat(colors).doesNotHaveDuplicates();
      assertThat(colors)
          .allSatisfy(
              color -> assertThat(contrast(color, theme.background())).isGreaterThanOrEqualTo(3));
      assertThat(contrast(theme.text(), theme.background())).isGreaterThan(7);
      assertThat(contrast(theme.muted(), theme.background())).isGreaterThan(4.5);
    }
  }

  @Test
  void textIsReadableOnEveryColorOfTheHeatMapsAndOnTheCardsOfTheWindow() {
    for (boolean dark : new boolean[] {false, true}) {
      for (int step = 0; step <= 100; step++) {
        Rgb cell = HeatRamp.color(step / 100.0, dark);
        assertThat(cell.contrast(MatrixPainter.ink(cell))).isGreaterThanOrEqualTo(4.5);
      }
    }
    Rgb darkCard = new Rgb(0x141922);
    assertThat(contrast(Theme.DARK.text(), darkCard)).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(Theme.DARK.muted(), darkCard)).isGreaterThanOrEqualTo(4.5);
    assertThat(EIGHT)
        .allSatisfy(
            id ->
                assertThat(contrast(Palette.of(EIGHT).color(id, true), darkCard))
                    .isGreaterThanOrEqualTo(3));
  }

  /** In OKLab, after B. Ottosson, "A perceptual color space for image processing" (2020). */
  private static double[] lab(double[] rgb) {
    double l = Math.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
    double m = Math.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
    double s = Math.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  /**
   * Machado, Oliveira and Fernandes (2009), severity 1: what readers without one kind of cone see.
   */
  @Test
  void anyTwoOfTheEightStayApartForColorBlindReaders() {
    double[][] deutan = {
      {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.01182, 0.04294, 0.968881}
    };
    double[][] protan = {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    };
    double[][] tritan = {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.3039}
    };
    for (boolean dark : new boolean[] {false, true}) {
      Palette palette = Palette.of(EIGHT);
      for (double[][] sight : List.of(deutan, protan, tritan)) {
        for (int a = 0; a < 8; a++) {
          for (int b = a + 1; b < 8; b++) {
            Rgb one = palette.color(EIGHT.get(a), dark);
            Rgb other = palette.color(EIGHT.get(b), dark);
            assertThat(distance(seen(one, sight), seen(other, sight)))
                .as(one.hex() + " and " + other.hex())
                .isGreaterThan(0.1);
          }
        }
      }
    }
  }

  @Test
  void aPlatformKeepsItsColorWhateverItStandsBeside() {
    Rgb alone = Palette.of(List.of("sqlite")).color("sqlite", false);

    assertThat(Palette.of(List.of("mine", "duckdb", "sqlite")).color("sqlite", false))
        .isEqualTo(alone);
    assertThat(Palette.of(List.of("sqlite@r1", "sqlite@r2")).color("sqlite@r1", false))
        .isEqualTo(alone);
    assertThat(Palette.of(List.of("sqlite@r1", "sqlite@r2")).color("sqlite@r2", false))
        .isNotEqualTo(alone);
  }

  private static double contrast(Rgb a, Rgb b) {
    double one = luminance(a);
    double other = luminance(b);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Rgb color) {
    double[] c = linear(color);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  }

  private static double[] linear(Rgb color) {
    return new double[] {linear(color.red()), linear(color.green()), linear(color.blue())};
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double[] seen(Rgb color, double[][] sight) {
    double[] c = linear(color);
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = sight[i][0] * c[0] + sight[i][1] * c[1] + sight[i][2] * c[2];
      out[i] = Math.clamp(sum, 0, 1);
    }
    return lab(out);
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
