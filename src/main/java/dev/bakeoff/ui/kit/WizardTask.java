package dev.bakeoff.ui.kit;

import java.util.Optional;
import javafx.scene.layout.Region;

/** Something that takes a screen for itself until it is done: a wizard. FX thread only. */
public interface WizardTask {
  String title();

  /** One line below the title. */
  String subtitle();

  /**
   * Its content; called once.
   *
   * @param close goes back, since it is done
   */
  Region view(Runnable close);

  /**
   * How what was filled in is written to a file and read from one; while there is one, leaving the
   * wizard keeps it as it stands.
   */
  default Optional<WizardForm> form() {
    return Optional.empty();
  }

  /** It is done or given up: nothing in the background is wanted any more. */
  default void closed() {}
}
