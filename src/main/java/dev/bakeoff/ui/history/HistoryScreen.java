package dev.bakeoff.ui.history;

import dev.bakeoff.compare.trend.Trends;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.insight.LegInsight;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Crumb;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** The runs of the past, one of them in full, or a workload over all of them. */
public final class HistoryScreen implements Screen {
  private final UiServices.Runs runs;
  private final Navigator navigator;
  private final Tasks tasks;
  private final HistoryModel model;
  private final HistoryActions actions;
  private final TruthColumn truth;
  private final HistoryView list;
  private final StatePane root = new StatePane();
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private Optional<String> opened = Optional.empty();
  private Optional<Runnable> up = Optional.empty();
  private boolean trend;

  public HistoryScreen(UiServices services, Navigator navigator) {
    this(services.runs(), navigator);
  }

  HistoryScreen(UiServices.Runs runs, Navigator navigator) {
    this.runs = runs;
    this.navigator = navigator;
    this.tasks = navigator.window().tasks();
    this.model = new HistoryModel(runs.history(), runs.notebook(), tasks);
    this.actions = new HistoryActions(model, runs.files(), navigator.window());
    this.truth = new TruthColumn(runs.history(), tasks);
    this.list =
        new HistoryView(
            model,
            truth,
            actions,
            navigator,
            new HistoryView.Ways(this::openRun, this::openTrend, this::quickstart));
    crumbs.set(List.of(Crumb.here(title())));
    root.content(list.root());
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && up.isPresent()) {
            up.get().run();
            e.consume();
          }
        });
  }

  @Override
  public String title() {
    return Texts.of("history.history");
  }

  @Override
  public Node view() {
    return root;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs.getReadOnlyProperty();
  }

  @Override
  public List<Command> commands() {
    return opened.isEmpty() && !trend ? list.commands() : List.of();
  }

  private void quickstart() {
    tasks.load(
        runs.launcher()::quickstart, navigator::startRun, navigator.window().notices()::problem);
  }

  /** A run with what is said of it. */
  private record Opened(RunDetail detail, RunMarks marks, List<TimedNote> notes) {}

  /** Shows a run in full. */
  public void openRun(String runId) {
    opened = Optional.of(runId);
    trend = false;
    up = Optional.of(this::showList);
    root.loading(Texts.of("history.reading-the-run"));
    tasks.load(
        () -> read(runId),
        found -> {
          if (opened.equals(Optional.of(runId))) {
            showRun(found);
          }
        },
        problem -> {
          if (opened.equals(Optional.of(runId))) {
            root.problem(problem, () -> openRun(runId));
          }
        });
  }

  private Opened read(String runId) {
    RunDetail detail =
        runs.history()
            .find(runId)
            .map(RunDetail::of)
            .orElseThrow(
                () ->
                    Problem.request(
                            Texts.of("history.the-history-has-no-run", runId),
                            Texts.of("history.it-may-have-been-deleted-meanwhile"))
                        .asException());
    String id = detail.run().plan().id();
    return new Opened(detail, runs.notebook().marks(id), runs.notebook().notes(id));
  }

  private void showRun(Opened found) {
    RunDetail detail = found.detail();
    String runId = detail.run().plan().id();
    up = Optional.of(this::showList);
    trail(new Crumb(title(), this::showList), Crumb.here(detail.run().plan().name()));
    NotesPane notes =
        new NotesPane(detail.run(), found.notes(), runs.notebook(), navigator.window());
    root.content(
        new RunDetailView(
                detail,
                new RunDetailView.Said(found.marks(), notes.root()),
                List.of(back(), delete(detail), compare(runId)),
                row -> openLeg(found, row))
            .root());
  }

  /** Shows a leg of a run in full; its charts are made in the background. */
  private void openLeg(Opened found, RunDetail.LegRow row) {
    RunDetail detail = found.detail();
    String runId = detail.run().plan().id();
    up = Optional.of(() -> showRun(found));
    root.loading(Texts.of("history.reading-the-leg"));
    tasks.load(
        () -> LegInsight.of(detail.run(), detail.leg(row)),
        insight -> {
          if (opened.equals(Optional.of(runId))) {
            trail(
                new Crumb(title(), this::showList),
                new Crumb(detail.run().plan().name(), () -> showRun(found)),
                Crumb.here(Texts.of("history.leg") + " " + (row.plan().seq() + 1)));
            root.content(
                new LegDetailView(
                        detail.run(),
                        detail.leg(row),
                        insight,
                        navigator.window().theme().darkProperty(),
                        Ui.button(
                            Texts.of("history.the-run"), Feather.ARROW_LEFT, () -> showRun(found)))
                    .root());
          }
        },
        problem -> {
          if (opened.equals(Optional.of(runId))) {
            root.problem(problem, () -> openLeg(found, row));
          }
        });
  }

  /** Brings in the runs of run files. */
  public void importFiles(List<Path> files) {
    actions.importFiles(files);
  }

  /** Shows workloads over time. */
  void openTrend() {
    opened = Optional.empty();
    trend = true;
    up = Optional.of(this::showList);
    trail(new Crumb(title(), this::showList), Crumb.here(Texts.of("history.trend")));
    root.content(
        new TrendView(
                new Trends(runs.history(), runs.notebook()),
                model.values(line -> line.summary().workloads()),
                navigator.window(),
                back(),
                this::openRun)
            .root());
  }

  private void trail(Crumb... way) {
    crumbs.set(List.of(way));
  }

  @Override
  public void shown() {
    truth.pause(false);
    model.load();
  }

  @Override
  public void hidden() {
    truth.pause(true);
    showList();
  }

  @Override
  public void refresh() {
    if (opened.isPresent()) {
      openRun(opened.get());
    } else if (trend) {
      openTrend();
    } else {
      model.load();
    }
  }

  private void showList() {
    opened = Optional.empty();
    trend = false;
    up = Optional.empty();
    trail(Crumb.here(title()));
    root.content(list.root());
    list.focusTable();
  }

  private Button back() {
    return Ui.button(Texts.of("history.all-runs"), Feather.ARROW_LEFT, this::showList);
  }

  private Button compare(String runId) {
    return Ui.primary(
        Texts.of("history.compare"),
        Feather.BAR_CHART_2,
        () -> navigator.openComparison(List.of(runId)));
  }

  private Button delete(RunDetail detail) {
    return Ui.button(
        Texts.of("history.delete"),
        Feather.TRASH_2,
        () -> {
          showList();
          List<RunSummary> one = new ArrayList<>();
          model.lines().stream()
              .filter(line -> line.id().equals(detail.run().plan().id()))
              .flatMap(line -> line.run().stream())
              .forEach(one::add);
          actions.delete(one);
        });
  }
}
