package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.Ui;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** Text of any length in a place of its own width; the whole of it is in a tooltip. */
final class Clipped {
  private Clipped() {}

  static Label label(String text, double width) {
    Label label = Ui.label(text, "fact-value");
    label.setMaxWidth(width);
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label.setTooltip(new Tooltip(text));
    return label;
  }
}
