package dev.bakeoff.ui.platform.load;

import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.ProfileWords;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Into which platform, in how many streams. */
final class TargetPage implements WizardPage {
  private final UiServices.Platforms services;
  private final Tasks tasks;
  private final LoadChoice choice;
  private final StatePane state = new StatePane();
  private final ComboBox<PlatformProfile> platforms = new ComboBox<>();
  private final TextField streams = new TextField();
  private final Label layout = Ui.paragraph("");

  TargetPage(UiServices.Platforms services, Tasks tasks, LoadChoice choice) {
    this.services = services;
    this.tasks = tasks;
    this.choice = choice;
    platforms.setId("load-platform");
    platforms.setCellFactory(v -> cell());
    platforms.setButtonCell(cell());
    platforms
        .valueProperty()
        .subscribe(
            p -> {
              if (p != null) {
                choice.platformProperty().set(Optional.of(p));
              }
            });
    streams.setId("load-streams");
    streams.setPromptText(Texts.of("platform.as-the-platform-likes-it"));
    streams.textProperty().bindBidirectional(choice.streamsProperty());
    choice.platformProperty().subscribe(p -> p.ifPresent(this::describe));
    state.loading(Texts.of("platform.reading-the-profiles"));
  }

  private void describe(PlatformProfile profile) {
    boolean parallel = type(profile).filter(t -> t.can(Capability.PARALLEL_LOAD)).isPresent();
    streams.setDisable(!parallel);
    if (!parallel) {
      choice.streamsProperty().set("");
    }
    layout.setText(
        profile.configuration().isNone()
            ? Texts.of("platform.keys-and-indexes-as-the-dataset")
            : Texts.of("platform.laid-out-by-the-configuration", profile.configuration().name()));
  }

  private Optional<PlatformDescriptor> type(PlatformProfile profile) {
    return services.types().stream().filter(t -> t.type().equals(profile.type())).findFirst();
  }

  private void show(List<PlatformProfile> all) {
    platforms.getItems().setAll(all);
    platforms.setValue(
        choice
            .platformProperty()
            .get()
            .flatMap(p -> all.stream().filter(o -> o.name().equals(p.name())).findFirst())
            .orElse(all.getFirst()));
    VBox form =
        Ui.column(
            Spacing.L,
            new FormField(
                Texts.of("platform.platform"),
                platforms,
                Texts.of("platform.an-earlier-load-of-bakeoff-s")),
            new FormField(
                Texts.of("platform.streams-per-table"),
                streams,
                Texts.of("platform.where-the-platform-loads-one-table")),
            Ui.column(Spacing.XS, Ui.label(Texts.of("platform.layout"), "field-label"), layout));
    form.setMaxWidth(560);
    VBox holder = Ui.column(0, form);
    state.content(Ui.scroll(holder));
  }

  private ListCell<PlatformProfile> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(PlatformProfile item, boolean empty) {
        super.updateItem(item, empty);
        setText(
            empty || item == null
                ? null
                : item.name() + "   " + ProfileWords.kind(item, type(item)));
      }
    };
  }

  @Override
  public void entered() {
    tasks.load(() -> services.profiles().all(), this::show, p -> state.problem(p, this::entered));
  }

  /** A load that cannot reach its platform need not begin. */
  @Override
  public Optional<WizardCheck> beforeNext() {
    PlatformProfile profile = choice.profile();
    return Optional.of(
        WizardCheck.of(
            tasks,
            Texts.of("steps.reaching", profile.name()),
            (progress, cancel) ->
                services
                    .checker()
                    .check(
                        profile,
                        step -> {
                          cancel.throwIfRequested();
                          progress.report(new Progress.Step(step.name(), 0, 0, ""));
                        })));
  }

  @Override
  public String title() {
    return Texts.of("platform.platform");
  }

  @Override
  public String task() {
    return Texts.of("platform.choose-where-it-goes");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return choice.platformError();
  }
}
