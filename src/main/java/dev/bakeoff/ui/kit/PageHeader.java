package dev.bakeoff.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A screen's title with a pill, a line below it, and the screen's actions at the right. */
public final class PageHeader extends HBox {
  private final Label title = Ui.label("", "page-title");
  private final Label subtitle = Ui.label("", "page-subtitle");
  private final HBox titleRow = Ui.row(Spacing.M, title);
  private final VBox words = Ui.column(2, titleRow, subtitle);

  public PageHeader(String titleText, String subtitleText, Node... actions) {
    super(Spacing.S);
    getStyleClass().add("page-header");
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    words.setMinWidth(0);
    words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    Ui.grow(words);
    actions(actions);
    title(titleText);
    subtitle(subtitleText);
  }

  /** Replaces the actions at the right. */
  public void actions(Node... nodes) {
    getChildren().setAll(words);
    getChildren().addAll(nodes);
  }

  public void title(String text) {
    title.setText(text);
  }

  public void subtitle(String text) {
    subtitle.setText(text);
    subtitle.setVisible(!text.isEmpty());
    subtitle.setManaged(!text.isEmpty());
  }

  /** Puts a pill beside the title, replacing the one before. */
  public void pill(Pill pill) {
    titleRow.getChildren().setAll(title, pill);
  }

  public void noPill() {
    titleRow.getChildren().setAll(title);
  }
}
