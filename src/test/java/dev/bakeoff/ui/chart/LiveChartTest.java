package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveChartTest {
  private static final Palette PALETTE = Palette.of(List.of("duckdb", "postgresql"));

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private static Points points(int count, double value) {
    DecimatedSeries series = new DecimatedSeries(600);
    for (int i = 0; i < count; i++) {
      series.add(i, value * (1 + i % 5), 0);
    }
    return series.points();
  }

  private static Plot plot(int count) {
    return new Plot(
        Axes.time(0, count, 7),
        Axes.linear("service time (ms)", "ms", 10),
        PALETTE,
        List.of(
            new Series(
                "duckdb",
                "DuckDB",
                List.of(
                    new Strand("p50", 1, points(count, 1)),
                    new Strand("p99", 1, points(count, 2))))),
        seq -> "lookup, 4 clients, trial 1");
  }

  @Test
  void paintsThePlatformsColourAndTellsExactValuesOfTheNearestReading() {
    SimpleBooleanProperty dark = new SimpleBooleanProperty(false);
    LiveChart chart = Fx.get(() -> new LiveChart(dark, "Nothing yet"));
    Scene scene = Fx.get(() -> Fx.layOut(new StackPane(chart), 600, 300));
    Fx.run(() -> chart.show(plot(50)));

    long light =
        Fx.get(() -> Fx.pixels(Fx.picture(scene), Drawing.color(PALETTE.color("duckdb", false))));
    assertThat(light).isGreaterThan(100);
    String text = Fx.get(() -> chart.textAt(300, 150).orElseThrow());
    assertThat(text)
        .startsWith("DuckDB, 0:2")
        .contains("lookup, 4 clients, trial 1")
        .containsPattern("p50  [1-5]\\.00\u00a0ms")
        .containsPattern("p99  ([2468]\\.00|10\\.0)\u00a0ms");

    Fx.run(() -> dark.set(true));
    assertThat(
            Fx.get(
                () -> Fx.pixels(Fx.picture(scene), Drawing.color(PALETTE.color("duckdb", true)))))
        .as("follows the theme by itself")
        .isGreaterThan(100);
  }

  @Test
  void tellsNothingWhereThereIsNothing() {
    LiveChart chart = Fx.get(() -> new LiveChart(new SimpleBooleanProperty(false), "Nothing yet"));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 600, 300));

    assertThat(Fx.get(() -> chart.textAt(300, 150))).isEmpty();
  }

  @Test
  void aDayOfReadingsOfThreePlatformsIsQueuedWellWithinAFrame() {
    LiveChart chart = Fx.get(() -> new LiveChart(new SimpleBooleanProperty(false), ""));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 1200, 300));
    Plot day = plot(86_400);
    List<Series> three = new ArrayList<>();
    for (String name : List.of("duckdb", "sqlite", "postgresql")) {
      three.add(new Series(name, name, day.series().getFirst().strands()));
    }
    Plot plot = new Plot(day.time(), day.values(), PALETTE, three, day.segmentName());
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Fx.run(
          () -> {
            long start = System.nanoTime();
            chart.show(plot);
            millis.add((System.nanoTime() - start) / 1_000_000);
          });
    }
    assertThat(millis.stream().sorted().toList().get(6)).as("median of 12").isLessThan(50);
  }
}
