package dev.bakeoff.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short ways to make the small parts that every screen has. */
public final class Ui {
  private Ui() {}

  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** Text that wraps instead of being cut off. */
  public static Label paragraph(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  public static FontIcon icon(Feather icon, String... styleClasses) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }

  public static Button button(String text, Feather icon, Runnable action, String... styleClasses) {
    Button button = new Button(text, icon(icon));
    button.getStyleClass().addAll(styleClasses);
    button.setOnAction(e -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  public static Button button(String text, Runnable action, String... styleClasses) {
    Button button = new Button(text);
    button.getStyleClass().addAll(styleClasses);
    button.setOnAction(e -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** The one action that a screen is about. */
  public static Button primary(String text, Feather icon, Runnable action) {
    return button(text, icon, action, "accent");
  }

  /** A button of an icon only; its name is read out and shown as a tooltip. */
  public static Button iconButton(String name, Feather icon, Runnable action) {
    Button button = button("", icon, action, "button-icon", "flat");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  public static HBox row(double gap, Node... nodes) {
    HBox row = new HBox(gap, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  public static VBox column(double gap, Node... nodes) {
    return new VBox(gap, nodes);
  }

  /** Lets a node take the room that is left in its row or column. */
  public static <T extends Node> T grow(T node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Scrolls up and down only where it must; as wide as its place and at least as high. */
  public static ScrollPane scroll(Region content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("page-scroll");
    return pane;
  }

  /** A warning above what it is about. */
  public static HBox banner(String text) {
    HBox banner = row(Spacing.M, icon(Feather.ALERT_TRIANGLE, "warning"), grow(paragraph(text)));
    banner.getStyleClass().add("banner");
    return banner;
  }
}
