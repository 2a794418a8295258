package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Under which name and version, from which seed. */
final class NamePage implements WizardPage {
  private final WizardCheck untaken;
  private final Node view;
  private final ObservableValue<Optional<String>> obstacle;

  NamePage(GenerateModel model, OutlookModel outlook, WizardCheck untaken) {
    this.untaken = untaken;
    VBox form =
        Ui.column(
            Spacing.L,
            NameFields.of("generate", model.name()),
            NameFields.field(
                Texts.of("dataset.seed"),
                "generate-seed",
                model.seedProperty(),
                model.seedError(),
                Texts.of("dataset.the-same-spec-size-and-seed")));
    form.setPadding(new Insets(2, 10, 2, 2));
    view = Ui.scroll(form);
    obstacle =
        Bindings.createObjectBinding(
            () ->
                model
                    .name()
                    .error()
                    .getValue()
                    .or(model.seedError()::getValue)
                    .or(model::sizeObstacle)
                    .or(() -> SizePage.refusal(outlook.outlookProperty().get())),
            model.name().error(),
            model.seedError(),
            model.draftProperty(),
            outlook.outlookProperty());
  }

  @Override
  public String title() {
    return Texts.of("dataset.name");
  }

  @Override
  public String task() {
    return Texts.of("dataset.name-it-and-have-it-made");
  }

  @Override
  public Node view() {
    return view;
  }

  /** Another wizard may have made one of this name since. */
  @Override
  public Optional<WizardCheck> beforeNext() {
    return Optional.of(untaken);
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return obstacle;
  }
}
