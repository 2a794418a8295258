package dev.bakeoff.ui.wizard;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.PlatformsModel;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Which platforms, and which of them the others are compared with; tests them when chosen. */
public final class PlatformsPage implements WizardPage {
  private final PlatformsModel platforms;
  private final BakeoffModel model;
  private final StatePane state = new StatePane();
  private final VBox cards = Ui.column(Spacing.S);
  private final ComboBox<PlatformProfile> baseline = new ComboBox<>();
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Subscription follows = Subscription.EMPTY;
  private boolean filling;
  private Optional<Consumer<Boolean>> waiting = Optional.empty();

  public PlatformsPage(PlatformsModel platforms, BakeoffModel model) {
    this.platforms = platforms;
    this.model = model;
    state.loading(Texts.of("wizard.reading-the-profiles"));
    baseline.setId("wizard-baseline");
    baseline.setCellFactory(list -> nameCell());
    baseline.setButtonCell(nameCell());
    baseline
        .valueProperty()
        .subscribe(
            chosen -> {
              if (!filling && chosen != null) {
                model.baseline(chosen);
              }
            });
    model.platforms().addListener((ListChangeListener<PlatformProfile>) c -> chosenChanged());
    platforms.profilesProperty().subscribe(this::show);
  }

  @Override
  public String title() {
    return Texts.of("wizard.platforms");
  }

  @Override
  public String task() {
    return Texts.of("wizard.choose-two-or-more-platforms-each");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ReadOnlyObjectProperty<Optional<String>> obstacle() {
    return obstacle.getReadOnlyProperty();
  }

  @Override
  public void entered() {
    model.leaveFile();
    platforms.refresh();
    chosenChanged();
  }

  /** Waits for the tests that are under way; with one that failed the page stays. */
  @Override
  public void leaving(Consumer<Boolean> goOn) {
    if (chosenChecks().stream().anyMatch(Check.Testing.class::isInstance)) {
      waiting = Optional.of(goOn);
      checkObstacle();
    } else {
      goOn.accept(obstacle.get().isEmpty());
    }
  }

  private void show(Reading<List<PlatformProfile>> reading) {
    switch (reading) {
      case Reading.Waiting<List<PlatformProfile>> w -> {}
      case Reading.Failed<List<PlatformProfile>> failed ->
          state.problem(failed.problem(), platforms::refresh);
      case Reading.Done<List<PlatformProfile>>(List<PlatformProfile> profiles) -> {
        follows.unsubscribe();
        follows = Subscription.EMPTY;
        cards.getChildren().setAll(profiles.stream().map(this::card).toList());
        if (cards.getParent() == null) {
          FormField field =
              new FormField(
                  Texts.of("wizard.baseline"),
                  baseline,
                  Texts.of("wizard.differences-of-the-other-platforms"));
          field.setMaxWidth(320);
          state.content(Ui.scroll(Ui.column(Spacing.L, cards, field)));
        }
      }
    }
  }

  private Node card(PlatformProfile profile) {
    Optional<PlatformDescriptor> type = platforms.type(profile);
    Pill pill = new Pill("", Pill.Tone.NEUTRAL);
    Label problem = Ui.paragraph("", "small", "tone-danger");
    ChoiceCard card =
        new ChoiceCard(
                profile.name(),
                type.map(t -> t.displayName() + ". " + t.summary()).orElse(profile.type()))
            .trailing(pill);
    card.setId("choose-" + profile.name());
    card.setSelected(isChosen(profile));
    card.setOnAction(
        e -> {
          model.choose(profile, card.isSelected());
          if (card.isSelected()) {
            platforms.test(profile);
          }
        });
    follows =
        follows.and(
            platforms
                .checkOf(profile.name())
                .subscribe(
                    check -> {
                      show(check, pill, problem);
                      checkObstacle();
                    }));
    return Ui.column(Spacing.XS, card, problem);
  }

  private static void show(Check check, Pill pill, Label problem) {
    pill.setVisible(!(check instanceof Check.Untested));
    problem.setText("");
    switch (check) {
      case Check.Untested u -> {}
      case Check.Testing t -> pill.show(Texts.of("wizard.testing"), Pill.Tone.ACCENT);
      case Check.Reached r -> pill.show(Texts.of("wizard.ready"), Pill.Tone.SUCCESS);
      case Check.Unreachable u -> {
        pill.show(Texts.of("wizard.not-reachable"), Pill.Tone.DANGER);
        problem.setText(u.problem().toString());
      }
    }
    problem.setVisible(!problem.getText().isEmpty());
    problem.setManaged(problem.isVisible());
  }

  private void chosenChanged() {
    model.platforms().stream()
        .filter(p -> platforms.checkOf(p.name()).get() instanceof Check.Untested)
        .forEach(platforms::test);
    List<PlatformProfile> sorted =
        model.platforms().stream()
            .sorted(java.util.Comparator.comparing(PlatformProfile::name))
            .toList();
    // Replacing its items makes the box choose for itself, which is nobody's wish.
    filling = true;
    if (!List.copyOf(baseline.getItems()).equals(sorted)) {
      baseline.getItems().setAll(sorted);
    }
    baseline.setValue(model.platforms().isEmpty() ? null : model.platforms().getFirst());
    filling = false;
    checkObstacle();
  }

  private void checkObstacle() {
    Optional<String> unreachable =
        model.platforms().stream()
            .filter(p -> platforms.checkOf(p.name()).get() instanceof Check.Unreachable)
            .findFirst()
            .map(p -> Texts.of("wizard.cannot-be-reached-leave-it-out", p.name()));
    obstacle.set(model.platformsError().getValue().or(() -> unreachable));
    boolean testing = chosenChecks().stream().anyMatch(Check.Testing.class::isInstance);
    if (waiting.isPresent() && !testing) {
      Consumer<Boolean> goOn = waiting.get();
      waiting = Optional.empty();
      goOn.accept(obstacle.get().isEmpty());
    }
  }

  private List<Check> chosenChecks() {
    return model.platforms().stream().map(p -> platforms.checkOf(p.name()).get()).toList();
  }

  private boolean isChosen(PlatformProfile profile) {
    return model.platforms().stream().anyMatch(p -> p.name().equals(profile.name()));
  }

  private static ListCell<PlatformProfile> nameCell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(PlatformProfile item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.name());
      }
    };
  }
}
