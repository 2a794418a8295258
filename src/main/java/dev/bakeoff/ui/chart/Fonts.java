package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Surface.Weight;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The typeface on canvases, and how wide texts are in it. FX thread only. */
final class Fonts {
  private record Key(double size, Weight weight) {}

  private final Map<Key, Font> fonts = new HashMap<>();
  private final Text ruler = new Text();

  Font font(double size, Weight weight) {
    return fonts.computeIfAbsent(
        new Key(size, weight),
        key ->
            switch (weight) {
              case REGULAR -> Font.font("Inter", FontWeight.NORMAL, size);
              // Weights between the two that a family can have are families of their own.
              case MEDIUM -> Font.font("Inter Medium", size);
              case SEMIBOLD -> Font.font("Inter Semi Bold", size);
              case BOLD -> Font.font("Inter", FontWeight.BOLD, size);
            });
  }

  double width(String text, double size, Weight weight) {
    ruler.setFont(font(size, weight));
    ruler.setText(text);
    return ruler.getLayoutBounds().getWidth();
  }
}
