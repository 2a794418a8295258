package dev.bakeoff.ui.theme;

import dev.bakeoff.ui.text.Texts;

/** What the user wants the window to look like. */
public enum Appearance {
  SYSTEM(Texts.of("theme.follow-the-system")),
  LIGHT(Texts.of("theme.light")),
  DARK(Texts.of("theme.dark"));

  private final String label;

  Appearance(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
