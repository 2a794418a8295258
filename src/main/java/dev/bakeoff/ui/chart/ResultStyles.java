package dev.bakeoff.ui.chart;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of the screens that show runs. */
public final class ResultStyles {
  private ResultStyles() {}

  public static void dress(Parent root) {
    URL sheet = Objects.requireNonNull(ResultStyles.class.getResource("results.css"));
    root.getStylesheets().add(sheet.toExternalForm());
  }
}
