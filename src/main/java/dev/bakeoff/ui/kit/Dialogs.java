package dev.bakeoff.ui.kit;

import atlantafx.base.controls.ModalPane;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Dialogs inside the window, one at a time, which keep the keyboard while they are open. */
public final class Dialogs {
  private final ModalPane pane = new ModalPane();
  private Optional<Node> focusBefore = Optional.empty();

  public Dialogs() {
    pane.setPersistent(true);
    // A dialog that opens while the one before it still fades away would vanish with it.
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.getStyleClass().add("dialogs");
    pane.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.focusOwnerProperty().subscribe((was, is) -> keepFocus(is));
              }
            });
    pane.displayProperty()
        .subscribe(
            (was, is) -> {
              if (!is) {
                focusBefore.ifPresent(Node::requestFocus);
                focusBefore = Optional.empty();
              }
            });
  }

  /** The layer that dialogs appear on; belongs above everything else in the window. */
  public ModalPane pane() {
    return pane;
  }

  public boolean isOpen() {
    return pane.isDisplay();
  }

  public void close() {
    pane.hide(true);
  }

  /**
   * Opens a dialog. Esc or a click beside it closes it unless {@code persistent}.
   *
   * @param buttons from left to right; the last is usually the one that goes ahead
   */
  public void open(String title, Region content, double width, Node... buttons) {
    if (!isOpen()) {
      focusBefore = Optional.ofNullable(pane.getScene()).map(s -> s.getFocusOwner());
    }
    HBox foot = new HBox(Spacing.S, Ui.spacer());
    foot.getChildren().addAll(buttons);
    foot.getStyleClass().add("dialog-buttons");
    HBox head =
        Ui.row(
            Spacing.S,
            Ui.label(title, "dialog-title"),
            Ui.spacer(),
            Ui.iconButton(
                Texts.of("kit.close"), org.kordamp.ikonli.feather.Feather.X, this::close));
    VBox dialog = Ui.column(Spacing.L, head, Ui.grow(content), foot);
    dialog.getStyleClass().add("bo-dialog");
    dialog.setMaxSize(width, Region.USE_PREF_SIZE);
    dialog.setPrefWidth(width);
    dialog.setAccessibleText(title);
    pane.setAlignment(Pos.CENTER);
    pane.show(dialog);
    Platform.runLater(() -> focusFirst(content, foot));
  }

  /** Opens something without a title and buttons near the upper edge, such as a search. */
  public void openBare(Region content, double width) {
    if (!isOpen()) {
      focusBefore = Optional.ofNullable(pane.getScene()).map(s -> s.getFocusOwner());
    }
    content.setMaxSize(width, Region.USE_PREF_SIZE);
    content.setPrefWidth(width);
    pane.setAlignment(Pos.TOP_CENTER);
    pane.show(content);
  }

  /** Asks before something that cannot be taken back. */
  public void confirm(String title, String question, String goAhead, Runnable action) {
    Button cancel = Ui.button(Texts.of("kit.cancel"), this::close);
    cancel.setCancelButton(true);
    Button button =
        Ui.button(
            goAhead,
            () -> {
              close();
              action.run();
            },
            "danger");
    button.setId("confirm");
    open(title, Ui.paragraph(question), 440, cancel, button);
  }

  private void keepFocus(Node owner) {
    if (isOpen()
        && owner != null
        && pane.getContent() instanceof Parent dialog
        && !within(owner, dialog)) {
      Platform.runLater(() -> focusFirst(dialog));
    }
  }

  private static boolean within(Node node, Node ancestor) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private static void focusFirst(Node... within) {
    Stream.of(within)
        .map(Dialogs::firstFocusable)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private static Optional<Node> firstFocusable(Node node) {
    if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(Dialogs::firstFocusable)
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }
}
