package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The warnings that weaken what the comparison shows, and what each setting shows. */
final class Verdicts {
  private Verdicts() {}

  static Node of(Comparison comparison) {
    List<Node> parts = new ArrayList<>();
    comparison.caveats().stream()
        .filter(c -> c.weight() == Caveat.Weight.WARNING)
        .forEach(c -> parts.add(warning(c)));
    parts.add(groups(comparison));
    return new Card(
        Texts.of("compare.setting-by-setting"), Ui.column(Spacing.S, parts.toArray(Node[]::new)));
  }

  private static Node warning(Caveat caveat) {
    HBox row =
        Ui.row(
            Spacing.S,
            Ui.icon(Feather.ALERT_TRIANGLE, "warning-icon"),
            Ui.grow(Ui.paragraph(caveat.text(), "tone-warning")));
    row.getStyleClass().add("warning-row");
    return row;
  }

  private static GridPane groups(Comparison comparison) {
    GridPane grid = new GridPane(Spacing.XL, Spacing.S);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(150);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(name, words);
    int row = 0;
    for (Group group : comparison.groups()) {
      grid.add(Ui.paragraph(group.title(), "muted"), 0, row);
      grid.add(
          Ui.paragraph(
              group.finding(Metric.P99).sentence()
                  + ". "
                  + group.finding(Metric.THROUGHPUT).sentence()
                  + "."),
          1,
          row);
      row++;
    }
    grid.getStyleClass().add("findings");
    return grid;
  }
}
