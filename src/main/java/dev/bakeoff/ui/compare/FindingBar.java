package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Charts;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** What the comparison shows, in two sentences, and how far it can be relied on, in badges. */
final class FindingBar {
  private FindingBar() {}

  /**
   * @param onWarnings leads to the warnings
   */
  static Node of(Comparison comparison, Runnable onWarnings) {
    FlowPane badges = new FlowPane(Spacing.S, Spacing.XS);
    badges.getChildren().setAll(badges(comparison, onWarnings));
    Card card =
        new Card(
            Ui.column(
                Spacing.XS,
                Ui.paragraph(comparison.headline(Metric.P50) + ".", "verdict"),
                Ui.paragraph(comparison.headline(Metric.THROUGHPUT) + ".", "verdict"),
                badges));
    card.getStyleClass().add("finding-bar");
    return card;
  }

  private static List<Node> badges(Comparison comparison, Runnable onWarnings) {
    List<Node> badges = new ArrayList<>();
    boolean proven = comparison.proofs().stream().allMatch(p -> p.proven());
    Pill data =
        proven
            ? new Pill(Texts.of("compare.same-data"), Tone.SUCCESS)
            : new Pill(Texts.of("compare.not-proven"), Tone.DANGER);
    data.setTooltip(new Tooltip(Texts.of("compare.same-data-help")));
    badges.add(data);
    badges.add(
        TruthBadges.ofDoubts(
            comparison.groups().stream()
                .flatMap(g -> g.cells().stream())
                .map(CellStats::doubts)
                .max(TruthBadges.byWorst())
                .orElse(List.of())));
    long warnings =
        comparison.caveats().stream().filter(c -> c.weight() == Caveat.Weight.WARNING).count();
    if (warnings > 0) {
      Button button =
          Ui.button(
              Texts.of("compare.warnings", warnings), Feather.ALERT_TRIANGLE, onWarnings, "small");
      button.setId("compare-warnings");
      button.getStyleClass().add("tone-warning");
      badges.add(button);
    }
    badges.add(Ui.label(Charts.subtitle(comparison, comparison.groups()), "muted", "small"));
    return badges;
  }
}
