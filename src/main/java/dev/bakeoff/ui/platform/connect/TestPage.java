package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.platform.StepsView;
import dev.bakeoff.ui.text.Texts;
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
    again = Ui.button(Texts.of("platform.test-again"), Feather.ACTIVITY, draft::test);
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
      case Check.Untested u ->
          outcome.getChildren().add(Ui.paragraph(Texts.of("platform.not-tested-yet"), "muted"));
      case Check.Testing t -> {
        if (t.steps().isEmpty()) {
          outcome.getChildren().add(Ui.paragraph(Texts.of("platform.starting-a-worker"), "muted"));
        }
      }
      case Check.Reached r ->
          outcome
              .getChildren()
              .add(
                  Ui.paragraph(
                      Texts.of(
                          "platform.answers",
                          r.info().product(),
                          r.info().version(),
                          (r.info().roundTripMicros() > 0
                              ? Texts.of(
                                  "platform.in-per-round-trip",
                                  Formats.latency(r.info().roundTripMicros() / 1000.0))
                              : ".")),
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
            .add(Ui.paragraph(Texts.of("platform.going-back-keeps-everything-that"), "muted"));
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
    return Texts.of("platform.test");
  }

  @Override
  public String task() {
    return Texts.of("platform.each-step-of-the-connection-as");
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
