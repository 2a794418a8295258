package dev.bakeoff.ui.platform;

import javafx.scene.layout.Region;

/** Something that takes the platforms' screen for itself until it is done: a wizard. */
public interface PlatformTask {
  String title();

  /** One line below the title. */
  String subtitle();

  /**
   * Its content; called once.
   *
   * @param close goes back to the list
   */
  Region view(Runnable close);

  /** The user has gone back: nothing in the background is wanted any more. */
  default void closed() {}
}
