package dev.bakeoff.ui.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The platforms as a list, grouped, with the chosen one in full beside it. */
final class PlatformsOverview {
  private final Window window;
  private final PlatformsModel model;
  private final PlatformDetail.Actions actions;
  private final StatePane state = new StatePane();
  private final ListView<PlatformCell.Line> list = new ListView<>();
  private final TextField search = new TextField();
  private final StackPane place = new StackPane();
  private final SplitPane both;
  private final Page page;
  private Optional<PlatformDetail> detail = Optional.empty();
  private Optional<String> chosen = Optional.empty();
  private boolean filling;

  PlatformsOverview(
      Window window, PlatformsModel model, PlatformDetail.Actions actions, Runnable add) {
    this.window = window;
    this.model = model;
    this.actions = actions;
    Button button = Ui.primary(Texts.of("platform.new-connection"), Feather.PLUS, add);
    button.setId("platform-add");
    search.setId("platform-search");
    search.setPromptText(Texts.of("platform.find-a-platform"));
    search.setAccessibleText(Texts.of("platform.find-a-platform"));
    search.textProperty().subscribe((was, is) -> fill());
    list.setId("platforms");
    list.getStyleClass().add("platform-list");
    list.setFixedCellSize(58);
    list.setCellFactory(v -> new PlatformCell(model, () -> window.theme().darkProperty().get()));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (!filling && line instanceof PlatformCell.Entry(PlatformProfile profile)) {
                show(profile);
              }
            });
    VBox left = Ui.column(Spacing.S, search, Ui.grow(list));
    left.setMinWidth(240);
    place.setMinSize(0, 0);
    both = new SplitPane(left, place);
    both.getStyleClass().add("data-split");
    both.setDividerPositions(0.36);
    SplitPane.setResizableWithParent(left, false);
    page =
        new Page(
            new PageHeader(
                Texts.of("platform.platforms"),
                Texts.of("platform.what-can-be-compared-built-in"),
                button),
            Ui.grow(state));
    state.loading(Texts.of("platform.reading-the-profiles"));
    model.profilesProperty().subscribe(this::show);
    window.theme().darkProperty().subscribe((was, is) -> redraw());
  }

  Page view() {
    return page;
  }

  /** Chooses a platform once it is in the list. */
  void choose(String name) {
    chosen = Optional.of(name);
    search.clear();
    fill();
  }

  private void show(Reading<List<PlatformProfile>> reading) {
    switch (reading) {
      case Reading.Waiting<List<PlatformProfile>> w -> {}
      case Reading.Failed<List<PlatformProfile>>(Problem problem) ->
          state.problem(problem, model::refresh);
      case Reading.Done<List<PlatformProfile>> done -> {
        fill();
        if (both.getParent() == null) {
          state.content(both);
        }
      }
    }
  }

  private void fill() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    List<PlatformProfile> matching =
        model.profilesProperty().get().found().orElse(List.of()).stream()
            .filter(
                p ->
                    (p.name()
                            + " "
                            + ProfileWords.kind(p, model.type(p))
                            + " "
                            + ProfileWords.place(p))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .toList();
    List<PlatformCell.Line> lines = new ArrayList<>();
    group(Texts.of("platform.yours"), matching.stream().filter(p -> !p.builtIn()).toList(), lines);
    group(
        Texts.of("platform.built-in"),
        matching.stream().filter(PlatformProfile::builtIn).toList(),
        lines);
    filling = true;
    list.getItems().setAll(lines);
    Optional<PlatformProfile> next =
        matching.stream()
            .filter(p -> chosen.equals(Optional.of(p.name())))
            .findFirst()
            .or(
                () ->
                    lines.stream()
                        .filter(PlatformCell.Entry.class::isInstance)
                        .map(line -> ((PlatformCell.Entry) line).profile())
                        .findFirst());
    next.ifPresent(p -> list.getSelectionModel().select(new PlatformCell.Entry(p)));
    next.ifPresent(p -> list.scrollTo(new PlatformCell.Entry(p)));
    filling = false;
    next.ifPresentOrElse(this::show, this::nothing);
  }

  private static void group(
      String heading, List<PlatformProfile> profiles, List<PlatformCell.Line> lines) {
    if (!profiles.isEmpty()) {
      lines.add(new PlatformCell.Heading(heading));
      profiles.forEach(p -> lines.add(new PlatformCell.Entry(p)));
    }
  }

  private void redraw() {
    list.refresh();
    list.getSelectionModel().getSelectedItems().stream()
        .filter(PlatformCell.Entry.class::isInstance)
        .map(PlatformCell.Entry.class::cast)
        .findFirst()
        .ifPresent(entry -> show(entry.profile()));
  }

  private void show(PlatformProfile profile) {
    detail.ifPresent(PlatformDetail::stop);
    chosen = Optional.of(profile.name());
    PlatformDetail made =
        new PlatformDetail(profile, model, window.theme().darkProperty().get(), actions);
    detail = Optional.of(made);
    made.getStyleClass().add("platform-detail");
    place.getChildren().setAll(Ui.scroll(made));
  }

  private void nothing() {
    detail.ifPresent(PlatformDetail::stop);
    detail = Optional.empty();
    place
        .getChildren()
        .setAll(
            new EmptyState(
                Feather.SERVER,
                Texts.of("platform.no-platform"),
                Texts.of("platform.none-of-the-platforms-is-called")));
  }
}
