package dev.bakeoff.ui.theme;

/** What the user wants the window to look like. */
public enum Appearance {
  SYSTEM("Follow the system"),
  LIGHT("Light"),
  DARK("Dark");

  private final String label;

  Appearance(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
