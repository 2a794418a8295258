package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.ui.live.HandDrivenLauncher;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static ChartView shown(Chart chart, Palette palette) {
    return Fx.get(
        () -> {
          ChartView view = new ChartView(new SimpleBooleanProperty(false));
          view.show(chart, palette);
          Fx.layOut(new StackPane(view), 900, 520);
          return view;
        });
  }

  private static KeyEvent key(KeyCode code, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, double x, int clicks) {
    return new MouseEvent(
        type,
        x,
        200,
        x,
        200,
        MouseButton.PRIMARY,
        clicks,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void arrowKeysGoFromPointToPointAndHaveThemReadOut() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    Chart chart = Charts.latency(comparison, comparison.groups().getFirst());
    ChartView view = shown(chart, Charts.palette(comparison));

    Fx.run(() -> view.fireEvent(key(KeyCode.RIGHT, false)));
    Fx.run(() -> view.fireEvent(key(KeyCode.RIGHT, false)));
    assertThat(Fx.get(view::pointed).orElseThrow()).isEqualTo(view.hotspots().get(1));
    assertThat(Fx.get(view::getAccessibleText)).startsWith("SQLite, Single-key lookup, 1 client");
    assertThat(Fx.get(() -> Fx.texts(view)))
        .anySatisfy(t -> assertThat(t).startsWith("SQLite, Single-key lookup, 1 client, p50"));
    Fx.run(() -> view.fireEvent(key(KeyCode.END, false)));
    assertThat(Fx.get(view::pointed).orElseThrow()).isEqualTo(view.hotspots().getLast());
    Fx.run(() -> view.fireEvent(key(KeyCode.ESCAPE, false)));
    assertThat(Fx.get(view::pointed)).isEmpty();
    assertThat(Fx.get(view::getAccessibleText)).startsWith(chart.words().title());
  }

  @Test
  void draggingOverAStretchOfTimeShowsItAndADoubleClickAllOfIt() {
    RunRecord run = SampleRuns.threePlatforms().seconds(20).build();
    Comparison comparison = new Comparer().of(run);
    Chart.Lines chart =
        (Chart.Lines)
            Charts.overTime(comparison, List.of(run), comparison.groups().getFirst()).orElseThrow();
    ChartView view = shown(chart, Charts.palette(comparison));
    int all = Fx.get(view::hotspots).size();
    Fx.run(
        () -> {
          view.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 300, 1));
          view.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 500, 1));
          view.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 500, 1));
        });

    Chart.Lines seen = (Chart.Lines) Fx.get(view::seen).orElseThrow();
    assertThat(Fx.get(view::closer)).isTrue();
    assertThat(seen.x().max() - seen.x().min()).isLessThan(chart.x().max() / 3);
    assertThat(Fx.get(view::hotspots).size()).isBetween(1, all / 2);
    Fx.run(() -> view.fireEvent(mouse(MouseEvent.MOUSE_CLICKED, 400, 2)));
    assertThat(Fx.get(view::seen).orElseThrow()).isEqualTo(chart);
    assertThat(Fx.get(view::hotspots)).hasSize(all);
  }

  @Test
  void copiedItLiesInTheClipboardAsAPictureOfTwiceItsSizeAndAsFigures(@TempDir Path folder) {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    Chart chart = Charts.latency(comparison, comparison.groups().getFirst());
    Palette palette = Charts.palette(comparison);
    ChartView view = shown(chart, palette);
    TestNavigator navigator = TestNavigator.open(new HandDrivenLauncher(), folder);
    try {
      Fx.run(
          () -> {
            ChartActions.attach(
                view,
                navigator.window().tasks(),
                navigator.window().notices(),
                navigator.window().files());
            view.fireEvent(key(KeyCode.C, true));
          });
      Fx.await("the copy", () -> Clipboard.getSystemClipboard().hasImage());

      Image image = Fx.get(() -> Clipboard.getSystemClipboard().getImage());
      assertThat(image.getWidth()).isEqualTo(2240);
      for (String platform : new String[] {"duckdb", "sqlite", "postgresql"}) {
        WritableImage pixels =
            new WritableImage(
                image.getPixelReader(), (int) image.getWidth(), (int) image.getHeight());
        assertThat(Fx.pixels(pixels, Drawing.color(palette.color(platform, false))))
            .as(platform)
            .isGreaterThan(1000);
      }
      assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
          .startsWith(chart.words().title())
          .contains("\tDuckDB (µs)\t95 % low");
    } finally {
      navigator.close();
    }
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
