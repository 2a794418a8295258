package dev.bakeoff.ui.settings;

import dev.bakeoff.ui.text.Language;
import dev.bakeoff.ui.theme.Appearance;

/**
 * What is remembered from one start to the next.
 *
 * @param appearance light, dark, or as the system
 * @param window where the window stood
 * @param language what it speaks
 * @param tourSeen whether the tour was taken or skipped
 */
public record Preferences(
    Appearance appearance, WindowPlace window, Language language, boolean tourSeen) {
  public static final Preferences DEFAULT =
      new Preferences(
          Appearance.SYSTEM, new WindowPlace(-1, -1, 1280, 800, false), Language.SYSTEM, false);

  /**
   * Where a window stands.
   *
   * @param x left edge in pixels; negative with y means: let the system choose
   * @param y upper edge
   * @param width at least 640 or it is not taken
   * @param height at least 480 or it is not taken
   * @param maximized whether it fills the screen
   */
  public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    boolean isUsable() {
      return width >= 640 && height >= 480 && width < 20_000 && height < 20_000;
    }
  }

  public Preferences withAppearance(Appearance chosen) {
    return new Preferences(chosen, window, language, tourSeen);
  }

  public Preferences withWindow(WindowPlace place) {
    return new Preferences(appearance, place, language, tourSeen);
  }

  public Preferences withLanguage(Language chosen) {
    return new Preferences(appearance, window, chosen, tourSeen);
  }

  public Preferences withTourSeen(boolean seen) {
    return new Preferences(appearance, window, language, seen);
  }

  /** What a file said, mended where it left something out or says what cannot be. */
  Preferences mended() {
    return new Preferences(
        appearance == null ? DEFAULT.appearance : appearance,
        window == null || !window.isUsable() ? DEFAULT.window : window,
        language == null ? DEFAULT.language : language,
        tourSeen);
  }
}
