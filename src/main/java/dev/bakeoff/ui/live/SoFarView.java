package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.run.LegPlan.Setting;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.live.Standings.Standing;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** The figures of the legs that have completed: a row per setting, a column per platform. */
final class SoFarView {
  private final ObservableValue<Boolean> dark;
  private final GridPane grid = new GridPane(Spacing.L, Spacing.M);
  private final Label none = Ui.paragraph(Texts.of("live.so-far-none"), "muted");
  private final Card card;
  private List<Standing> shown = List.of();
  private List<String> platforms = List.of();
  private boolean shownDark;

  SoFarView(ObservableValue<Boolean> dark) {
    this.dark = dark;
    grid.setId("so-far");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("page-scroll");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(120);
    Label about = Ui.paragraph(Texts.of("live.so-far-about"), "muted", "small");
    card = new Card(Texts.of("live.so-far"), Ui.column(Spacing.M, about, none, Ui.grow(scroll)));
  }

  Node view() {
    return card;
  }

  void show(MonitorSnapshot snapshot, Palette palette) {
    List<String> now = snapshot.targets().stream().map(TargetView::label).toList();
    List<Standing> standings = snapshot.story().standings();
    if (standings.equals(shown) && now.equals(platforms) && shownDark == dark.getValue()) {
      return;
    }
    shown = standings;
    platforms = now;
    shownDark = dark.getValue();
    none.setVisible(standings.isEmpty());
    none.setManaged(standings.isEmpty());
    grid.getChildren().clear();
    if (!standings.isEmpty()) {
      fill(snapshot, palette);
    }
  }

  private void fill(MonitorSnapshot snapshot, Palette palette) {
    for (int i = 0; i < snapshot.targets().size(); i++) {
      TargetView target = snapshot.targets().get(i);
      Circle dot = new Circle(4.5);
      dot.setFill(Drawing.color(palette.color(target.platform(), shownDark)));
      grid.add(Ui.row(6, dot, Ui.label(target.label(), "card-title")), i + 1, 0);
    }
    Set<Setting> settings = new LinkedHashSet<>();
    shown.forEach(s -> settings.add(s.setting()));
    int row = 1;
    for (Setting setting : settings) {
      grid.add(Ui.label(StatusText.setting(setting), "card-title"), 0, row);
      for (int i = 0; i < snapshot.targets().size(); i++) {
        int place = i;
        Optional<Standing> standing =
            shown.stream()
                .filter(s -> s.target() == place && s.setting().equals(setting))
                .findFirst();
        grid.add(cell(standing, snapshot.heading().trials()), i + 1, row);
      }
      row++;
    }
  }

  private static Node cell(Optional<Standing> standing, int trials) {
    if (standing.isEmpty()) {
      return Ui.label(Formats.NONE, "muted");
    }
    Standing s = standing.get();
    VBox cell =
        Ui.column(
            1,
            Ui.label(Formats.throughput(s.throughput()).toString()),
            Ui.label(
                Texts.of(
                    "live.so-far-times",
                    Formats.latency(s.p50()).toString(),
                    Formats.latency(s.p99()).toString()),
                "small"),
            Ui.label(Texts.of("live.so-far-trials", s.trials(), trials), "muted", "small"));
    if (s.errors() > 0) {
      cell.getChildren()
          .add(
              Ui.label(
                  Texts.of("live.so-far-errors", Formats.count(s.errors())),
                  "small",
                  "tone-danger"));
    }
    return cell;
  }
}
