package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot.LegCount;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Each platform: its colour, how it stands, how many of its legs are done, how long is left. */
final class PlatformsView {
  private final ObservableValue<Boolean> dark;
  private final VBox rows = new VBox(Spacing.M);
  private final List<Row> shown = new ArrayList<>();

  PlatformsView(ObservableValue<Boolean> dark) {
    this.dark = dark;
  }

  Node view() {
    return rows;
  }

  void show(MonitorSnapshot snapshot, Palette palette) {
    List<TargetView> targets = snapshot.targets();
    if (!shown.stream().map(Row::platform).toList().equals(names(targets))) {
      shown.clear();
      targets.forEach(t -> shown.add(new Row(t.platform())));
      rows.getChildren().setAll(shown.stream().map(Row::view).toList());
    }
    for (int i = 0; i < targets.size(); i++) {
      shown.get(i).show(targets.get(i), snapshot, palette, dark.getValue());
      shown.get(i).newest(newest(snapshot, i));
    }
  }

  /** What the leg that completed last on a platform came to. */
  private static String newest(MonitorSnapshot snapshot, int place) {
    return snapshot.story().standings().stream()
        .filter(s -> s.target() == place)
        .reduce((before, after) -> after)
        .map(
            s ->
                Texts.of(
                    "live.newest-figures",
                    StatusText.setting(s.setting()),
                    Formats.throughput(s.throughput()).toString(),
                    Formats.latency(s.p99()).toString()))
        .orElse("");
  }

  private static List<String> names(List<TargetView> targets) {
    return targets.stream().map(TargetView::platform).toList();
  }

  private static final class Row {
    private final String platform;
    private final Circle dot = new Circle(5);
    private final Label name = Ui.label("", "card-title");
    private final Pill pill = new Pill(Texts.of("live.waiting"), Tone.NEUTRAL);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Ui.label("", "muted", "small");
    private final Label newest = Ui.label("", "muted", "small");
    private final VBox view;

    Row(String platform) {
      this.platform = platform;
      name.setTextOverrun(OverrunStyle.ELLIPSIS);
      name.setMinWidth(30);
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.getStyleClass().add("slim");
      HBox head = Ui.row(Spacing.S, dot, name, pill, Ui.spacer(), words);
      words.setMinWidth(40);
      newest.setTextOverrun(OverrunStyle.ELLIPSIS);
      newest.setManaged(false);
      view = Ui.column(5, head, bar, newest);
    }

    String platform() {
      return platform;
    }

    Node view() {
      return view;
    }

    void show(TargetView target, MonitorSnapshot snapshot, Palette palette, boolean dark) {
      dot.setFill(Drawing.color(palette.color(platform, dark)));
      name.setText(target.label());
      boolean over = snapshot.stage().over();
      LegCount legs = target.progress();
      pill(target, over);
      bar.setProgress(
          legs.total() == 0 || preparing(target, over)
              ? target.step().map(s -> s.fraction()).orElse(0.0)
              : (double) legs.done() / legs.total());
      words.setText(words(target, over));
      view.setAccessibleText(target.label() + ", " + pill.getText() + ", " + words.getText());
    }

    void newest(String text) {
      newest.setText(text);
      newest.setManaged(!text.isEmpty());
      newest.setVisible(!text.isEmpty());
    }

    private static boolean preparing(TargetView target, boolean over) {
      return target.state() == MonitorSnapshot.TargetState.PREPARING && !over;
    }

    private void pill(TargetView target, boolean over) {
      LegCount legs = target.progress();
      switch (target.state()) {
        case WAITING ->
            pill.show(over ? Texts.of("live.not-reached") : Texts.of("live.waiting"), Tone.NEUTRAL);
        case PREPARING ->
            pill.show(
                over
                    ? Texts.of("live.stopped")
                    : target.phase().map(Words::doing).orElse(Texts.of("live.preparing")),
                over ? Tone.NEUTRAL : Tone.ACCENT);
        case FAILED -> pill.show("failed", Tone.DANGER);
        case READY -> {
          if (legs.failed() > 0) {
            pill.show(
                Texts.of("live.failed-2", Formats.plural(legs.failed(), "leg")), Tone.WARNING);
          } else if (legs.total() > 0 && legs.done() == legs.total()) {
            pill.show(over ? Texts.of("live.done") : Texts.of("live.legs-done"), Tone.SUCCESS);
          } else {
            pill.show(Texts.of("live.loaded"), Tone.SUCCESS);
          }
        }
      }
    }

    private static String words(TargetView target, boolean over) {
      if (preparing(target, over)) {
        return target.step().map(Doing::words).orElse("");
      }
      LegCount legs = target.progress();
      if (legs.total() == 0) {
        return "";
      }
      String left = Formats.left(legs.left());
      return Texts.of(
          "live.of-legs", legs.done(), legs.total(), left.isEmpty() ? "" : " · " + left);
    }
  }
}
