package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.insight.LegInsight;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** The runs of the past, or one of them in full. */
public final class HistoryScreen implements Screen {
  private final RunHistory history;
  private final Navigator navigator;
  private final Tasks tasks;
  private final HistoryModel model;
  private final HistoryView list;
  private final StatePane root = new StatePane();
  private Optional<String> opened = Optional.empty();
  private Optional<Runnable> up = Optional.empty();
  private boolean leg;

  public HistoryScreen(UiServices services, Navigator navigator) {
    this(services.runs().history(), services.runs().launcher(), navigator);
  }

  HistoryScreen(RunHistory history, RunLauncher launcher, Navigator navigator) {
    this.history = history;
    this.navigator = navigator;
    this.tasks = navigator.window().tasks();
    this.model = new HistoryModel(history, tasks);
    this.list =
        new HistoryView(
            model,
            navigator,
            this::openRun,
            () ->
                tasks.load(
                    launcher::quickstart,
                    navigator::startRun,
                    navigator.window().notices()::problem));
    root.content(list.root());
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && opened.isPresent()) {
            if (leg && up.isPresent()) {
              up.get().run();
            } else {
              showList();
            }
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

  /** Shows a run in full. */
  public void openRun(String runId) {
    opened = Optional.of(runId);
    root.loading(Texts.of("history.reading-the-run"));
    tasks.load(
        () ->
            history
                .find(runId)
                .map(RunDetail::of)
                .orElseThrow(
                    () ->
                        Problem.request(
                                Texts.of("history.the-history-has-no-run", runId),
                                Texts.of("history.it-may-have-been-deleted-meanwhile"))
                            .asException()),
        detail -> {
          if (opened.equals(Optional.of(runId))) {
            showRun(detail);
          }
        },
        problem -> {
          if (opened.equals(Optional.of(runId))) {
            root.problem(problem, () -> openRun(runId));
          }
        });
  }

  private void showRun(RunDetail detail) {
    leg = false;
    String runId = detail.run().plan().id();
    root.content(
        new RunDetailView(
                detail, back(), delete(detail), compare(runId), row -> openLeg(detail, row))
            .root());
  }

  /** Shows a leg of a run in full; its charts are made in the background. */
  private void openLeg(RunDetail detail, RunDetail.LegRow row) {
    leg = true;
    String runId = detail.run().plan().id();
    root.loading(Texts.of("history.reading-the-leg"));
    tasks.load(
        () -> LegInsight.of(detail.run(), detail.leg(row)),
        insight -> {
          if (leg && opened.isPresent()) {
            root.content(
                new LegDetailView(
                        detail.run(),
                        detail.leg(row),
                        insight,
                        navigator.window().theme().darkProperty(),
                        Ui.button(
                            Texts.of("history.the-run"), Feather.ARROW_LEFT, () -> showRun(detail)))
                    .root());
            up = Optional.of(() -> showRun(detail));
          }
        },
        problem -> {
          if (opened.equals(Optional.of(runId))) {
            root.problem(problem, () -> openLeg(detail, row));
          }
        });
  }

  @Override
  public void shown() {
    model.load();
  }

  @Override
  public void hidden() {
    showList();
  }

  @Override
  public void refresh() {
    opened.ifPresentOrElse(this::openRun, model::load);
  }

  private void showList() {
    leg = false;
    opened = Optional.empty();
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
          list.delete(detail.run().plan().id(), detail.run().plan().name());
        });
  }
}
