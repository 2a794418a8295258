package dev.bakeoff.ui.wizard;

import dev.bakeoff.ui.text.Texts;
import java.util.Locale;

/** The wizards that end in a run. */
public enum RunWizard {
  QUICKSTART(Texts.of("quickstart.quickstart")),
  BAKE_OFF(Texts.of("wizard.bake-off")),
  SWEEP(Texts.of("sweep.sweep"));

  private final String label;

  RunWizard(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** As files call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
