package dev.bakeoff.ui.compare;

import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Circle;

/** A chip per series of a chart, in its colour; switched off, the series is left out. */
final class SeriesChips extends FlowPane {
  private static final double DOT = 5;
  private static final double WIDEST = 240;

  private final ObservableValue<Boolean> dark;
  private final BiConsumer<String, Boolean> onHidden;

  /**
   * @param onHidden told a series' id and whether it is left out
   */
  SeriesChips(ObservableValue<Boolean> dark, BiConsumer<String, Boolean> onHidden) {
    super(Spacing.S, Spacing.XS);
    this.dark = dark;
    this.onHidden = onHidden;
    getStyleClass().add("series-chips");
  }

  void show(List<Chart.Series> series, Palette palette, Set<String> hidden) {
    getChildren().setAll(series.stream().map(s -> chip(s, palette, hidden)).toList());
    lock();
    setVisible(series.size() > 1);
    setManaged(series.size() > 1);
  }

  private ToggleButton chip(Chart.Series series, Palette palette, Set<String> hidden) {
    Circle dot = new Circle(DOT);
    dot.fillProperty().bind(dark.map(is -> Drawing.color(palette.color(series.id(), is))));
    ToggleButton chip = new ToggleButton(series.name(), dot);
    chip.setId("series-" + series.id());
    chip.getStyleClass().addAll("chip", "small");
    chip.setSelected(!hidden.contains(series.id()));
    chip.setMaxWidth(WIDEST);
    chip.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    chip.setTooltip(new Tooltip(Texts.of("compare.show-or-leave-out", series.name())));
    chip.setOnAction(
        e -> {
          onHidden.accept(series.id(), !chip.isSelected());
          lock();
        });
    return chip;
  }

  /** The last one that is shown stays: a chart of nothing tells nothing. */
  private void lock() {
    long on =
        getChildren().stream().filter(n -> n instanceof ToggleButton t && t.isSelected()).count();
    getChildren()
        .forEach(n -> n.setDisable(on == 1 && n instanceof ToggleButton t && t.isSelected()));
  }
}
