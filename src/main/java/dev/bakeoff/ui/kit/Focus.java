package dev.bakeoff.ui.kit;

import java.util.List;
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
    return switch (node) {
      // What is in a frame is among its children only once it has been laid out.
      case ScrollPane frame -> Optional.ofNullable(frame.getContent()).flatMap(Focus::find);
      case SplitPane frame -> firstOf(frame.getItems());
      case Node control when control.isFocusTraversable() -> Optional.of(control);
      case Parent parent -> firstOf(parent.getChildrenUnmodifiable());
      case Node other -> Optional.empty();
    };
  }

  private static Optional<Node> firstOf(List<Node> nodes) {
    return nodes.stream().map(Focus::find).flatMap(Optional::stream).findFirst();
  }
}
