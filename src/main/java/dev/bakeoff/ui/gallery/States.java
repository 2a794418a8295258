package dev.bakeoff.ui.gallery;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What a view shows while it waits, where there is nothing, and where something went wrong. */
final class States {
  private static final double HEIGHT = 190;

  private States() {}

  static Card card() {
    StatePane loading = pane();
    loading.loading(Texts.of("gallery.loading"));
    StatePane empty = pane();
    empty.empty(
        new EmptyState(
            Feather.DATABASE,
            Texts.of("gallery.empty"),
            Texts.of("gallery.empty-text"),
            Ui.primary(Texts.of("gallery.primary"), Feather.PLUS, () -> {})));
    StatePane broken = pane();
    broken.problem(problem(), () -> {});
    return new Card(
        Texts.of("gallery.states"),
        new HBox(Spacing.L, Ui.grow(loading), Ui.grow(empty), Ui.grow(broken)));
  }

  private static StatePane pane() {
    StatePane pane = new StatePane();
    pane.getStyleClass().add("bo-card");
    pane.setPrefSize(300, HEIGHT);
    pane.setMinHeight(HEIGHT);
    return pane;
  }

  static Card messages(Window window) {
    Button good =
        Ui.button(
            Texts.of("gallery.say-good"), () -> window.notices().success(Texts.of("gallery.good")));
    Button bad =
        Ui.button(Texts.of("gallery.say-problem"), () -> window.notices().problem(problem()));
    Button undo =
        Ui.button(
            Texts.of("gallery.say-undo"),
            () -> window.notices().undoable(Texts.of("gallery.deleted"), () -> {}));
    Button dialog =
        Ui.button(
            Texts.of("gallery.ask"),
            () ->
                window
                    .dialogs()
                    .confirm(
                        Texts.of("gallery.question"),
                        Texts.of("gallery.question-text"),
                        Texts.of("gallery.danger"),
                        () -> {}));
    return new Card(
        Texts.of("gallery.messages"),
        Ui.column(
            Spacing.M,
            Ui.banner(Texts.of("gallery.banner")),
            new FlowPane(Spacing.S, Spacing.S, good, bad, undo, dialog)));
  }

  private static Problem problem() {
    return Problem.request(Texts.of("gallery.problem"), Texts.of("gallery.problem-hint"));
  }
}
