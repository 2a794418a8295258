package dev.bakeoff.ui.platform;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.kit.Ui;
import java.util.List;
import javafx.scene.control.Label;

/** A platform's initial on its colour, the one that it has in charts. */
public final class PlatformBadge {
  private PlatformBadge() {}

  /**
   * A badge.
   *
   * @param type of the adapter, which decides on the colour
   * @param displayName whose first letter it shows
   */
  public static Label of(String type, String displayName, boolean dark) {
    Label badge = Ui.label(displayName.substring(0, 1), "platform-badge");
    badge.setStyle("-fx-background-color: " + Palette.of(List.of(type)).color(type, dark).hex());
    return badge;
  }
}
