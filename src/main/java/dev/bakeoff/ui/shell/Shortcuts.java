package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;

/** The window's keys, which Help lists. */
final class Shortcuts {
  private static final int DIGITS = 9;

  private Shortcuts() {}

  /** All of them, in the order in which Help lists them. */
  static List<Shortcut> of(Shell shell) {
    List<Shortcut> all = new ArrayList<>();
    all.add(new Shortcut("Shortcut+K", Texts.of("shell.search-commands"), shell::openPalette));
    all.add(new Shortcut("F1", Texts.of("shell.open-help"), () -> shell.show(Destination.HELP)));
    for (Destination destination : Destination.values()) {
      keysOf(destination)
          .ifPresent(
              keys ->
                  all.add(
                      new Shortcut(
                          keys,
                          Texts.of("shell.go-to", destination.label()),
                          () -> shell.show(destination))));
    }
    all.add(
        new Shortcut(
            "Shortcut+N",
            Texts.of("shell.new-bake-off"),
            () -> shell.show(Destination.NEW_BAKEOFF)));
    all.add(new Shortcut("Shortcut+O", Texts.of("shell.open-a-yaml-file"), shell::openConfig));
    all.add(new Shortcut("Shortcut+Z", Texts.of("shell.undo-delete"), shell::undo));
    all.add(new Shortcut("F5", Texts.of("shell.read-again"), shell::refresh));
    all.add(
        new Shortcut(
            "Shortcut+Shift+G",
            Texts.of("shell.open-gallery"),
            () -> shell.show(Destination.GALLERY)));
    return List.copyOf(all);
  }

  /**
   * Ctrl or Cmd with 1 to 9, in the navigation's order; Settings has the comma of every desktop.
   */
  static Optional<String> keysOf(Destination destination) {
    if (destination == Destination.SETTINGS) {
      return Optional.of("Shortcut+Comma");
    }
    int place = Arrays.asList(Destination.values()).indexOf(destination) + 1;
    return destination.inNavigation() && place <= DIGITS
        ? Optional.of("Shortcut+" + place)
        : Optional.empty();
  }

  static void install(Scene scene, Shell shell) {
    Map<KeyCombination, Runnable> keys = scene.getAccelerators();
    for (Shortcut shortcut : of(shell)) {
      keys.put(shortcut.combination(), () -> run(scene, shell, shortcut));
    }
  }

  private static void run(Scene scene, Shell shell, Shortcut shortcut) {
    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
    // A field has an undo of its own.
    if (typing && shortcut.keys().equals("Shortcut+Z")) {
      return;
    }
    if (shortcut.inDialogs() || !shell.window().dialogs().isOpen()) {
      shortcut.action().run();
    }
  }
}
