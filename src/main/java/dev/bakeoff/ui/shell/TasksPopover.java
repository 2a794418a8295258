package dev.bakeoff.ui.shell;

import atlantafx.base.controls.Popover;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Everything that is under way, each with its progress, time left and a way to stop it. */
final class TasksPopover {
  private static final double WIDTH = 420;

  private final Tasks tasks;
  private final RunMonitor monitor;

  TasksPopover(Tasks tasks, RunMonitor monitor) {
    this.tasks = tasks;
    this.monitor = monitor;
  }

  void show(Node above) {
    VBox list = Ui.column(Spacing.L);
    run().ifPresent(r -> list.getChildren().add(run(r)));
    tasks.shown().forEach(job -> list.getChildren().add(job(job)));
    if (list.getChildren().isEmpty()) {
      list.getChildren().add(Ui.label(Texts.of("shell.nothing-under-way"), "muted"));
    }
    VBox box = Ui.column(Spacing.M, Ui.label(Texts.of("shell.under-way"), "card-title"), list);
    box.getStyleClass().add("popover-box");
    box.setPrefWidth(WIDTH);
    Popover popover = new Popover(box);
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
    popover.setDetachable(false);
    popover.setHeaderAlwaysVisible(false);
    popover.show(above);
  }

  private Optional<MonitorSnapshot> run() {
    return monitor.snapshotProperty().get().filter(r -> !r.stage().over());
  }

  private Node run(MonitorSnapshot snapshot) {
    RunLine line = RunLine.of(snapshot);
    ProgressBar bar = new ProgressBar();
    bar.setProgress(line.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : line.fraction());
    return entry(line.title(), line.doing(), bar, line.times(), monitor::cancel);
  }

  private static Node job(Job<?> job) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    return entry(job.getTitle(), job.getMessage(), bar, Formats.left(job.timeLeft()), job::stop);
  }

  private static Node entry(
      String title, String doing, ProgressBar bar, String times, Runnable stop) {
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(title);
    Label doingLabel = Ui.label(doing.equals(title) ? "" : doing, "muted", "small");
    Button end = Ui.iconButton(Texts.of("shell.stop-this", title), Feather.X, stop);
    end.setOnAction(
        e -> {
          end.setDisable(true);
          stop.run();
        });
    return Ui.column(
        Spacing.XS,
        Ui.row(Spacing.S, Ui.label(title, "strong"), Ui.spacer(), end),
        bar,
        Ui.row(Spacing.S, doingLabel, Ui.spacer(), Ui.label(times, "muted", "small")));
  }
}
