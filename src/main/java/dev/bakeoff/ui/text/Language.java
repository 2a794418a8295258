package dev.bakeoff.ui.text;

import java.util.Locale;
import java.util.Optional;

/** What the window speaks. A change counts from the next start on. */
public enum Language {
  SYSTEM(Optional.empty(), ""),
  ENGLISH(Optional.of(Locale.ENGLISH), "English"),
  GERMAN(Optional.of(Locale.GERMAN), "Deutsch");

  private final Optional<Locale> locale;
  private final String name;

  Language(Optional<Locale> locale, String name) {
    this.locale = locale;
    this.name = name;
  }

  /** In its own words, so that whoever does not understand the present one finds it. */
  public String label() {
    return name.isEmpty() ? Texts.of("settings.language-of-the-system") : name;
  }

  /**
   * Makes it the language of this process, before the first text is asked for. Files and the
   * command line are not touched by it.
   */
  public void apply() {
    locale.ifPresent(chosen -> Locale.setDefault(Locale.Category.DISPLAY, chosen));
  }
}
