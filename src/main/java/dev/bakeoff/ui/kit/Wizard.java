package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * Leads through pages in order. Pages keep what was filled in, so that going back loses nothing; a
 * step that was reached can be chosen in the row of steps; what keeps the user from going on stands
 * beside the button. Alt+Left goes back, Ctrl+Enter goes on.
 */
public final class Wizard extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final List<WizardPage> pages;
  private final HBox steps = new HBox(Spacing.S);
  private final Label task = Ui.paragraph("", "muted");
  private final StackPane place = new StackPane();
  private final Label obstacle = Ui.paragraph("", "small", "tone-warning");
  private final Button back = Ui.button(Texts.of("kit.back"), Feather.ARROW_LEFT, this::back);
  private final Button next = Ui.primary(Texts.of("kit.next"), Feather.ARROW_RIGHT, this::next);
  private final HBox ends;
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
  private int furthest;
  private Subscription watch = Subscription.EMPTY;

  /**
   * @param pages in order
   * @param ends buttons that stand in Next's place on the last page
   * @param start the number of the page to begin with; those before it count as filled in
   */
  public Wizard(List<WizardPage> pages, List<? extends Node> ends, int start) {
    super(Spacing.L);
    this.pages = List.copyOf(pages);
    this.ends = new HBox(Spacing.S);
    this.ends.getChildren().addAll(ends);
    steps.getStyleClass().add("wizard-steps");
    int number = 1;
    for (WizardPage page : this.pages) {
      steps.getChildren().add(step(number++, page));
    }
    next.setContentDisplay(ContentDisplay.RIGHT);
    next.setId("wizard-next");
    back.setId("wizard-back");
    HBox foot = Ui.row(Spacing.M, back, Ui.spacer(), obstacle, next, this.ends);
    foot.getStyleClass().add("wizard-foot");
    obstacle.setMaxWidth(420);
    getChildren().addAll(steps, task, Ui.grow(place), foot);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene
                    .getAccelerators()
                    .put(
                        new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                        () -> ifShowing(back));
                scene
                    .getAccelerators()
                    .put(
                        new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
                        () -> ifShowing(next));
              }
            });
    go(start);
  }

  /** The number of the page in sight, from 0. */
  public ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /** Shows a page, whatever the others hold. */
  public void go(int number) {
    watch.unsubscribe();
    at.set(number);
    furthest = Math.max(furthest, number);
    WizardPage page = pages.get(number);
    task.setText(page.task());
    place.getChildren().setAll(page.view());
    back.setDisable(number == 0);
    boolean last = number == pages.size() - 1;
    next.setVisible(!last);
    next.setManaged(!last);
    ends.setVisible(last);
    ends.setManaged(last);
    page.entered();
    watch = page.obstacle().subscribe(this::show);
    drawSteps();
  }

  private void next() {
    int from = at.get();
    next.setDisable(true);
    obstacle.setText(Texts.of("kit.checking"));
    pages
        .get(from)
        .leaving(
            ok -> {
              if (at.get() == from) {
                show(pages.get(from).obstacle().getValue());
                if (ok) {
                  go(from + 1);
                }
              }
            });
  }

  private void back() {
    if (at.get() > 0) {
      go(at.get() - 1);
    }
  }

  private void show(Optional<String> why) {
    obstacle.setText(why.orElse(""));
    next.setDisable(why.isPresent());
    ends.setDisable(why.isPresent());
    if (why.isPresent()) {
      furthest = at.get();
    }
    drawSteps();
  }

  private Button step(int number, WizardPage page) {
    Button step = new Button(page.title());
    Label badge = Ui.label(Integer.toString(number), "wizard-number");
    step.setGraphic(badge);
    step.getStyleClass().add("wizard-step");
    step.setId("wizard-step-" + number);
    step.setAccessibleText(Texts.of("kit.step", number, page.title()));
    step.setOnAction(e -> go(number - 1));
    return step;
  }

  private void drawSteps() {
    for (int i = 0; i < pages.size(); i++) {
      Node step = steps.getChildren().get(i);
      step.pseudoClassStateChanged(CURRENT, i == at.get());
      step.pseudoClassStateChanged(DONE, i < at.get());
      step.setDisable(i > furthest);
    }
  }

  private static void ifShowing(Button button) {
    if (button.getScene() != null && button.isVisible() && !button.isDisabled()) {
      button.fire();
    }
  }
}
