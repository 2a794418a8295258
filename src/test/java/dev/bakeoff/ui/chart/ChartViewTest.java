package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChartViewTest {
  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @Test
  void paintsTheReportsChartInBothThemesAndTellsEachBar() {
    Comparison comparison = new Comparer().of(SampleRuns.threePlatforms().build());
    Chart chart = Charts.overview(comparison);
    Palette palette = Charts.palette(comparison);
    SimpleBooleanProperty dark = new SimpleBooleanProperty(false);
    ChartView view = Fx.get(() -> new ChartView(dark));
    Scene scene =
        Fx.get(
            () -> {
              view.show(chart, palette);
              return Fx.layOut(new StackPane(view), 900, view.prefHeight(900));
            });

    for (boolean on : new boolean[] {false, true}) {
      Fx.run(() -> dark.set(on));
      WritableImage image = Fx.get(() -> Fx.picture(scene));
      for (String platform : new String[] {"duckdb", "sqlite", "postgresql"}) {
        assertThat(Fx.pixels(image, Drawing.color(palette.color(platform, on))))
            .as(platform + (on ? " dark" : " light"))
            .isGreaterThan(200);
      }
    }
    Hotspot bar = Fx.get(() -> view.hotspots().getFirst());
    assertThat(Fx.get(() -> view.textAt(bar.x() + 1, bar.y() + 1)).orElseThrow())
        .isEqualTo(bar.text())
        .contains("DuckDB, Single-key lookup, 1 client, p50");
    assertThat(Fx.get(() -> view.getAccessibleText())).startsWith(chart.words().title());
  }

  @Test
  void theSurfaceDrawsWhatItIsAskedFor() {
    Canvas canvas = Fx.get(() -> new Canvas(200, 100));
    Rgb red = new Rgb(0xff0000);
    Rgb blue = new Rgb(0x0000ff);
    WritableImage image =
        Fx.get(
            () -> {
              FxSurface surface = new FxSurface(canvas.getGraphicsContext2D());
              surface.rect(10, 10, 40, 40, 8, red);
              surface.clipped(100, 0, 20, 100, () -> surface.rect(60, 10, 100, 40, 0, blue));
              surface.text("wide", 190, 90, new TextStyle(20, Weight.BOLD, red), Anchor.END, 0);
              return canvas.snapshot(null, null);
            });

    Color white = Color.WHITE;
    assertThat(image.getPixelReader().getColor(30, 30)).isEqualTo(Color.RED);
    assertThat(image.getPixelReader().getColor(10, 10)).as("rounded corner").isEqualTo(white);
    assertThat(image.getPixelReader().getColor(10, 49)).as("square corner").isEqualTo(Color.RED);
    assertThat(image.getPixelReader().getColor(110, 30)).isEqualTo(Color.BLUE);
    assertThat(image.getPixelReader().getColor(80, 30)).as("clipped").isEqualTo(white);
    double width =
        Fx.get(
            () ->
                new FxSurface(canvas.getGraphicsContext2D())
                    .textWidth("wide", new TextStyle(20, Weight.BOLD, red)));
    assertThat(width).isBetween(35.0, 70.0);
    assertThat(Fx.pixels(image, Color.RED)).isGreaterThan(1600);
  }
}
