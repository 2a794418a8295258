package dev.bakeoff.ui.tour;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The tour: a card at the window's lower edge, which takes room of its own and so covers nothing.
 * FX thread only.
 */
public final class Tour {
  private final UiServices services;
  private final Navigator navigator;
  private final TourModel model = new TourModel();
  private final Label count = Ui.label("", "small", "muted");
  private final Label title = Ui.label("", "card-title");
  private final Label text = Ui.paragraph("", "tour-text");
  private final Button action = Ui.primary("", Feather.PLAY, this::act);
  private final Button back =
      Ui.button(Texts.of("tour.back"), Feather.ARROW_LEFT, model::back, "small");
  private final Button next = Ui.button(Texts.of("tour.next"), this::next, "small");
  private final Button skip = Ui.button(Texts.of("tour.skip"), this::end, "small", "flat");
  private final HBox card;
  private Optional<Destination> inSight = Optional.empty();

  public Tour(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    action.getStyleClass().add("small");
    action.setId("tour-action");
    back.setId("tour-back");
    next.setId("tour-next");
    skip.setId("tour-skip");
    VBox words = Ui.column(2, Ui.row(Spacing.S, title, count), text);
    words.setMinWidth(0);
    // Else its wrapped text would ask for the height that it had at its narrowest.
    text.setMinHeight(Region.USE_COMPUTED_SIZE);
    HBox buttons = Ui.row(Spacing.S, action, back, next, skip);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    card = Ui.row(Spacing.L, Ui.icon(Feather.COMPASS, "hero-icon"), Ui.grow(words), buttons);
    card.getStyleClass().add("tour");
    card.setId("tour");
    model.stepProperty().subscribe(this::show);
    navigator.monitor().snapshotProperty().subscribe(model::follow);
  }

  /** Belongs at the window's lower edge. */
  public Region view() {
    return card;
  }

  /** Offers the tour where nobody has seen it and nothing was run yet. */
  public void offer() {
    if (!services.settings().get().tourSeen()) {
      navigator
          .window()
          .tasks()
          .load(
              () -> services.runs().history().list().isEmpty(),
              nothingYet -> {
                if (nothingYet && model.stepProperty().get().isEmpty()) {
                  model.offer();
                }
              },
              // What is wrong with the history is said where it is shown.
              problem -> {});
    }
  }

  /** Begins at the first step. */
  public void begin() {
    navigator.show(Destination.HOME);
    model.begin();
  }

  /** Another screen came into sight. */
  public void follow(Destination destination) {
    inSight = Optional.of(destination);
    draw();
  }

  private void show(Optional<TourStep> step) {
    step.ifPresent(
        s -> {
          title.setText(s.title());
          text.setText(s.text());
          count.setText(Texts.of("tour.count", s.ordinal() + 1, TourStep.values().length));
          action.setText(s.action());
          back.setDisable(model.isFirst());
          next.setText(model.isLast() ? Texts.of("tour.done") : Texts.of("tour.next"));
          skip.setVisible(!model.isLast());
          skip.setManaged(!model.isLast());
          card.setAccessibleText(s.title() + ". " + s.text());
        });
    draw();
  }

  private void draw() {
    boolean visible =
        model.stepProperty().get().isPresent()
            && (model.isAccepted() || inSight.equals(Optional.of(Destination.HOME)));
    card.setVisible(visible);
    card.setManaged(visible);
  }

  private void next() {
    if (model.isLast()) {
      end();
    } else {
      model.next();
    }
  }

  private void end() {
    model.end();
    services.settings().update(p -> p.withTourSeen(true));
  }

  private void act() {
    model.stepProperty().get().ifPresent(this::act);
  }

  private void act(TourStep step) {
    switch (step) {
      case WELCOME -> model.next();
      case START -> {
        if (navigator.monitor().busy()) {
          navigator.show(Destination.LIVE);
        } else {
          navigator.startRun(services.runs().launcher().quickstart());
        }
      }
      case PREPARING, MEASURING -> navigator.show(Destination.LIVE);
      case COMPARING -> newest(runs -> navigator.openComparison(runs), Destination.COMPARE);
      case REPORT -> {
        newest(runs -> navigator.openReport(runs), Destination.REPORTS);
        end();
      }
    }
  }

  private void newest(Consumer<List<String>> onRun, Destination otherwise) {
    navigator
        .window()
        .tasks()
        .load(
            () -> services.runs().history().list().stream().findFirst().map(RunSummary::id),
            run -> {
              if (run.isPresent()) {
                onRun.accept(List.of(run.get()));
              } else {
                navigator.show(otherwise);
              }
            },
            navigator.window().notices()::problem);
  }
}
