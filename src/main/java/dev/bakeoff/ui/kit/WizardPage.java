package dev.bakeoff.ui.kit;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One page of a {@link Wizard}. FX thread only. */
public interface WizardPage {
  /** One or two words for the row of steps. */
  String title();

  /** One sentence on what to do here. */
  String task();

  /** The same node at every call. */
  Node view();

  /** What keeps the user from going on; empty where nothing does. */
  ObservableValue<Optional<String>> obstacle();

  /**
   * It has become a page of a wizard.
   *
   * @param goTo shows another page, by its number from 0
   */
  default void joined(IntConsumer goTo) {}

  /** What is checked in the background each time the user wants to go on; empty for nothing. */
  default Optional<WizardCheck> beforeNext() {
    return Optional.empty();
  }

  /** It comes into sight. */
  default void entered() {}

  /**
   * A last check when the user goes on, which may take its time in the background.
   *
   * @param goOn called with true to go on, with false to stay; the page says why
   */
  default void leaving(Consumer<Boolean> goOn) {
    goOn.accept(true);
  }
}
