package dev.bakeoff.ui.kit;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Where the keyboard goes in a part that has just come into sight. */
final class Focus {
  private Focus() {}

  /** Gives it to the first control of a part that can take it. */
  static void first(Node part) {
    find(part).ifPresent(Node::requestFocus);
  }

  private static Optional<Node> find(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    boolean frame = node instanceof ScrollPane || node instanceof SplitPane;
    if (node.isFocusTraversable() && !frame) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(Focus::find)
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }
}
