package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** How much: a named scale or a number of rows, the spec's parameters, and how many tables. */
final class SizePage implements WizardPage {
  private final DatasetCreator creator;
  private final Tasks tasks;
  private final GenerateModel model;
  private final VBox form = Ui.column(Spacing.L);
  private final Node view;
  private final ObservableValue<Optional<String>> obstacle;

  SizePage(DatasetCreator creator, Tasks tasks, GenerateModel model, OutlookModel outlook) {
    this.creator = creator;
    this.tasks = tasks;
    this.model = model;
    form.setPadding(new Insets(2, 10, 2, 2));
    view = Ui.scroll(form);
    obstacle =
        Bindings.createObjectBinding(
            () -> model.sizeObstacle().or(() -> refusal(outlook.outlookProperty().get())),
            model.draftProperty(),
            model.rowsError(),
            model.tablesError(),
            outlook.outlookProperty());
    model.sourceProperty().subscribe(s -> draw());
  }

  @Override
  public String title() {
    return Texts.of("dataset.size");
  }

  @Override
  public String task() {
    return Texts.of("dataset.choose-how-much-of-it");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return obstacle;
  }

  /** What is asked for cannot be made, or not here. */
  static Optional<String> refusal(Reading<OutlookModel.Outlook> reading) {
    return switch (reading) {
      case Reading.Waiting<OutlookModel.Outlook> w -> Optional.empty();
      case Reading.Failed<OutlookModel.Outlook>(Problem problem) -> Optional.of(problem.toString());
      case Reading.Done<OutlookModel.Outlook>(OutlookModel.Outlook outlook) ->
          outlook.estimate().fits()
              ? Optional.empty()
              : Optional.of(
                  Texts.of(
                      "dataset.it-takes-about-and-only-are",
                      Formats.bytes(outlook.estimate().bytes()),
                      Formats.bytes(outlook.estimate().freeBytes())));
    };
  }

  private void draw() {
    form.getChildren()
        .setAll(
            Ui.column(Spacing.XS, Ui.label(Texts.of("dataset.scale"), "field-label"), scales()));
    TextField rows =
        field("generate-rows", Texts.of("dataset.for-example-250k-or-1-5m"), model.rowsProperty());
    String counted =
        model.sourceProperty().get().spec().parameters().stream()
            .filter(p -> p.name().equals(DatasetSpec.ROWS))
            .map(DatasetSpec.Parameter::about)
            .findFirst()
            .orElse("");
    FormField rowsField =
        new FormField(
            Texts.of("dataset.rows"),
            rows,
            counted.isEmpty() ? "" : Texts.of("dataset.the-number-of", counted),
            model.rowsError());
    rowsField.visibleProperty().bind(model.scaleProperty().map(Optional::isEmpty));
    rowsField.managedProperty().bind(rowsField.visibleProperty());
    form.getChildren().add(rowsField);
    EvenGrid more = new EvenGrid(150, 3, Spacing.M);
    model.parametersProperty().get().forEach(p -> more.getChildren().add(parameter(p)));
    more.getChildren()
        .add(
            new FormField(
                Texts.of("dataset.tables"),
                field("generate-tables", Texts.of("dataset.all"), model.tablesProperty()),
                Texts.of("dataset.only-the-first-of-them-as"),
                model.tablesError()));
    form.getChildren().add(more);
  }

  private FormField parameter(ParameterField parameter) {
    String usual = parameter.parameter().value();
    TextField text =
        field(
            "parameter-" + parameter.parameter().name(),
            Texts.of("dataset.as-the-scale-has-it"),
            parameter.textProperty());
    String about = parameter.parameter().about();
    text.setTooltip(
        new javafx.scene.control.Tooltip(Texts.of("dataset.where-not-given", about, usual)));
    return new FormField(
        parameter.parameter().name(),
        text,
        about.isEmpty() ? "" : Texts.of("dataset.number-of", about),
        parameter.error());
  }

  private Node scales() {
    ToggleGroup group = new ToggleGroup();
    EvenGrid grid = new EvenGrid(160, 3, Spacing.S);
    for (Scale scale : model.sourceProperty().get().spec().scales()) {
      grid.getChildren().add(scaleCard(scale, group, Optional.empty()));
    }
    if (model.takesRows()) {
      ChoiceCard other =
          new ChoiceCard(
                  Texts.of("dataset.other-size"),
                  Texts.of("dataset.say-how-many"),
                  Texts.of("dataset.rows-it-gets"))
              .of(group);
      other.setId("scale-other");
      other.setSelected(model.scaleProperty().get().isEmpty());
      other.setOnAction(e -> model.scaleProperty().set(Optional.empty()));
      grid.getChildren().add(other);
    }
    estimate(grid, group);
    return grid;
  }

  /** What each scale takes is planned in the background. */
  private void estimate(EvenGrid grid, ToggleGroup group) {
    GenerateModel.Source source = model.sourceProperty().get();
    Function<Scale, Estimate> estimate = s -> creator.estimate(source.spec(), model.of(s));
    List<Scale> scales = source.spec().scales();
    tasks.load(
        () -> scales.stream().map(estimate).toList(),
        found -> {
          if (model.sourceProperty().get().equals(source)) {
            for (int i = 0; i < found.size(); i++) {
              grid.getChildren().set(i, scaleCard(scales.get(i), group, Optional.of(found.get(i))));
            }
          }
        },
        problem -> {});
  }

  private ChoiceCard scaleCard(Scale scale, ToggleGroup group, Optional<Estimate> estimate) {
    ChoiceCard card =
        new ChoiceCard(
            scale.name(),
            estimate.map(e -> Formats.plural(e.rows(), "row")).orElse("…"),
            estimate.map(e -> "%s, %s".formatted(Formats.bytes(e.bytes()), time(e))).orElse(" "));
    card.of(group);
    card.setId("scale-" + scale.name());
    card.setSelected(model.scaleProperty().get().equals(Optional.of(scale)));
    card.setOnAction(e -> model.scaleProperty().set(Optional.of(scale)));
    return card;
  }

  private static String time(Estimate estimate) {
    return estimate.time().toSeconds() < 2
        ? Texts.of("dataset.about-a-second")
        : Texts.of("dataset.about", Formats.duration(estimate.time()));
  }

  private static TextField field(String id, String prompt, StringProperty value) {
    TextField text = new TextField();
    text.setId(id);
    text.setPrefColumnCount(8);
    text.setPromptText(prompt);
    text.textProperty().bindBidirectional(value);
    return text;
  }
}
