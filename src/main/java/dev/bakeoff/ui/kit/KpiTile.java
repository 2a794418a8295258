package dev.bakeoff.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One figure with its name, unit, a note below, and room for a small drawing at the top right. */
public final class KpiTile extends VBox {
  private final Label value = Ui.label(Formats.NONE, "kpi-value");
  private final Label unit = Ui.label("", "kpi-unit");
  private final Label note = Ui.label("", "kpi-note");
  private final String name;

  public KpiTile(String name) {
    this.name = name;
    getStyleClass().addAll("bo-card", "kpi-tile");
    HBox figure = new HBox(Spacing.S, value, unit);
    figure.setAlignment(Pos.BASELINE_LEFT);
    value.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(Ui.row(Spacing.S, Ui.label(name, "kpi-name"), Ui.spacer()), figure, note);
    setMinWidth(140);
    Ui.grow(this);
  }

  /** With a drawing, such as a sparkline, beside the name. */
  public KpiTile(String name, Node drawing) {
    this(name);
    ((HBox) getChildren().getFirst()).getChildren().add(drawing);
  }

  public void show(Formats.Quantity figure) {
    value.setText(figure.value());
    unit.setText(figure.unit());
    setAccessibleText(name + " " + figure);
  }

  /** A line below the figure in a tone; empty text keeps its room. */
  public void note(String text, Pill.Tone tone) {
    note.setText(text);
    note.getStyleClass().removeIf(c -> c.startsWith("tone-"));
    note.getStyleClass().add("tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
  }
}
