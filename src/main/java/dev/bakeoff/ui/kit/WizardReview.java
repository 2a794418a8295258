package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * A wizard's last page: what was chosen, row by row, each with a way back to where it is changed,
 * and below what will come of it. FX thread only.
 */
public final class WizardReview implements WizardPage {
  private final String task;
  private final Supplier<List<Row>> rows;
  private final ObservableValue<Optional<String>> obstacle;
  private final Runnable entered;
  private final ReviewRows grid = new ReviewRows();
  private final Node view;
  private IntConsumer go = step -> {};

  /**
   * Something that was chosen.
   *
   * @param what for people
   * @param value as it will be; a row without one is left out
   * @param step the number of the page where it is changed, from 0
   */
  public record Row(String what, String value, int step) {}

  /**
   * @param task one sentence on what will happen
   * @param rows asked for whenever the page comes into sight
   * @param obstacle what keeps the user from going ahead
   * @param entered called whenever the page comes into sight
   * @param more below the rows
   */
  public WizardReview(
      String task,
      Supplier<List<Row>> rows,
      ObservableValue<Optional<String>> obstacle,
      Runnable entered,
      Node... more) {
    this.task = task;
    this.rows = rows;
    this.obstacle = obstacle;
    this.entered = entered;
    VBox all = Ui.column(Spacing.L, new Card(Texts.of("form.what-was-chosen"), grid));
    all.getChildren().addAll(more);
    all.setMaxWidth(900);
    view = Ui.scroll(all);
  }

  @Override
  public String title() {
    return Texts.of("form.review");
  }

  @Override
  public String task() {
    return task;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return obstacle;
  }

  @Override
  public void joined(IntConsumer goTo) {
    go = goTo;
  }

  @Override
  public void entered() {
    draw();
    entered.run();
  }

  /** Writes the rows anew. */
  public void draw() {
    grid.show(rows.get(), go);
  }
}
