package dev.bakeoff.ui.shell;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/**
 * A key of the window and what it does.
 *
 * @param keys in the notation of {@link KeyCombination#valueOf}: "Shortcut+K"
 * @param title what it does, for Help
 * @param action on the FX thread
 * @param inDialogs whether it also works while a dialog is open
 */
public record Shortcut(String keys, String title, Runnable action, boolean inDialogs) {
  /** One that a dialog silences: behind an open dialog nothing moves. */
  public Shortcut(String keys, String title, Runnable action) {
    this(keys, title, action, false);
  }

  KeyCombination combination() {
    return KeyCombination.valueOf(keys);
  }

  /** As people read it here: "Ctrl+K", on a Mac "⌘K". */
  public static String forPeople(String notation) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    String keys = notation.replace("Comma", ",");
    return mac
        ? keys.replace("Shortcut+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥")
        : keys.replace("Shortcut", dev.bakeoff.ui.text.Texts.of("shell.key-ctrl"))
            .replace("Shift", dev.bakeoff.ui.text.Texts.of("shell.key-shift"));
  }
}
