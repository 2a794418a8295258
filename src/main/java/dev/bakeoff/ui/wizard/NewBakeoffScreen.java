package dev.bakeoff.ui.wizard;

import dev.bakeoff.config.WizardYaml;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardFiles;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.sweep.SweepTask;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The wizards that end in a run: quickstart, bake-off and sweep. Each stays as it was left. */
public final class NewBakeoffScreen implements Screen {
  private final UiServices services;
  private final Navigator navigator;
  private final Window window;
  private final WizardFiles files;
  private final StackPane place = new StackPane();
  private final PageHeader header = new PageHeader("", "");
  private final ToggleGroup group = new ToggleGroup();
  private final Map<RunWizard, Shown> made = new EnumMap<>(RunWizard.class);
  private final Page page;
  private RunWizard current = RunWizard.BAKE_OFF;

  private record Shown(WizardTask task, Region view) {}

  public NewBakeoffScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    this.window = navigator.window();
    this.files = new WizardFiles(window.tasks(), window.notices(), window.files());
    HBox kinds = new HBox();
    for (RunWizard kind : RunWizard.values()) {
      kinds.getChildren().add(toggle(kind));
    }
    kinds.setMinWidth(Region.USE_PREF_SIZE);
    kinds.setAlignment(Pos.CENTER_LEFT);
    List<Node> actions = new ArrayList<>(List.of(kinds));
    actions.addAll(files.buttons(this::form, this::startOver));
    header.actions(actions.toArray(Node[]::new));
    header.setSpacing(Spacing.S);
    place.setMinSize(0, 0);
    page = new Page(header, Ui.grow(place));
  }

  private ToggleButton toggle(RunWizard kind) {
    ToggleButton button = new ToggleButton(kind.label());
    button.setToggleGroup(group);
    button.setUserData(kind);
    button.setId("kind-" + kind.id());
    button
        .getStyleClass()
        .add(
            switch (kind) {
              case QUICKSTART -> "left-pill";
              case BAKE_OFF -> "center-pill";
              case SWEEP -> "right-pill";
            });
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> choose(kind));
    return button;
  }

  @Override
  public String title() {
    return Texts.of("wizard.new-bake-off");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {
    choose(current);
  }

  @Override
  public void hidden() {}

  /** What was put in stays. */
  @Override
  public void refresh() {}

  @Override
  public List<Command> commands() {
    return Arrays.stream(RunWizard.values())
        .map(
            kind ->
                new Command(
                    Texts.of("quickstart.open-the-wizard", kind.label()),
                    title(),
                    Feather.PLUS_CIRCLE,
                    () -> choose(kind)))
        .toList();
  }

  /** Shows one of the wizards, as it was left. */
  public void choose(RunWizard kind) {
    current = kind;
    Shown shown = made.get(kind);
    if (shown == null) {
      shown = make(kind);
      made.put(kind, shown);
    }
    header.title(shown.task().title());
    header.subtitle(shown.task().subtitle());
    group.getToggles().forEach(t -> t.setSelected(t.getUserData() == kind));
    if (!place.getChildren().equals(List.of(shown.view()))) {
      place.getChildren().setAll(shown.view());
    }
  }

  private Shown make(RunWizard kind) {
    WizardTask task =
        switch (kind) {
          case QUICKSTART -> new QuickstartTask(services, navigator);
          case BAKE_OFF -> new BakeoffTask(services, navigator);
          case SWEEP -> new SweepTask(services, navigator);
        };
    return new Shown(task, task.view(this::startOver));
  }

  private Optional<WizardForm> form() {
    return made.get(current).task().form();
  }

  private void startOver() {
    made.remove(current);
    choose(current);
  }

  /** Fills the bake-off wizard from a configuration and shows its review. */
  public void open(RunConfig config) {
    choose(RunWizard.BAKE_OFF);
    ((BakeoffTask) made.get(RunWizard.BAKE_OFF).task()).open(config);
  }

  /** Asks for a YAML file, fills the steps from it and shows the review. */
  public void openFile() {
    window
        .files()
        .open(Texts.of("wizard.open-a-bake-off"), "YAML", "yaml")
        .ifPresent(this::openFile);
  }

  /** Fills the wizard that a YAML file is of, and shows its review. */
  public void openFile(Path path) {
    window
        .tasks()
        .load(() -> WizardYaml.kind(path), kind -> openFile(path, kind), window.notices()::problem);
  }

  private void openFile(Path path, Optional<String> kind) {
    Optional<RunWizard> wizard =
        Arrays.stream(RunWizard.values())
            .filter(w -> w.id().equals(kind.orElse(RunWizard.BAKE_OFF.id())))
            .findFirst();
    if (wizard.isEmpty()) {
      window
          .notices()
          .problem(
              Problem.request(
                  Texts.of("quickstart.other-wizard", path.getFileName(), kind.orElse("")),
                  Texts.of("quickstart.other-wizard-try")));
      return;
    }
    choose(wizard.get());
    form().ifPresent(form -> files.read(form, path));
  }
}
