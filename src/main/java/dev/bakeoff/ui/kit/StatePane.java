package dev.bakeoff.ui.kit;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Shows one of: waiting, nothing there, a problem, or the content. */
public final class StatePane extends StackPane {
  private final PauseTransition patience = new PauseTransition(Duration.millis(200));

  /** Waiting; drawn only after a moment, so that quick reads do not flicker. */
  public void loading(String text) {
    if (getChildren().isEmpty() || getChildren().getFirst() instanceof EmptyState) {
      getChildren().clear();
    }
    patience.setOnFinished(
        e -> {
          ProgressIndicator wheel = new ProgressIndicator();
          wheel.setPrefSize(28, 28);
          VBox box = Ui.column(Spacing.M, wheel, Ui.label(text, "muted"));
          box.setAlignment(Pos.CENTER);
          getChildren().setAll(box);
        });
    patience.playFromStart();
  }

  public void content(Node node) {
    patience.stop();
    getChildren().setAll(node);
  }

  public void empty(EmptyState state) {
    content(state);
  }

  public void problem(Problem problem, Runnable retry) {
    content(
        new EmptyState(
            Feather.ALERT_TRIANGLE,
            problem.what(),
            problem.hint(),
            Ui.button(Texts.of("kit.try-again"), Feather.REFRESH_CW, retry)));
  }
}
