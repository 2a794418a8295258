package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.chart.LiveChart;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.LivePlots.Percentile;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Latency and throughput over run time, one colour per platform. */
final class ChartsView {
  private static final double CHART_HEIGHT = 180;

  /** Between two paintings, in seconds: less than a pulse, so that each one may paint. */
  private static final double LEAST_PAUSE = 0.2;

  /** The same for views in which a quarter of a second is hardly to be seen. */
  private static final double LONG_PAUSE = 0.45;

  /** A line that moves on by less than this is not seen to move. */
  private static final double NEAR_PIXELS = 1.2;

  /** Over hours a pixel is a minute, but whoever looks wants to see that it goes on. */
  private static final double MOST_PAUSE = 3;

  private final LiveModel model;
  private final ObservableValue<Boolean> dark;
  private final LiveChart latency;
  private final LiveChart throughput;
  private final Label latencyName = Ui.label(Texts.of("live.service-time"), "card-title");
  private final Label latencyTitle = Ui.label("", "muted", "small");
  private final Label throughputTitle = Ui.label("", "muted", "small");
  private final FlowPane legend = legend();
  private final VBox view;
  private Optional<MonitorSnapshot> shown = Optional.empty();
  private long version = -1;
  private long paintedAt;
  private List<String> legendFor = List.of();
  private boolean legendDark;

  ChartsView(LiveModel model, ObservableValue<Boolean> dark) {
    this.model = model;
    this.dark = dark;
    latency =
        chart(
            "latency-chart",
            Texts.of("live.chart-of-latencies-over-the-run"),
            Texts.of("live.latencies-appear-here-while-legs"));
    throughput =
        chart(
            "throughput-chart",
            Texts.of("live.chart-of-throughput-over-the-run"),
            Texts.of("live.throughput-appears-here-while-legs"));
    EvenGrid charts =
        new EvenGrid(
            340,
            2,
            Spacing.M,
            card(latencyName, latencyTitle, latency, percentiles()),
            card(Ui.label(Texts.of("live.throughput"), "card-title"), throughputTitle, throughput));
    HBox above = Ui.row(Spacing.M, Ui.grow(legend), new ViewPicker(model).view());
    legend.setMinWidth(0);
    legend.setAlignment(Pos.CENTER_LEFT);
    view = Ui.column(Spacing.S, above, Ui.grow(charts));
    model.viewProperty().subscribe((was, is) -> again());
    model.notes().notesProperty().subscribe((was, is) -> again());
    model.crosshairProperty().subscribe(this::point);
    model.percentilesProperty().subscribe((was, is) -> again());
    dark.subscribe((was, is) -> again());
  }

  Node view() {
    return view;
  }

  void show(MonitorSnapshot snapshot) {
    shown = Optional.of(snapshot);
    long now = model.plotVersion(snapshot) * 31 + (snapshot.stage().over() ? 1 : 0);
    if (now == version || (version != -1 && !due(snapshot))) {
      return;
    }
    version = now;
    paintedAt = System.nanoTime();
    Marks marks = model.marks(snapshot);
    Plot times = model.latency(snapshot, marks);
    Plot rates = model.throughput(snapshot, marks);
    latency.show(times);
    throughput.show(rates);
    LoopWords words = LoopWords.of(snapshot.legs());
    latencyName.setText(words.times());
    latencyTitle.setText(times.values().unit() + ", " + words.loop() + log(times));
    throughputTitle.setText(rates.values().unit() + log(rates));
    legends(snapshot);
  }

  /** Nothing new can be seen before time has moved on by a pixel. */
  private boolean due(MonitorSnapshot snapshot) {
    double perPixel = model.seconds(snapshot) / Math.max(1, latency.getWidth());
    double passed = (System.nanoTime() - paintedAt) / 1e9;
    double least = perPixel * NEAR_PIXELS < LEAST_PAUSE ? LEAST_PAUSE : LONG_PAUSE;
    return snapshot.stage().over() || passed >= Math.clamp(perPixel, least, MOST_PAUSE);
  }

  private void again() {
    version = -1;
    shown.ifPresent(this::show);
  }

  private void legends(MonitorSnapshot snapshot) {
    List<String> now = snapshot.targets().stream().map(TargetView::label).toList();
    if (now.equals(legendFor) && legendDark == dark.getValue()) {
      return;
    }
    legendFor = now;
    legendDark = dark.getValue();
    legend.getChildren().setAll(snapshot.targets().stream().map(t -> entry(t, snapshot)).toList());
  }

  private Node entry(TargetView target, MonitorSnapshot snapshot) {
    Palette palette = model.palette(snapshot);
    Circle dot = new Circle(4.5);
    dot.setFill(Drawing.color(palette.color(target.platform(), dark.getValue())));
    return Ui.row(6, dot, Ui.label(target.label(), "small"));
  }

  private void point(OptionalDouble second) {
    latency.crosshair(second, true);
    throughput.crosshair(second, true);
  }

  private LiveChart chart(String id, String name, String emptyText) {
    LiveChart chart = new LiveChart(dark, name, emptyText, model);
    chart.setId(id);
    chart.setAccessibleHelp(Texts.of("live.chart-keys"));
    chart.setMinHeight(CHART_HEIGHT);
    chart.setPrefHeight(CHART_HEIGHT);
    return chart;
  }

  private static Card card(Label title, Label unit, LiveChart chart, Node... actions) {
    title.setMinWidth(Region.USE_PREF_SIZE);
    unit.setMinWidth(0);
    HBox head = Ui.row(Spacing.S, title, unit, Ui.spacer());
    head.getChildren().addAll(actions);
    head.setMinHeight(30);
    return new Card(Ui.column(Spacing.XS, head, Ui.grow(chart)));
  }

  private HBox percentiles() {
    HBox group = Ui.row(0);
    group.getStyleClass().add("toggle-group");
    Percentile[] all = Percentile.values();
    for (int i = 0; i < all.length; i++) {
      Percentile percentile = all[i];
      ToggleButton toggle = new ToggleButton(percentile.label());
      toggle.setSelected(true);
      toggle.setMinWidth(Region.USE_PREF_SIZE);
      toggle
          .getStyleClass()
          .addAll(
              "small", i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill");
      toggle.setAccessibleText(Texts.of("live.show", percentile.label()));
      toggle
          .selectedProperty()
          .subscribe(
              (was, is) -> {
                if (!model.toggle(percentile, is)) {
                  toggle.setSelected(true);
                }
              });
      group.getChildren().add(toggle);
    }
    return group;
  }

  private static FlowPane legend() {
    return new FlowPane(Spacing.L, Spacing.XS);
  }

  private static String log(Plot plot) {
    return switch (plot.values().scale()) {
      case LINEAR, NINES -> "";
      case LOG -> Texts.of("live.logarithmic");
    };
  }
}
