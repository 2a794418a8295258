package dev.bakeoff.ui.home;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One workload of a comparison: p99 of each platform as a bar with its figure. */
final class HeadlineBars extends VBox {
  HeadlineBars(Comparison comparison, Group group, boolean dark) {
    super(Spacing.S);
    getStyleClass().add("headline");
    Palette palette =
        Palette.of(comparison.platforms().stream().map(ComparedPlatform::id).toList());
    double most =
        group.cells().stream()
            .map(HeadlineBars::p99)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(1);
    getChildren()
        .addAll(
            Ui.label(group.title(), "card-title"),
            Ui.label(Texts.of("home.p99-service-time-less-is-better"), "small", "muted"));
    for (CellStats cell : group.cells()) {
      String name = comparison.platform(cell.platform()).displayName();
      String colour = palette.color(cell.platform(), dark).hex();
      getChildren().add(bar(name, cell, p99(cell), most, colour));
    }
    setMinWidth(0);
  }

  private static OptionalDouble p99(CellStats cell) {
    MetricStats stats = cell.metric(Metric.P99);
    return stats == null ? OptionalDouble.empty() : stats.pooled();
  }

  private static VBox bar(
      String name, CellStats cell, OptionalDouble value, double most, String colour) {
    Region fill = new Region();
    fill.setStyle("-fx-background-color: " + colour + "; -fx-background-radius: 4;");
    StackPane track = new StackPane(fill);
    track.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    track.getStyleClass().add("headline-track");
    double share = value.isPresent() ? Math.max(0.01, value.getAsDouble() / most) : 0;
    fill.maxWidthProperty().bind(track.widthProperty().multiply(share));
    Label figure =
        Ui.label(
            value.isPresent()
                ? Formats.latency(value.getAsDouble()).toString()
                : Texts.of("home.no-figure"),
            "strong");
    Optional<Difference> difference =
        Optional.ofNullable(cell.metric(Metric.P99)).flatMap(MetricStats::difference);
    VBox box = Ui.column(Spacing.XS, Ui.row(Spacing.S, Ui.label(name), Ui.spacer(), figure), track);
    difference.map(Difference::sentence).map(Tooltip::new).ifPresent(t -> Tooltip.install(box, t));
    box.setAccessibleText(
        difference.map(Difference::sentence).orElse(name + " p99 " + figure.getText()));
    return box;
  }
}
