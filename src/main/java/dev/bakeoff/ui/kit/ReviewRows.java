package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What was chosen in a wizard, row by row, each with a way back to where it is changed. */
public final class ReviewRows extends GridPane {
  public ReviewRows() {
    super(Spacing.L, Spacing.S);
    ColumnConstraints what = new ColumnConstraints();
    what.setMinWidth(120);
    what.setMaxWidth(220);
    ColumnConstraints value = new ColumnConstraints(60, 200, Double.MAX_VALUE);
    value.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(what, value, new ColumnConstraints());
    getStyleClass().add("review");
  }

  /**
   * Shows rows in place of those before.
   *
   * @param go shows a page of the wizard by its number
   */
  public void show(List<WizardReview.Row> rows, IntConsumer go) {
    getChildren().clear();
    int at = 0;
    for (WizardReview.Row row : rows) {
      if (!row.value().isBlank()) {
        add(row, at++, go);
      }
    }
  }

  private void add(WizardReview.Row row, int at, IntConsumer go) {
    Label what = Ui.paragraph(row.what(), "fact-name");
    Label value = Ui.paragraph(row.value(), "review-value");
    Button edit =
        Ui.button(Texts.of("form.edit"), () -> go.accept(row.step()), "small", "flat", "accent");
    edit.setId("review-edit-" + (at + 1));
    edit.setAccessibleText(Texts.of("form.edit-what", row.what()));
    edit.setMinWidth(Region.USE_PREF_SIZE);
    for (Node node : List.of(what, value, edit)) {
      GridPane.setValignment(node, VPos.CENTER);
    }
    addRow(at, what, value, edit);
  }
}
