package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form for a new dataset. */
public final class GenerateDialog {
  private final GenerateModel model;
  private final VBox scales = Ui.column(Spacing.S);
  private final TextField rows = new TextField();

  public GenerateDialog(GenerateModel model) {
    this.model = model;
  }

  /**
   * Opens the form.
   *
   * @param onGo takes what was asked for, after the dialog has closed
   */
  public void open(Dialogs dialogs, List<DatasetSpec> specs, Consumer<CreateRequest> onGo) {
    VBox form = Ui.column(Spacing.L);
    if (specs.size() > 1) {
      form.getChildren().add(new FormField("What", specBox(specs), ""));
    }
    Label summary = Ui.paragraph("", "muted");
    summary.textProperty().bind(model.specProperty().map(DatasetSpec::summary));
    form.getChildren()
        .addAll(
            summary,
            Ui.column(Spacing.XS, Ui.label("Scale", "field-label"), scales),
            names(),
            outlook());
    model.specProperty().subscribe(spec -> drawScales());
    Button cancel = Ui.button("Cancel", dialogs::close);
    cancel.setCancelButton(true);
    Button generate =
        Ui.primary(
            "Generate",
            Feather.PLAY,
            () -> {
              CreateRequest request = model.request();
              dialogs.close();
              onGo.accept(request);
            });
    generate.setId("generate-go");
    generate.setDefaultButton(true);
    generate.disableProperty().bind(model.valid().not());
    dialogs.open("Generate a dataset", form, 620, cancel, generate);
  }

  private ComboBox<DatasetSpec> specBox(List<DatasetSpec> specs) {
    ComboBox<DatasetSpec> box = new ComboBox<>();
    box.getItems().setAll(specs);
    box.setCellFactory(list -> nameCell());
    box.setButtonCell(nameCell());
    box.valueProperty().bindBidirectional(model.specProperty());
    return box;
  }

  private static ListCell<DatasetSpec> nameCell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(DatasetSpec item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? null : item.name());
      }
    };
  }

  private void drawScales() {
    ToggleGroup group = new ToggleGroup();
    GridPane grid = new GridPane(Spacing.S, Spacing.S);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      grid.getColumnConstraints().add(half);
    }
    List<Scale> named = model.specProperty().get().scales();
    int place = 0;
    for (Scale scale : named) {
      ChoiceCard card = scaleCard(scale).of(group);
      card.setSelected(model.scaleProperty().get().equals(Optional.of(scale)));
      card.setOnAction(e -> model.scaleProperty().set(Optional.of(scale)));
      grid.add(card, place % 2, place / 2);
      place++;
    }
    ChoiceCard custom =
        new ChoiceCard("Other size", "Say how many rows the largest table gets.").of(group);
    custom.setId("scale-other");
    custom.setSelected(model.scaleProperty().get().isEmpty());
    custom.setOnAction(e -> model.scaleProperty().set(Optional.empty()));
    grid.add(custom, 0, place / 2 + 1, 2, 1);
    rows.setPromptText("for example 250k or 1.5M");
    rows.setId("generate-rows");
    rows.textProperty().unbindBidirectional(model.rowsProperty());
    rows.textProperty().bindBidirectional(model.rowsProperty());
    FormField field = new FormField("Rows of the largest table", rows, "", model.rowsError());
    field.visibleProperty().bind(model.scaleProperty().map(Optional::isEmpty));
    field.managedProperty().bind(field.visibleProperty());
    scales.getChildren().setAll(grid, field);
  }

  private ChoiceCard scaleCard(Scale scale) {
    Estimate estimate = model.estimate(scale);
    ChoiceCard card =
        new ChoiceCard(
            scale.name(),
            Formats.plural(estimate.rows(), "row"),
            "%s, about %s"
                .formatted(Formats.bytes(estimate.bytes()), Formats.duration(estimate.time())));
    card.setId("scale-" + scale.name());
    return card;
  }

  private HBox names() {
    HBox row =
        new HBox(
            Spacing.M,
            field("Name", "generate-name", model.nameProperty(), model.nameError(), ""),
            field("Version", "generate-version", model.versionProperty(), model.versionError(), ""),
            field(
                "Seed",
                "generate-seed",
                model.seedProperty(),
                model.seedError(),
                "The same seed gives the same data, to the bit."));
    row.getChildren().forEach(n -> HBox.setHgrow(n, Priority.ALWAYS));
    return row;
  }

  private static FormField field(
      String label,
      String id,
      javafx.beans.property.StringProperty value,
      javafx.beans.value.ObservableValue<Optional<String>> error,
      String help) {
    TextField text = new TextField();
    text.setId(id);
    text.setPrefColumnCount(8);
    text.textProperty().bindBidirectional(value);
    FormField field = new FormField(label, text, help, error);
    field.setPrefWidth(180);
    return field;
  }

  /** What it will take, or that the disk cannot hold it. */
  private Label outlook() {
    Label line = Ui.paragraph("", "small");
    var estimate =
        Bindings.createObjectBinding(
            model::estimate,
            model.scaleProperty(),
            model.rowsProperty(),
            model.specProperty(),
            model.rowsError());
    estimate.subscribe(
        e -> {
          boolean fits = e.map(Estimate::fits).orElse(true);
          line.setText(e.map(GenerateDialog::outlook).orElse(""));
          line.getStyleClass().setAll("label", "small", fits ? "muted" : "tone-danger");
        });
    return line;
  }

  private static String outlook(Estimate estimate) {
    return estimate.fits()
        ? "%s, about %s on a disk with %s free."
            .formatted(
                Formats.plural(estimate.rows(), "row"),
                Formats.bytes(estimate.bytes()),
                Formats.bytes(estimate.freeBytes()))
        : "About %s are needed and only %s are free: take a smaller scale or free some space."
            .formatted(Formats.bytes(estimate.bytes()), Formats.bytes(estimate.freeBytes()));
  }
}
