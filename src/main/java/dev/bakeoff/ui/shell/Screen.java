package dev.bakeoff.ui.shell;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
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

  /**
   * Where it is, from the destination down, for the row above the screen: "History", "Quickstart".
   * The last one is in sight; the others lead back. The same property at every call.
   */
  default ObservableValue<List<Crumb>> crumbs() {
    return new SimpleObjectProperty<>(List.of(Crumb.here(title())));
  }

  /** What can be done here just now, for the command palette; asked anew each time it opens. */
  default List<Command> commands() {
    return List.of();
  }

  /** F5. */
  default void refresh() {
    shown();
  }
}
