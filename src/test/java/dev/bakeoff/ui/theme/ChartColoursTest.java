package dev.bakeoff.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The style sheet's series colours are those of charts and exports. */
final class ChartColoursTest {
  private static final List<String> PLATFORMS =
      List.of(
          "postgresql",
          "duckdb",
          "sqlite",
          "snowflake",
          "dynamodb",
          "bigquery",
          "starrocks",
          "polars");

  @Test
  void are_the_palette_in_light_and_dark() throws IOException {
    String css;
    try (InputStream in = ThemeManager.resource("bakeoff.css").openStream()) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int dark = css.indexOf(".dark {");
    Palette palette = Palette.of(PLATFORMS);
    for (int i = 0; i < PLATFORMS.size(); i++) {
      assertThat(colour(css.substring(0, dark), i + 1))
          .isEqualToIgnoringCase(palette.color(PLATFORMS.get(i), false).hex());
      assertThat(colour(css.substring(dark), i + 1))
          .isEqualToIgnoringCase(palette.color(PLATFORMS.get(i), true).hex());
    }
  }

  private static String colour(String css, int number) {
    Matcher found = Pattern.compile("-color-chart-" + number + ": (#\\w+);").matcher(css);
    assertThat(found.find()).as("series %d", number).isTrue();
    return found.group(1);
  }
}
