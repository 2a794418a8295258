package dev.bakeoff.ui.kit;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
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
 * beside the button. What a page checks in the background shows how far it is and can be stopped.
 * Alt+Left goes back, Ctrl+Enter goes on, and on the last page goes ahead.
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
  private final ProgressBar bar = new ProgressBar();
  private final Button stop = Ui.button(Texts.of("form.stop-checking"), this::stopChecking);
  private final StackPane refusal = new StackPane();
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
  private int furthest;
  private int attempt;
  private Optional<Job<?>> checking = Optional.empty();
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
    bar.setPrefWidth(120);
    stop.setId("wizard-stop-check");
    stop.getStyleClass().add("small");
    refusal.setId("wizard-refusal");
    HBox foot = Ui.row(Spacing.M, back, Ui.spacer(), obstacle, bar, stop, next, this.ends);
    foot.getStyleClass().add("wizard-foot");
    obstacle.setMaxWidth(420);
    place.setMinHeight(0);
    getChildren().addAll(steps, task, Ui.grow(place), refusal, foot);
    idle();
    this.pages.forEach(page -> page.joined(this::jump));
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
                        this::goAhead);
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
    attempt++;
    idle();
    refuse(Optional.empty());
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

  /** Goes on as the Next button does: with the page's check, where it has one. */
  public void next() {
    if (at.get() < pages.size() - 1 && !next.isDisabled()) {
      leave(at.get() + 1);
    }
  }

  /** Back at once; forward only past what this page checks. */
  private void jump(int number) {
    if (number <= at.get()) {
      turn(number);
    } else {
      leave(number);
    }
  }

  private void leave(int to) {
    int from = at.get();
    int mine = ++attempt;
    refuse(Optional.empty());
    busy(Texts.of("kit.checking"));
    Optional<WizardCheck> check = pages.get(from).beforeNext();
    if (check.isEmpty()) {
      finish(to, mine);
      return;
    }
    Job<?> job =
        check
            .get()
            .start(
                () -> {
                  if (mine == attempt) {
                    finish(to, mine);
                  }
                },
                problem -> {
                  if (mine == attempt) {
                    stay();
                    refuse(Optional.of(problem));
                    next.requestFocus();
                  }
                });
    checking = Optional.of(job);
    bar.progressProperty().bind(job.progressProperty());
    obstacle.textProperty().bind(job.messageProperty());
  }

  private void finish(int to, int mine) {
    pages
        .get(at.get())
        .leaving(
            ok -> {
              if (mine == attempt) {
                stay();
                if (ok) {
                  turn(to);
                }
              }
            });
  }

  /** A page that the user asked for has the keyboard. */
  private void turn(int number) {
    go(number);
    Platform.runLater(() -> Focus.first(place));
  }

  private void stay() {
    idle();
    show(pages.get(at.get()).obstacle().getValue());
  }

  private void stopChecking() {
    attempt++;
    checking.ifPresent(Job::stop);
    stay();
    next.requestFocus();
  }

  private void busy(String what) {
    next.setDisable(true);
    obstacle.setText(what);
    bar.setProgress(-1);
    shown(true);
  }

  private void idle() {
    bar.progressProperty().unbind();
    obstacle.textProperty().unbind();
    checking = Optional.empty();
    shown(false);
  }

  private void shown(boolean busy) {
    for (Node node : List.of(bar, stop)) {
      node.setVisible(busy);
      node.setManaged(busy);
    }
  }

  /** Why the page's check speaks against going on, and what to try. */
  private void refuse(Optional<Problem> problem) {
    refusal.getChildren().clear();
    problem
        .filter(p -> p.kind() != Problem.Kind.CANCELLED)
        .ifPresent(p -> refusal.getChildren().setAll(Ui.banner(p.toString())));
    refusal.setManaged(!refusal.getChildren().isEmpty());
  }

  private void back() {
    if (at.get() > 0) {
      turn(at.get() - 1);
    }
  }

  private void goAhead() {
    if (next.isVisible()) {
      ifShowing(next);
    } else {
      ends.getChildren().reversed().stream()
          .filter(Button.class::isInstance)
          .map(Button.class::cast)
          .findFirst()
          .ifPresent(Wizard::ifShowing);
    }
  }

  private void show(Optional<String> why) {
    if (checking.isPresent()) {
      return;
    }
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
    step.setOnAction(e -> jump(number - 1));
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
