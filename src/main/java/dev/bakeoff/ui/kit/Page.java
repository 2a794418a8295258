package dev.bakeoff.ui.kit;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A screen's frame: header, then parts below one another with the page's margins. */
public final class Page extends VBox {
  public Page(PageHeader header, Node... parts) {
    getStyleClass().add("page");
    getChildren().add(header);
    getChildren().addAll(parts);
    setFillWidth(true);
  }
}
