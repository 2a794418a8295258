package dev.bakeoff.ui.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Reading;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The platforms as cards: test one, add, edit or remove a profile. */
public final class PlatformsScreen implements Screen, PlatformCard.Actions {
  private final Window window;
  private final PlatformsModel model;
  private final StatePane state = new StatePane();
  private final VBox cards = Ui.column(Spacing.L);
  private final Page page;
  private Subscription follows = Subscription.EMPTY;

  public PlatformsScreen(UiServices services, Navigator navigator) {
    this.window = navigator.window();
    this.model = new PlatformsModel(services.platforms(), window.tasks());
    Button add = Ui.primary("Add platform…", Feather.PLUS, this::add);
    add.setId("platform-add");
    page =
        new Page(
            new PageHeader(
                "Platforms", "What can be compared: built in, or reached by a profile.", add),
            Ui.grow(state));
    state.loading("Reading the profiles");
    model.profilesProperty().subscribe(this::show);
    window.theme().darkProperty().subscribe(dark -> show(model.profilesProperty().get()));
  }

  @Override
  public String title() {
    return "Platforms";
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  @Override
  public void hidden() {}

  private void show(Reading<List<PlatformProfile>> reading) {
    switch (reading) {
      case Reading.Waiting<List<PlatformProfile>> w -> {}
      case Reading.Failed<List<PlatformProfile>>(Problem problem) ->
          state.problem(problem, model::refresh);
      case Reading.Done<List<PlatformProfile>>(List<PlatformProfile> profiles) -> {
        if (profiles.isEmpty()) {
          state.empty(
              new EmptyState(
                  Feather.SERVER,
                  "No platforms",
                  "Add a profile that says how to reach one.",
                  Ui.primary("Add a platform", Feather.PLUS, this::add)));
        } else {
          fill(profiles);
        }
      }
    }
  }

  private void fill(List<PlatformProfile> profiles) {
    follows.unsubscribe();
    follows = Subscription.EMPTY;
    cards.getChildren().clear();
    boolean dark = window.theme().darkProperty().get();
    for (PlatformProfile profile : profiles) {
      PlatformCard card = new PlatformCard(profile, model.type(profile), dark, this);
      follows = follows.and(model.checkOf(profile.name()).subscribe(card::show));
      cards.getChildren().add(card);
    }
    if (state.getChildren().stream().noneMatch(n -> n.getStyleClass().contains("page-scroll"))) {
      state.content(Ui.scroll(cards));
    }
  }

  @Override
  public void test(PlatformProfile profile) {
    model.test(profile);
  }

  private void add() {
    open(Optional.empty());
  }

  @Override
  public void edit(PlatformProfile profile) {
    open(Optional.of(profile));
  }

  private void open(Optional<PlatformProfile> before) {
    List<String> names =
        model.profilesProperty().get().found().orElse(List.of()).stream()
            .map(PlatformProfile::name)
            .toList();
    var type =
        before
            .flatMap(model::type)
            .or(() -> model.types().stream().filter(t -> !t.form().isEmpty()).findFirst());
    type.ifPresent(
        t ->
            new ProfileDialog(new ProfileModel(before, t, names))
                .open(
                    window.dialogs(),
                    model.types().stream().filter(d -> !d.form().isEmpty()).toList(),
                    profile ->
                        model.save(
                            profile,
                            before.map(PlatformProfile::name),
                            () -> {
                              window.dialogs().close();
                              window.notices().success(profile.name() + " was saved.");
                            },
                            window.notices()::problem)));
  }

  @Override
  public void remove(PlatformProfile profile) {
    model.remove(
        profile,
        () ->
            window
                .notices()
                .undoable(
                    profile.name() + " was removed.",
                    () ->
                        model.save(profile, Optional.empty(), () -> {}, window.notices()::problem)),
        window.notices()::problem);
  }
}
