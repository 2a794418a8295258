package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
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
    Pyramid pyramid = new Pyramid(1);
    for (int i = 0; i < count; i++) {
      pyramid.add(i, 0, value * (1 + i % 5));
    }
    return pyramid.points(0, count, 600).getFirst();
  }

  /** What the hand did. */
  private static final class Told implements TimeControl {
    private final List<String> acts = new ArrayList<>();
    private OptionalDouble pointed = OptionalDouble.empty();

    @Override
    public void point(OptionalDouble second) {
      pointed = second;
    }

    @Override
    public void zoom(double factor, double around) {
      acts.add("zoom %.2f around %.0f".formatted(factor, around));
    }

    @Override
    public void move(double seconds) {
      acts.add("move %.0f".formatted(seconds));
    }

    @Override
    public void select(double from, double to) {
      acts.add("select %.0f to %.0f".formatted(from, to));
    }

    @Override
    public void reset() {
      acts.add("reset");
    }

    @Override
    public void follow() {
      acts.add("follow");
    }
  }

  private final Told told = new Told();

  private LiveChart chart(SimpleBooleanProperty dark) {
    return Fx.get(() -> new LiveChart(dark, "Latencies", "Nothing yet", told));
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
        new Marks(
            List.of(new Marks.Band(0, count, "duckdb", Marks.Doing.MEASURE, true, 0)),
            List.of(new Marks.Flag(count * 0.5, count * 0.5, Marks.Tone.NOTE, 0)),
            _ -> "DuckDB: lookup, 4 clients, trial 1",
            _ -> "Note: the cache was warm"),
        seq -> "lookup, 4 clients, trial 1");
  }

  @Test
  void paintsThePlatformsColourAndTellsExactValuesOfTheNearestReading() {
    SimpleBooleanProperty dark = new SimpleBooleanProperty(false);
    LiveChart chart = chart(dark);
    Scene scene = Fx.get(() -> Fx.layOut(new StackPane(chart), 600, 300));
    Fx.run(() -> chart.show(plot(50)));

    long light =
        Fx.get(() -> Fx.pixels(Fx.picture(scene), Drawing.color(PALETTE.color("duckdb", false))));
    assertThat(light).isGreaterThan(100);
    String text = Fx.get(() -> chart.textAt(25).orElseThrow());
    assertThat(text)
        .startsWith("0:25 into the run · DuckDB: lookup, 4 clients, trial 1")
        .contains("Note: the cache was warm")
        .containsPattern("p50 [1-5]\\.00\u00a0ms")
        .containsPattern("p99 ([2468]\\.00|10\\.0)\u00a0ms");
    Fx.run(() -> chart.crosshair(OptionalDouble.of(25), true));
    assertThat(Fx.get(chart::getAccessibleText)).startsWith("Latencies. 0:25 into the run");

    Fx.run(() -> dark.set(true));
    assertThat(
            Fx.get(
                () -> Fx.pixels(Fx.picture(scene), Drawing.color(PALETTE.color("duckdb", true)))))
        .as("follows the theme by itself")
        .isGreaterThan(100);
  }

  @Test
  void wheelDragAndKeysLookMoreClosely() {
    LiveChart chart = chart(new SimpleBooleanProperty(false));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 600, 300));
    Fx.run(() -> chart.show(plot(100)));
    double x = Fx.get(() -> chart.xOf(50).orElseThrow());
    Fx.run(
        () -> {
          chart.fireEvent(scroll(x, 40));
          chart.fireEvent(scroll(x, -40));
          chart.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, chart.xOf(20).orElseThrow(), 1));
          chart.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, chart.xOf(40).orElseThrow(), 1));
          chart.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, chart.xOf(60).orElseThrow(), 1));
          chart.fireEvent(mouse(MouseEvent.MOUSE_CLICKED, x, 2));
          key(chart, KeyCode.PLUS);
          key(chart, KeyCode.END);
          key(chart, KeyCode.ESCAPE);
        });
    assertThat(told.acts)
        .containsExactly(
            "zoom 0.80 around 50",
            "zoom 1.25 around 50",
            "select 20 to 60",
            "reset",
            "zoom 0.80 around 50",
            "follow",
            "reset");
  }

  @Test
  void pointingAndArrowsMoveTheCrosshairFromReadingToReading() {
    LiveChart chart = chart(new SimpleBooleanProperty(false));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 600, 300));
    Fx.run(() -> chart.show(plot(100)));
    Fx.run(() -> chart.fireEvent(mouse(MouseEvent.MOUSE_MOVED, chart.xOf(30).orElseThrow(), 0)));
    assertThat(told.pointed.orElseThrow()).isCloseTo(30, within(0.5));
    Fx.run(
        () -> {
          chart.crosshair(OptionalDouble.of(30), true);
          key(chart, KeyCode.RIGHT);
        });
    assertThat(told.pointed).hasValue(31);
    Fx.run(() -> key(chart, KeyCode.LEFT));
    assertThat(told.pointed).as("from where the chart stands").hasValue(29);
    Fx.run(() -> chart.fireEvent(mouse(MouseEvent.MOUSE_EXITED, -5, 0)));
    assertThat(told.pointed).isEmpty();
  }

  private static void key(LiveChart chart, KeyCode code) {
    chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, double x, int clicks) {
    return new MouseEvent(
        type,
        x,
        100,
        x,
        100,
        MouseButton.PRIMARY,
        clicks,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static ScrollEvent scroll(double x, double delta) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        100,
        x,
        100,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void tellsNothingWhereThereIsNothing() {
    LiveChart chart = chart(new SimpleBooleanProperty(false));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 600, 300));

    assertThat(Fx.get(() -> chart.textAt(25))).isEmpty();
  }

  @Test
  void aDayOfReadingsOfThreePlatformsIsQueuedWellWithinAFrame() {
    LiveChart chart = chart(new SimpleBooleanProperty(false));
    Fx.run(() -> Fx.layOut(new StackPane(chart), 1200, 300));
    Plot day = plot(86_400);
    List<Series> three = new ArrayList<>();
    for (String name : List.of("duckdb", "sqlite", "postgresql")) {
      three.add(new Series(name, name, day.series().getFirst().strands()));
    }
    Plot plot = new Plot(day.time(), day.values(), PALETTE, three, day.marks(), day.segmentName());
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
