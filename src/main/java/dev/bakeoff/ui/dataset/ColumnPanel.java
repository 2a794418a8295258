package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The selected column in full: its figures, and its distribution with words. */
final class ColumnPanel extends HBox {
  private final Label name = Ui.label("", "card-title");
  private final VBox facts = Ui.column(0);
  private final Label pointed = Ui.label("", "small", "muted");
  private final DistributionChart chart;
  private final Label why = Ui.paragraph("", "small", "muted");
  private final StackPane place;

  ColumnPanel(ObservableValue<Boolean> dark) {
    super(Spacing.XL);
    getStyleClass().add("column-panel");
    chart = DistributionChart.large(dark, text -> pointed.setText(text.orElse("")));
    place = new StackPane(chart, why);
    VBox left = Ui.column(Spacing.S, name, facts);
    left.setPrefWidth(210);
    left.setMinWidth(150);
    getChildren().addAll(left, Ui.grow(Ui.column(2, pointed, Ui.grow(place))));
    setMinHeight(160);
    setPrefHeight(160);
    setMaxHeight(160);
  }

  void show(Optional<ColumnLine> line) {
    pointed.setText("");
    name.setText(line.map(l -> l.column().name()).orElse(""));
    Optional<ColumnProfile> profile = line.flatMap(ColumnLine::profile);
    facts.getChildren().clear();
    line.ifPresent(
        l -> {
          String type =
              l.column().type().name()
                  + (l.column().nullable() ? Texts.of("dataset.may-be-null") : "");
          facts.getChildren().add(small(l.key().isEmpty() ? type : type + ", " + l.key()));
        });
    profile.ifPresent(this::figures);
    chart.setVisible(profile.isPresent());
    why.setText("");
    profile.ifPresent(
        p -> {
          chart.show(p.column().type(), p.distribution());
          if (p.distribution() instanceof Undrawn(String reason)) {
            why.setText(reason);
          }
        });
  }

  private void figures(ColumnProfile p) {
    Facts figures = new Facts();
    figures.setHgap(Spacing.L);
    figures.setVgap(Spacing.XS);
    figures.setPrefWrapLength(200);
    figures.fact(Texts.of("dataset.null"), Formats.percent(p.nullShare()).toString());
    figures.fact(
        Texts.of("dataset.distinct"),
        (p.distinctExact() ? "" : "≈ ") + Formats.count(p.distinct()));
    facts.getChildren().add(figures);
    if (p.min().isPresent()) {
      facts
          .getChildren()
          .add(
              small(
                  Texts.of(
                      "dataset.to",
                      DistributionWords.extreme(p.column().type(), p.min()),
                      DistributionWords.extreme(p.column().type(), p.max()))));
    }
  }

  private static Label small(String text) {
    Label label = Ui.label(text, "small", "muted");
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMinWidth(0);
    label.setMaxWidth(Region.USE_COMPUTED_SIZE);
    label.setTooltip(new javafx.scene.control.Tooltip(text));
    return label;
  }
}
