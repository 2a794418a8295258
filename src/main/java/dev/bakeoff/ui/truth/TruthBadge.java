package dev.bakeoff.ui.truth;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * How one truth check stands: an icon whose shape tells the state, so that colour is never alone,
 * the name of what is checked, and the sentence behind it in a tooltip.
 */
public final class TruthBadge extends Label {
  private static final double TOOLTIP_WIDTH = 380;

  public TruthBadge(TruthCheck check) {
    this(check.kind().label(), check.state(), check.text());
  }

  /**
   * @param word beside the icon
   * @param text of the tooltip
   */
  TruthBadge(String word, State state, String text) {
    super(word);
    getStyleClass().addAll("truth-badge", "truth-" + state.id());
    setGraphic(Ui.icon(icon(state), "truth-icon"));
    setMinWidth(Region.USE_PREF_SIZE);
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(Duration.millis(250));
    tooltip.setShowDuration(Duration.seconds(60));
    setTooltip(tooltip);
    setAccessibleText(word + ", " + word(state) + ". " + text);
    setFocusTraversable(false);
  }

  /** Each state has a shape of its own. */
  static Feather icon(State state) {
    return switch (state) {
      case HOLDS -> Feather.CHECK_CIRCLE;
      case DOUBTFUL -> Feather.ALERT_TRIANGLE;
      case BROKEN -> Feather.X_OCTAGON;
      case UNKNOWN -> Feather.HELP_CIRCLE;
    };
  }

  /** {@code holds}, {@code doubtful}, {@code broken}, {@code not known}. */
  public static String word(State state) {
    return switch (state) {
      case HOLDS -> Texts.of("truth.holds");
      case DOUBTFUL -> Texts.of("truth.doubtful");
      case BROKEN -> Texts.of("truth.broken");
      case UNKNOWN -> Texts.of("truth.not-known");
    };
  }
}
