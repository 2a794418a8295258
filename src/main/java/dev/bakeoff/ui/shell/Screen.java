package dev.bakeoff.ui.shell;

import javafx.scene.Node;

/** A screen that the shell shows. Made when first shown, then kept. FX thread only. */
public interface Screen {
  /** For the window's title. */
  String title();

  /** The same node at every call. */
  Node view();

  /** It comes into sight: read what may have changed. */
  void shown();

  /** It goes out of sight: stop what moves. */
  void hidden();

  /** F5. */
  default void refresh() {
    shown();
  }
}
