package dev.bakeoff.ui.home;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.home.HomeModel.Overview;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.sample.SamplesDialog;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The quickstart where nothing was run yet; else the latest comparison and the recent runs. */
public final class HomeScreen implements Screen {
  private final Navigator navigator;
  private final HomeModel model;
  private final RunningCard running;
  private final SamplesDialog samples;
  private final StatePane state = new StatePane();
  private final PageHeader header;
  private final Page page;
  private boolean inSight;

  public HomeScreen(UiServices services, Navigator navigator) {
    this.navigator = navigator;
    this.model = new HomeModel(services, navigator.window().tasks());
    this.running = new RunningCard(navigator);
    this.samples = new SamplesDialog(navigator, services.settings().home());
    this.header = new PageHeader(Texts.of("home.home"), "");
    this.page = new Page(header, running, Ui.grow(state));
    state.loading(Texts.of("home.reading-the-history"));
    model.overviewProperty().subscribe(this::show);
    navigator.monitor().snapshotProperty().subscribe(this::follow);
    navigator
        .window()
        .theme()
        .darkProperty()
        .subscribe(dark -> show(model.overviewProperty().get()));
  }

  @Override
  public String title() {
    return Texts.of("home.home");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {
    inSight = true;
    model.refresh();
  }

  @Override
  public void hidden() {
    inSight = false;
  }

  private void follow(Optional<MonitorSnapshot> before, Optional<MonitorSnapshot> now) {
    boolean was = before.filter(s -> !s.stage().over()).isPresent();
    boolean is = now.filter(s -> !s.stage().over()).isPresent();
    if (was != is && inSight) {
      model.refresh();
    }
  }

  private void show(Reading<Overview> reading) {
    switch (reading) {
      case Reading.Waiting<Overview> w -> {}
      case Reading.Failed<Overview>(Problem problem) -> state.problem(problem, model::refresh);
      case Reading.Done<Overview>(Overview overview) -> {
        if (overview.recent().isEmpty()) {
          first(overview);
        } else {
          usual(overview);
        }
      }
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command(Texts.of("tour.take"), title(), Feather.COMPASS, navigator::startTour),
        new Command(Texts.of("sample.open-one"), title(), Feather.BOOK_OPEN, samples::show));
  }

  private Button tour() {
    Button button = Ui.button(Texts.of("tour.take"), Feather.COMPASS, navigator::startTour);
    button.setId("home-tour");
    return button;
  }

  private Button samples() {
    Button button = Ui.button(Texts.of("sample.samples"), Feather.BOOK_OPEN, samples::show);
    button.setId("home-samples");
    return button;
  }

  private void first(Overview overview) {
    header.title(Texts.of("home.welcome-to-bakeoff"));
    header.actions(tour(), samples());
    state.content(
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new QuickstartCard(overview, () -> quickstart(overview)),
                new StartCards(navigator))));
  }

  private void usual(Overview overview) {
    header.title(Texts.of("home.home"));
    Button quickstart =
        Ui.button(Texts.of("home.run-the-quickstart"), Feather.PLAY, () -> quickstart(overview));
    quickstart.setId("quickstart");
    header.actions(
        samples(),
        Ui.button(Texts.of("home.open-a-yaml-file"), Feather.FOLDER, navigator::openConfig),
        quickstart,
        Ui.primary(
            Texts.of("home.new-bake-off"),
            Feather.PLUS,
            () -> navigator.show(Destination.NEW_BAKEOFF)));
    VBox content = Ui.column(Spacing.L);
    overview.latest().ifPresent(latest -> content.getChildren().add(latest(latest)));
    content
        .getChildren()
        .add(
            Ui.grow(
                new Card(
                    Texts.of("home.recent-runs"),
                    recent(overview.recent()),
                    Ui.button(
                        Texts.of("home.all-runs"),
                        () -> navigator.show(Destination.HISTORY),
                        "flat"))));
    state.content(Ui.scroll(content));
  }

  private Card latest(Comparison comparison) {
    HBox bars = new HBox(Spacing.XL);
    boolean dark = navigator.window().theme().darkProperty().get();
    HomeModel.headlines(comparison)
        .forEach(
            group -> {
              HeadlineBars block = new HeadlineBars(comparison, group, dark);
              block.setPrefWidth(300);
              bars.getChildren().add(Ui.grow(block));
            });
    var run = comparison.runs().getFirst();
    Button open =
        Ui.button(
            Texts.of("home.open-the-comparison"),
            Feather.BAR_CHART_2,
            () -> navigator.openComparison(List.of(run.id())));
    open.setId("home-compare");
    String about =
        Texts.of(
            "home.baseline",
            Formats.relative(run.created(), Instant.now()),
            run.dataset().name(),
            run.dataset().version(),
            Formats.plural(run.trials(), "trial"),
            comparison.platform(comparison.baseline()).displayName());
    return new Card(
        Texts.of("home.latest-comparison", comparison.title()),
        Ui.column(Spacing.M, Ui.label(about, "muted"), bars),
        open);
  }

  private TableView<RunSummary> recent(List<RunSummary> runs) {
    TableView<RunSummary> table =
        Tables.table(
            Texts.of("home.recent-runs"),
            new EmptyState(Feather.CLOCK, Texts.of("home.no-runs-yet"), ""));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("home.run"), 220, RunSummary::name),
                Tables.text(Texts.of("home.dataset"), 120, RunSummary::dataset),
                Tables.text(Texts.of("home.platforms"), 240, r -> String.join(", ", r.platforms())),
                Tables.node(
                    Texts.of("home.status"),
                    110,
                    r -> Pill.of(r.status()),
                    Comparator.comparing(RunSummary::status)),
                Tables.figure(
                    Texts.of("home.took"),
                    90,
                    HomeScreen::took,
                    Comparator.comparing(HomeScreen::duration)),
                Tables.figure(
                    Texts.of("home.started"),
                    130,
                    r -> Formats.relative(r.created(), Instant.now()),
                    Comparator.comparing(RunSummary::created))));
    table.getItems().setAll(runs);
    table.setMinHeight(120);
    table.setRowFactory(
        view -> {
          TableRow<RunSummary> row = new TableRow<>();
          row.setOnMouseClicked(
              e -> {
                if (e.getButton() == MouseButton.PRIMARY
                    && e.getClickCount() == 2
                    && !row.isEmpty()) {
                  navigator.openRun(row.getItem().id());
                }
              });
          return row;
        });
    table.setOnKeyPressed(
        e -> {
          RunSummary run = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && run != null) {
            navigator.openRun(run.id());
          }
        });
    return table;
  }

  private static String took(RunSummary run) {
    return run.finished().isPresent() ? Formats.duration(duration(run)) : Formats.NONE;
  }

  private static Duration duration(RunSummary run) {
    return run.finished().map(f -> Duration.between(run.created(), f)).orElse(Duration.ZERO);
  }

  private void quickstart(Overview overview) {
    navigator.startRun(overview.quickstart());
  }
}
