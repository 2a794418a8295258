package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableProfile.Distribution;
import dev.bakeoff.dataset.TableProfile.Frequent;
import dev.bakeoff.dataset.TableProfile.Histogram;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.chart.FxSurface;
import dev.bakeoff.ui.kit.Formats;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;

/**
 * How a column's values are distributed: a histogram of numbers and times, bars of the values that
 * occur most often. Small, without words, in a table's cell; or with an axis or the values' names.
 * FX thread only.
 */
public final class DistributionChart extends Drawing {
  private static final Rgb LIGHT = new Rgb(0x2f6fde);
  private static final Rgb DARK = new Rgb(0x5b9bff);
  private static final Rgb LIGHT_REST = new Rgb(0xb6bec9);
  private static final Rgb DARK_REST = new Rgb(0x5d6673);
  private static final double AXIS = 18;
  private static final double TEXT = 11;
  private static final double ROW = 17;

  private final boolean small;
  private Optional<Shown> shown = Optional.empty();

  private record Shown(ColumnType type, Distribution distribution) {}

  private DistributionChart(ObservableValue<Boolean> dark, boolean small) {
    super(dark);
    this.small = small;
    getStyleClass().add("distribution-chart");
  }

  /** One that fits a table's cell. */
  public static DistributionChart small(ObservableValue<Boolean> dark) {
    DistributionChart chart = new DistributionChart(dark, true);
    chart.setPrefSize(120, 24);
    chart.setMinSize(40, 24);
    chart.setMaxSize(Double.MAX_VALUE, 24);
    return chart;
  }

  /**
   * One with words.
   *
   * @param pointed told what the mouse points at; empty where at nothing
   */
  public static DistributionChart large(
      ObservableValue<Boolean> dark, Consumer<Optional<String>> pointed) {
    DistributionChart chart = new DistributionChart(dark, false);
    chart.setMinSize(120, 60);
    chart.setPrefSize(360, 110);
    chart.setOnMouseMoved(e -> pointed.accept(chart.at(e.getX(), e.getY())));
    chart.setOnMouseExited(e -> pointed.accept(Optional.empty()));
    return chart;
  }

  public void show(ColumnType type, Distribution distribution) {
    shown = Optional.of(new Shown(type, distribution));
    setAccessibleText(DistributionWords.summary(type, distribution));
    repaint();
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    shown.ifPresent(
        s -> {
          FxSurface surface = new FxSurface(context);
          switch (s.distribution()) {
            case Histogram histogram -> histogram(surface, s.type(), histogram, width, height);
            case Frequent frequent when small -> columns(surface, frequent, width, height);
            case Frequent frequent -> rows(surface, frequent, width, height);
            case Undrawn undrawn -> {}
          }
        });
  }

  /** The bars, with what lies beyond the ends in grey beside them. */
  private void histogram(
      FxSurface surface, ColumnType type, Histogram histogram, double width, double height) {
    double foot = small ? 1 : AXIS;
    double top = small ? 1 : 4;
    int bars = barCount(histogram);
    double step = width / bars;
    double gap = step > 5 ? 1.5 : step > 3 ? 0.75 : 0;
    long most = 1;
    for (int i = 0; i < bars; i++) {
      most = Math.max(most, count(histogram, i));
    }
    for (int i = 0; i < bars; i++) {
      long count = count(histogram, i);
      if (count > 0) {
        double tall = Math.max(1, (height - foot - top) * count / most);
        boolean tail =
            (i == 0 && histogram.below() > 0) || (i == bars - 1 && histogram.above() > 0);
        surface.rect(
            i * step + gap / 2, height - foot - tall, step - gap, tall, 0, tail ? rest() : fill());
      }
    }
    surface.line(0, crisp(height - foot), width, crisp(height - foot), 1, theme().axis());
    if (!small) {
      TextStyle style = new TextStyle(TEXT, Weight.REGULAR, theme().muted());
      double base = height - 4;
      double from = histogram.below() > 0 ? step : 0;
      double to = histogram.above() > 0 ? width - step : width;
      surface.text(
          DistributionWords.value(type, histogram.low(), histogram),
          from,
          base,
          style,
          Anchor.START,
          0);
      surface.text(
          DistributionWords.value(type, histogram.end(), histogram),
          to,
          base,
          style,
          Anchor.END,
          0);
    }
  }

  /** Thin columns side by side, the most frequent first. */
  private void columns(FxSurface surface, Frequent frequent, double width, double height) {
    int bars = frequent.values().size() + (frequent.otherRows() > 0 ? 1 : 0);
    double step = Math.min(14, width / Math.max(1, bars));
    double most = most(frequent);
    double x = 0;
    for (Frequent.Value value : frequent.values()) {
      double tall = Math.max(1, (height - 2) * value.rows() / most);
      surface.rect(x + 0.75, height - 1 - tall, step - 1.5, tall, 0, fill());
      x += step;
    }
    if (frequent.otherRows() > 0) {
      double tall = Math.clamp((height - 2) * frequent.otherRows() / most, 1, height - 2);
      surface.rect(x + 0.75, height - 1 - tall, step - 1.5, tall, 0, rest());
    }
    surface.line(0, crisp(height - 1), width, crisp(height - 1), 1, theme().axis());
  }

  /** A row per value: its name, its bar, its share. */
  private void rows(FxSurface surface, Frequent frequent, double width, double height) {
    double most = most(frequent);
    double all = frequent.values().stream().mapToLong(Frequent.Value::rows).sum();
    all += frequent.otherRows();
    double names = Math.clamp(width * 0.3, 70, 180);
    double room = width - names - 58;
    int fitting = (int) Math.max(1, height / ROW);
    int row = 0;
    TextStyle name = new TextStyle(TEXT, Weight.REGULAR, theme().text());
    TextStyle share = new TextStyle(TEXT, Weight.REGULAR, theme().muted());
    for (Frequent.Value value : frequent.values().stream().limit(fitting).toList()) {
      double y = row++ * ROW;
      surface.text(
          fit(surface, DistributionWords.quoted(value.text()), name, names - 8),
          0,
          y + 12,
          name,
          Anchor.START,
          0);
      double wide = Math.max(2, room * value.rows() / most);
      surface.rect(names, y + 3, wide, ROW - 6, 0, fill());
      surface.text(
          Formats.percent(value.rows() / all).toString(),
          names + wide + 6,
          y + 12,
          share,
          Anchor.START,
          0);
    }
    if (frequent.otherRows() > 0 && row < fitting) {
      double y = row * ROW;
      surface.text(
          fit(surface, DistributionWords.others(frequent), share, names - 8),
          0,
          y + 12,
          share,
          Anchor.START,
          0);
      double wide = Math.clamp(room * frequent.otherRows() / most, 2, room);
      surface.rect(names, y + 3, wide, ROW - 6, 0, rest());
      surface.text(
          Formats.percent(frequent.otherRows() / all).toString(),
          names + wide + 6,
          y + 12,
          share,
          Anchor.START,
          0);
    }
  }

  /** What the chart shows at a place. */
  private Optional<String> at(double x, double y) {
    return shown.flatMap(
        s ->
            switch (s.distribution()) {
              case Histogram h ->
                  DistributionWords.bar(
                      s.type(),
                      h,
                      (int) (x / (getWidth() / barCount(h))) - (h.below() > 0 ? 1 : 0));
              case Frequent f -> DistributionWords.row(f, (int) (y / ROW));
              case Undrawn u -> Optional.empty();
            });
  }

  private static int barCount(Histogram histogram) {
    return histogram.counts().size()
        + (histogram.below() > 0 ? 1 : 0)
        + (histogram.above() > 0 ? 1 : 0);
  }

  private static long count(Histogram histogram, int bar) {
    int bin = bar - (histogram.below() > 0 ? 1 : 0);
    return bin < 0
        ? histogram.below()
        : bin < histogram.counts().size() ? histogram.counts().get(bin) : histogram.above();
  }

  private static double most(Frequent frequent) {
    return frequent.values().stream().mapToLong(Frequent.Value::rows).max().orElse(1);
  }

  private static String fit(FxSurface surface, String text, TextStyle style, double width) {
    String cut = text;
    while (cut.length() > 1 && surface.textWidth(cut, style) > width) {
      cut = cut.substring(0, cut.length() - (cut.endsWith("…") ? 2 : 1)).stripTrailing() + "…";
    }
    return cut;
  }

  private Rgb fill() {
    return theme().dark() ? DARK : LIGHT;
  }

  private Rgb rest() {
    return theme().dark() ? DARK_REST : LIGHT_REST;
  }
}
