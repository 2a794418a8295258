package dev.bakeoff.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a view shows where there is nothing yet: why, and the way to the first thing. */
public final class EmptyState extends VBox {
  public EmptyState(Feather icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    var paragraph = Ui.paragraph(text, "muted", "centered");
    paragraph.setMaxWidth(460);
    getChildren().addAll(Ui.icon(icon, "empty-icon"), Ui.label(title, "empty-title"), paragraph);
    if (actions.length > 0) {
      var row = Ui.row(Spacing.S, actions);
      row.setAlignment(Pos.CENTER);
      getChildren().add(row);
    }
  }
}
