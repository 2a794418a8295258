package dev.bakeoff.ui.shell;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The window's keys: Ctrl or Cmd with 1 to 9 for the destinations, N for new, F5 to refresh. */
final class Shortcuts {
  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.DIGIT9);

  private Shortcuts() {}

  static void install(Scene scene, Shell shell) {
    Map<KeyCombination, Runnable> keys = scene.getAccelerators();
    Iterator<KeyCode> digits = DIGITS.iterator();
    for (Destination destination : Destination.values()) {
      keys.put(
          new KeyCodeCombination(digits.next(), KeyCombination.SHORTCUT_DOWN),
          unlessDialog(shell, () -> shell.show(destination)));
    }
    keys.put(
        new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN),
        unlessDialog(shell, () -> shell.show(Destination.NEW_BAKEOFF)));
    keys.put(new KeyCodeCombination(KeyCode.F5), unlessDialog(shell, shell::refresh));
  }

  /** Behind an open dialog nothing moves. */
  private static Runnable unlessDialog(Shell shell, Runnable action) {
    return () -> {
      if (!shell.window().dialogs().isOpen()) {
        action.run();
      }
    };
  }
}
