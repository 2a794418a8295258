package dev.bakeoff.ui.insight;

import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * One leg in full: beside each other where there is room, below each other where there is not.
 * Draws only what has changed. FX thread only.
 */
public final class InsightView extends VBox {
  private static final double WIDE = 900;

  private final Label title = Ui.label("", "card-title");
  private final Label kind = Ui.label("", "muted", "small");
  private final TruthBadges badges = new TruthBadges();
  private final Part time;
  private final Part curve;
  private final Part split;
  private final KneeTable knee = new KneeTable();
  private final Card kneeCard = new Card(Texts.of("insight.search-for-the-knee"), knee);
  private final VBox side = Ui.column(Spacing.M);
  private final Pane columns = new HBox(Spacing.M);
  private final VBox rows = Ui.column(Spacing.M);
  private Optional<LegInsight> shown = Optional.empty();

  /** A chart in a card, with its notes below. */
  private static final class Part {
    private final ChartView view;
    private final Label notes = Ui.paragraph("", "muted", "small");
    private final Card card;
    private Optional<Chart> chart = Optional.empty();

    Part(String title, ObservableValue<Boolean> dark) {
      view = ChartView.bare(dark);
      card = new Card(title, Ui.column(Spacing.XS, view, notes));
      VBox.setVgrow(view, Priority.NEVER);
      show(Optional.empty(), Palette.of(List.of()));
    }

    void show(Optional<Chart> now, Palette palette) {
      card.setVisible(now.isPresent());
      card.setManaged(now.isPresent());
      if (now.isPresent() && !now.equals(chart)) {
        view.show(now.get(), palette);
        notes.setText(String.join(" ", now.get().words().footnotes()));
        notes.setManaged(!notes.getText().isEmpty());
      }
      chart = now;
    }
  }

  /**
   * @param titled whether it names the leg, which a page of its own does in its header
   */
  public InsightView(ObservableValue<Boolean> dark, boolean titled) {
    super(Spacing.M);
    time = new Part(Texts.of("insight.over-the-measured-time"), dark);
    curve = new Part(Texts.of("insight.latency-over-percentiles"), dark);
    split = new Part(Texts.of("insight.where-the-mean-request-s-time"), dark);
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Ui.row(Spacing.M, title, kind);
    title.setVisible(titled);
    title.setManaged(titled);
    side.getChildren().setAll(kneeCard, curve.card, split.card);
    getChildren().addAll(head, badges, columns);
    widthProperty().subscribe(width -> arrange(width.doubleValue()));
    kneeCard.setVisible(false);
    kneeCard.setManaged(false);
  }

  /** Shows a leg, or what has become of it. */
  public void show(LegInsight insight) {
    if (shown.equals(Optional.of(insight))) {
      return;
    }
    shown = Optional.of(insight);
    title.setText(insight.title());
    kind.setText(insight.kind());
    badges.show(insight.checks());
    time.show(insight.time(), insight.palette());
    curve.show(insight.curve(), insight.palette());
    split.show(insight.split(), insight.palette());
    kneeCard.setVisible(!insight.steps().isEmpty());
    kneeCard.setManaged(kneeCard.isVisible());
    insight
        .plan()
        .options()
        .pacing()
        .goal()
        .filter(_ -> kneeCard.isVisible())
        .ifPresent(goal -> knee.show(insight.steps(), goal));
  }

  /** Puts further nodes below the charts at the side. */
  public void add(Node node) {
    side.getChildren().add(node);
  }

  private void arrange(double width) {
    boolean wide = width >= WIDE;
    if (wide && !columns.getChildren().contains(side)) {
      rows.getChildren().clear();
      columns.getChildren().setAll(time.card, side);
      HBox.setHgrow(time.card, Priority.ALWAYS);
      getChildren().set(2, columns);
    } else if (!wide && !rows.getChildren().contains(side)) {
      columns.getChildren().clear();
      rows.getChildren().setAll(time.card, side);
      getChildren().set(2, rows);
    }
    double sideWidth = wide ? Math.floor(width * 0.42) : width;
    side.setPrefWidth(sideWidth);
    side.setMinWidth(wide ? sideWidth : 0);
    time.card.setPrefWidth(wide ? width - sideWidth - Spacing.M : width);
    time.card.setMinWidth(0);
  }
}
