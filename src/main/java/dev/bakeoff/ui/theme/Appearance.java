package dev.bakeoff.ui.theme;

import dev.bakeoff.ui.text.Texts;
import org.kordamp.ikonli.feather.Feather;

/** What the user wants the window to look like. */
public enum Appearance {
  SYSTEM(Texts.of("theme.follow-the-system"), Feather.MONITOR),
  LIGHT(Texts.of("theme.light"), Feather.SUN),
  DARK(Texts.of("theme.dark"), Feather.MOON);

  private final String label;
  private final Feather icon;

  Appearance(String label, Feather icon) {
    this.label = label;
    this.icon = icon;
  }

  public Feather icon() {
    return icon;
  }

  public String label() {
    return label;
  }
}
