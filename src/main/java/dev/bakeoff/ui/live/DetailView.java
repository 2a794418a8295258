package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.insight.InsightView;
import dev.bakeoff.ui.insight.LegWords;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.Insights.Finished;
import dev.bakeoff.ui.live.Insights.Latest;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The leg under way in full, and how those before it came out. */
final class DetailView {
  private static final int MOST_ROWS = 12;

  private final InsightView insight;
  private final VBox rows = Ui.column(Spacing.S);
  private final Card finished = new Card(Texts.of("live.finished-legs"), rows);
  private final StackPane view = new StackPane();
  private List<Finished> shown = List.of();

  DetailView(ObservableValue<Boolean> dark) {
    insight = new InsightView(dark, true);
    insight.add(finished);
    finished.setVisible(false);
    finished.setManaged(false);
    view.getChildren()
        .setAll(
            new EmptyState(
                Feather.ACTIVITY,
                Texts.of("live.no-leg-has-measured-anything-yet"),
                Texts.of("live.the-heat-map-the-percentiles-and")));
  }

  Node view() {
    return view;
  }

  void show(MonitorSnapshot snapshot) {
    Latest latest = snapshot.insight();
    latest
        .leg()
        .ifPresent(
            leg -> {
              if (!view.getChildren().contains(insight)) {
                view.getChildren().setAll(insight);
              }
              insight.show(leg);
            });
    if (!latest.finished().equals(shown)) {
      shown = latest.finished();
      finished.setVisible(!shown.isEmpty());
      finished.setManaged(finished.isVisible());
      rows.getChildren()
          .setAll(shown.stream().limit(MOST_ROWS).map(f -> row(f, snapshot)).toList());
    }
  }

  private static HBox row(Finished leg, MonitorSnapshot snapshot) {
    String platform =
        snapshot.targets().stream()
            .filter(t -> t.platform().equals(leg.plan().platform()))
            .map(MonitorSnapshot.TargetView::label)
            .findFirst()
            .orElse(leg.plan().platform());
    Label name = Ui.label(platform + ", " + LegWords.leg(leg.plan()), "small");
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    name.setMinWidth(0);
    HBox row = Ui.row(Spacing.S, name, Ui.spacer());
    if (leg.status() != LegStatus.COMPLETED) {
      row.getChildren().add(Pill.of(leg.status()));
    }
    row.getChildren().add(TruthBadges.summary(leg.checks()));
    return row;
  }
}
