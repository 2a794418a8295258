package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.TestStep;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The steps of a connection test, each with what it found and how long it took. */
public final class StepsView extends VBox {
  private static final double NAME_WIDTH = 110;

  private List<TestStep> shown = List.of();

  public StepsView() {
    super(Spacing.S);
    getStyleClass().add("test-steps");
  }

  /** Shows these steps; those that stand there already stay as they are. */
  public void show(List<TestStep> steps) {
    int same = 0;
    while (same < Math.min(shown.size(), steps.size()) && shown.get(same).equals(steps.get(same))) {
      same++;
    }
    getChildren().remove(same, getChildren().size());
    steps.stream().skip(same).map(StepsView::row).forEach(getChildren()::add);
    shown = List.copyOf(steps);
  }

  private static Node row(TestStep step) {
    Label name = Ui.label(step.name(), "step-name");
    name.setMinWidth(NAME_WIDTH);
    name.setPrefWidth(NAME_WIDTH);
    Label detail =
        Ui.paragraph(
            step.detail(), step.state() == TestStep.State.FAILED ? "tone-danger" : "muted");
    VBox words = Ui.column(Spacing.XS, detail);
    words.setMinWidth(0);
    if (!step.hint().isEmpty()) {
      HBox hint =
          Ui.row(
              Spacing.S,
              Ui.icon(Feather.TOOL, "muted-icon"),
              Ui.grow(Ui.paragraph(step.hint(), "step-hint")));
      hint.setId("step-hint");
      words.getChildren().add(hint);
    }
    String time = step.millis() > 0 ? Formats.latency(step.millis()).toString() : "";
    Label took = Ui.label(time, "muted", "small");
    took.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = Ui.row(Spacing.S, mark(step), name, Ui.grow(words), took);
    row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
    row.getStyleClass().add("test-step");
    row.setAccessibleText(step.name() + ": " + step.state().id() + ". " + step.detail());
    return row;
  }

  private static Node mark(TestStep step) {
    return switch (step.state()) {
      case RUNNING -> {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        wheel.setMinSize(16, 16);
        yield wheel;
      }
      case PASSED -> Ui.icon(Feather.CHECK_CIRCLE, "step-passed");
      case WARNING -> Ui.icon(Feather.ALERT_TRIANGLE, "step-warning");
      case FAILED -> Ui.icon(Feather.X_CIRCLE, "step-failed");
      case SKIPPED -> Ui.icon(Feather.MINUS_CIRCLE, "step-skipped");
    };
  }
}
