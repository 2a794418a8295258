package dev.bakeoff.ui.live;

import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.Health.Fact;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** How the run is: what it does and since when, what is next, what is left, the machine. */
final class HealthView {
  private final GridPane facts = new GridPane(Spacing.M, 6);
  private final List<Label> values = new ArrayList<>();
  private final Card card;
  private List<String> names = List.of();

  /**
   * @param platforms how each platform stands
   * @param copy puts the status on the clipboard
   */
  HealthView(Node platforms, Runnable copy) {
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    right.setMinWidth(0);
    facts.getColumnConstraints().setAll(left, right);
    facts.setId("health");
    Button button = Ui.iconButton(Texts.of("live.copy-status"), Feather.COPY, copy);
    button.setId("copy-status");
    card = new Card(Texts.of("live.status"), Ui.column(Spacing.M, facts, platforms), button);
  }

  Node view() {
    return card;
  }

  void show(MonitorSnapshot snapshot) {
    List<Fact> now = Health.facts(snapshot);
    List<String> nowNames = now.stream().map(Fact::name).toList();
    if (!nowNames.equals(names)) {
      names = nowNames;
      values.clear();
      facts.getChildren().clear();
      for (int row = 0; row < now.size(); row++) {
        Label name = Ui.label(now.get(row).name(), "muted", "small");
        Label value = Ui.paragraph("", "small");
        name.setLabelFor(value);
        values.add(value);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(row, name, value);
      }
    }
    for (int i = 0; i < now.size(); i++) {
      values.get(i).setText(now.get(i).value());
    }
  }
}
