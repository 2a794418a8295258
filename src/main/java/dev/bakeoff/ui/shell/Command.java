package dev.bakeoff.ui.shell;

import org.kordamp.ikonli.feather.Feather;

/**
 * Something that the command palette can do.
 *
 * @param title what it does, beginning with a verb: "Compare the chosen runs"
 * @param group where it belongs: a screen's name
 * @param icon beside it
 * @param keys its shortcut for people; empty where it has none
 * @param action on the FX thread
 */
public record Command(String title, String group, Feather icon, String keys, Runnable action) {
  /** Without a shortcut. */
  public Command(String title, String group, Feather icon, Runnable action) {
    this(title, group, icon, "", action);
  }
}
