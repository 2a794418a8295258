package dev.bakeoff.ui.insight;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing.Goal;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The rates that a search for the knee has tried, and what came of each. */
final class KneeTable extends GridPane {
  private static final int COLUMNS = 5;

  private List<KneeStep> shown = List.of();

  KneeTable() {
    super(Spacing.M, Spacing.XS);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i == COLUMNS - 1 ? Priority.ALWAYS : Priority.SOMETIMES);
      getColumnConstraints().add(column);
    }
  }

  void show(List<KneeStep> steps, Goal goal) {
    if (steps.equals(shown)) {
      return;
    }
    shown = List.copyOf(steps);
    getChildren().clear();
    String percentile = "p" + Formats.number(goal.percentile()).replaceAll("\\.0+$", "");
    addRow(
        0,
        head(Texts.of("insight.target")),
        head(Texts.of("insight.achieved")),
        head(percentile),
        head(Texts.of("insight.dropped")),
        head(Texts.of("insight.goal-under", percentile, Formats.latency(goal.millis()))));
    int row = 1;
    for (KneeStep step : shown) {
      addRow(
          row++,
          Ui.label(Formats.throughput(step.target()).toString()),
          Ui.label(Formats.throughput(step.achieved()).toString()),
          Ui.label(Formats.latency(step.millis()).toString()),
          Ui.label(Formats.count(step.dropped())),
          pill(step));
    }
  }

  private static Label head(String text) {
    return Ui.label(text, "muted", "small");
  }

  private static Pill pill(KneeStep step) {
    if (step.best()) {
      return new Pill(Texts.of("insight.the-knee"), Pill.Tone.ACCENT);
    }
    return step.within()
        ? new Pill(Texts.of("insight.kept"), Pill.Tone.SUCCESS)
        : new Pill(Texts.of("insight.missed"), Pill.Tone.WARNING);
  }
}
