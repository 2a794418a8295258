package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is under way, how far it has come, how long it will take, and the way to stop it. */
final class StatusBar extends HBox {
  private final Tasks tasks;
  private final RunMonitor monitor;
  private final Button words = new Button(Texts.of("shell.ready"));
  private final ProgressBar bar = new ProgressBar();
  private final Label times = Ui.label("", "status-text", "muted");
  private final Button stop =
      Ui.iconButton(Texts.of("shell.stop-what-is-under-way"), Feather.X, this::stop);
  private final Timeline clock;

  StatusBar(Tasks tasks, RunMonitor monitor) {
    super(Spacing.M);
    this.tasks = tasks;
    this.monitor = monitor;
    getStyleClass().add("status-bar");
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    words.getStyleClass().addAll("status-text", "status-words");
    words.setTextOverrun(OverrunStyle.ELLIPSIS);
    words.setMinWidth(40);
    words.setId("tasks-open");
    words.getStyleClass().add("flat");
    words.setTooltip(new Tooltip(Texts.of("shell.under-way")));
    TasksPopover popover = new TasksPopover(tasks, monitor);
    words.setOnAction(e -> popover.show(words));
    times.setMinWidth(Region.USE_PREF_SIZE);
    bar.setPrefWidth(140);
    bar.setMinWidth(80);
    getChildren().addAll(words, Ui.spacer(), bar, times, stop);
    clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), e -> show()));
    clock.setCycleCount(Animation.INDEFINITE);
    monitor.snapshotProperty().subscribe(s -> changed());
    tasks.shown().addListener((ListChangeListener<Job<?>>) c -> changed());
  }

  private void changed() {
    boolean busy = monitor.busy() || !tasks.shown().isEmpty();
    if (busy && clock.getStatus() != Animation.Status.RUNNING) {
      clock.playFromStart();
    } else if (!busy) {
      clock.stop();
    }
    show();
  }

  private void show() {
    Optional<MonitorSnapshot> run = monitor.snapshotProperty().get().filter(r -> !r.stage().over());
    Optional<Job<?>> job =
        tasks.shown().isEmpty() ? Optional.empty() : Optional.of(tasks.shown().getFirst());
    bar.setVisible(run.isPresent() || job.isPresent());
    stop.setVisible(bar.isVisible());
    stop.setManaged(bar.isVisible());
    if (run.isPresent()) {
      RunLine line = RunLine.of(run.get());
      show(
          line.title() + " · " + line.doing() + more(tasks.shown().size()),
          line.fraction(),
          line.times());
      stop.setDisable(run.get().stage() == dev.bakeoff.ui.live.Stage.CANCELLING);
    } else if (job.isPresent()) {
      Job<?> j = job.get();
      show(
          j.getMessage() + more(tasks.shown().size() - 1),
          j.getProgress(),
          Formats.left(j.timeLeft()));
      stop.setDisable(j.isStopping());
    } else {
      show(Texts.of("shell.ready"), 0, "");
    }
  }

  private static String more(int others) {
    return others == 0 ? "" : Texts.of("shell.and-others", others);
  }

  private void show(String text, double fraction, String right) {
    words.setText(text);
    bar.setProgress(fraction < 0 ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
    times.setText(right);
  }

  private void stop() {
    if (monitor.busy()) {
      monitor.cancel();
    } else if (!tasks.shown().isEmpty()) {
      tasks.shown().getFirst().stop();
      show();
    }
  }
}
