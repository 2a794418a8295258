package dev.bakeoff.ui.home;

import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.RunLine;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The run under way, with the way to its live view; takes no room while there is none. */
final class RunningCard extends VBox {
  private final Label title = Ui.label("", "section-title");
  private final Label doing = Ui.label("", "muted");
  private final Label times = Ui.label("", "muted");
  private final ProgressBar bar = new ProgressBar();

  RunningCard(Navigator navigator) {
    getStyleClass().add("bo-card");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("running-bar");
    var live =
        Ui.primary(
            Texts.of("home.watch-live"),
            Feather.PLAY_CIRCLE,
            () -> navigator.show(Destination.LIVE));
    live.setId("home-live");
    getChildren()
        .addAll(
            Ui.row(
                Spacing.M,
                title,
                new Pill(Texts.of("home.running"), Pill.Tone.ACCENT),
                Ui.spacer(),
                live),
            bar,
            Ui.row(Spacing.M, doing, Ui.spacer(), times));
    navigator.monitor().snapshotProperty().subscribe(this::show);
  }

  private void show(Optional<MonitorSnapshot> snapshot) {
    Optional<RunLine> line = snapshot.filter(s -> !s.stage().over()).map(RunLine::of);
    setVisible(line.isPresent());
    setManaged(line.isPresent());
    line.ifPresent(
        l -> {
          title.setText(l.title());
          doing.setText(l.doing());
          times.setText(l.times());
          bar.setProgress(l.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : l.fraction());
        });
  }
}
