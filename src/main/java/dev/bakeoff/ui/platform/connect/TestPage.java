package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.platform.StepsView;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tests the connection, step by step; going on without is allowed. */
final class TestPage implements WizardPage {
  private final Draft draft;
  private final StepsView steps = new StepsView();
  private final VBox outcome = Ui.column(Spacing.S);
  private final Button again;
  private final Node view;

  TestPage(Draft draft) {
    this.draft = draft;
    again = Ui.button("Test again", Feather.ACTIVITY, draft::test);
    again.setId("connect-test");
    VBox card = Ui.column(Spacing.M, steps, outcome);
    card.getStyleClass().add("bo-card");
    VBox all = Ui.column(Spacing.M, card, Ui.row(Spacing.S, again));
    all.setMaxWidth(860);
    view = Ui.scroll(all);
    draft.checkProperty().subscribe(this::show);
  }

  private void show(Check check) {
    again.setDisable(check instanceof Check.Testing);
    steps.show(check.steps());
    outcome.getChildren().clear();
    switch (check) {
      case Check.Untested u -> outcome.getChildren().add(Ui.paragraph("Not tested yet.", "muted"));
      case Check.Testing t -> {
        if (t.steps().isEmpty()) {
          outcome.getChildren().add(Ui.paragraph("Starting a worker…", "muted"));
        }
      }
      case Check.Reached r ->
          outcome
              .getChildren()
              .add(
                  Ui.paragraph(
                      r.info().product()
                          + " "
                          + r.info().version()
                          + " answers"
                          + (r.info().roundTripMicros() > 0
                              ? ", in "
                                  + Formats.latency(r.info().roundTripMicros() / 1000.0)
                                  + " per round trip."
                              : "."),
                      "tone-success"));
      case Check.Unreachable u -> {
        boolean told = u.steps().stream().anyMatch(s -> s.detail().equals(u.problem().what()));
        if (!told) {
          outcome
              .getChildren()
              .addAll(
                  Ui.paragraph(u.problem().what(), "tone-danger"),
                  Ui.paragraph(u.problem().hint()));
        }
        outcome
            .getChildren()
            .add(
                Ui.paragraph(
                    "Going back keeps everything that was filled in. It can be saved as it is,"
                        + " too.",
                    "muted"));
      }
    }
  }

  @Override
  public void entered() {
    if (!draft.isTested()) {
      draft.profile().suggestName();
      draft.test();
    }
  }

  @Override
  public String title() {
    return "Test";
  }

  @Override
  public String task() {
    return "Each step of the connection, as it passes. You may go on without waiting.";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }
}
