package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.SimplePage;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The pages of the export wizard. */
final class ExportPages {
  private final ExportModel model;

  ExportPages(ExportModel model) {
    this.model = model;
  }

  /**
   * Which version, and what of it.
   *
   * @param versions that there are
   * @param onOther another version was chosen
   */
  WizardPage data(List<Manifest> versions, Consumer<Manifest> onOther) {
    ComboBox<Manifest> dataset = new ComboBox<>();
    dataset.setId("export-dataset");
    dataset.setConverter(
        named(
            m ->
                "%s   %s, %s"
                    .formatted(
                        m.ref(), Formats.plural(m.rows(), "row"), Formats.bytes(m.bytes()))));
    dataset.getItems().setAll(versions);
    dataset.setValue(model.manifest());
    dataset
        .valueProperty()
        .subscribe(
            (was, is) -> {
              if (is != null && !is.equals(model.manifest())) {
                onOther.accept(is);
              }
            });
    FormField chosen = new FormField(Texts.of("steps.dataset"), dataset, "");
    chosen.setMaxWidth(520);
    VBox form = Ui.column(Spacing.L, chosen, tables(), since(versions));
    ObservableValue<Optional<String>> obstacle = model.error().map(_ -> model.tablesError());
    return new SimplePage(
        Texts.of("steps.data"), Texts.of("steps.export-data-task"), Ui.scroll(form), obstacle);
  }

  private VBox tables() {
    FlowPane boxes = new FlowPane(Spacing.L, Spacing.S);
    for (TableEntry table : model.manifest().tables()) {
      CheckBox box = new CheckBox("%s (%s)".formatted(table.name(), Formats.compact(table.rows())));
      box.setMnemonicParsing(false);
      box.setId("export-table-" + table.name());
      box.setSelected(model.tables().contains(table.name()));
      box.selectedProperty().subscribe((was, is) -> model.choose(table.name(), is));
      boxes.getChildren().add(box);
    }
    return Ui.column(Spacing.S, Ui.label(Texts.of("dataset.tables"), "field-label"), boxes);
  }

  private FormField since(List<Manifest> all) {
    List<Optional<String>> versions = new ArrayList<>(List.of(Optional.empty()));
    all.stream()
        .filter(m -> m.name().equals(model.manifest().name()) && !m.equals(model.manifest()))
        .forEach(m -> versions.add(Optional.of(m.version())));
    ComboBox<Optional<String>> since = new ComboBox<>();
    since.setId("export-since");
    since.setConverter(
        named(
            v ->
                v.map(x -> Texts.of("dataset.changed-since", x))
                    .orElse(Texts.of("dataset.all-chosen-tables"))));
    since.getItems().setAll(versions);
    since.valueProperty().bindBidirectional(model.changedSinceProperty());
    since.setDisable(versions.size() < 2);
    FormField field =
        new FormField(
            Texts.of("dataset.only-what-changed"),
            since,
            versions.size() < 2 ? Texts.of("dataset.there-is-no-other-version-to") : "");
    field.setMaxWidth(280);
    return field;
  }

  /** As files of which kind. */
  WizardPage format() {
    ToggleGroup group = new ToggleGroup();
    EvenGrid grid = new EvenGrid(150, 3, Spacing.S);
    for (DataFormat format : DataFormat.values()) {
      ChoiceCard card = new ChoiceCard(format.title(), hint(format)).of(group);
      card.setId("format-" + format.id());
      card.setSelected(model.formatProperty().get() == format);
      card.setOnAction(e -> model.formatProperty().set(format));
      grid.getChildren().add(card);
    }
    ComboBox<Compression> compression = new ComboBox<>();
    compression.setId("export-compression");
    compression.setConverter(named(Compression::id));
    model
        .formatProperty()
        .subscribe(
            f -> {
              Compression now = model.compressionProperty().get();
              compression.getItems().setAll(f.compressions());
              compression.setValue(
                  f.compressions().contains(now) ? now : f.compressions().getFirst());
              compression.setDisable(f.compressions().size() < 2);
            });
    compression
        .valueProperty()
        .subscribe(
            c -> {
              if (c != null) {
                model.compressionProperty().set(c);
              }
            });
    FormField field = new FormField(Texts.of("dataset.compression"), compression, "");
    field.setMaxWidth(200);
    return new SimplePage(
        Texts.of("dataset.format"),
        Texts.of("steps.export-format-task"),
        Ui.scroll(Ui.column(Spacing.L, grid, field)),
        new SimpleObjectProperty<>(Optional.empty()));
  }

  private static String hint(DataFormat format) {
    return switch (format) {
      case PARQUET -> Texts.of("dataset.columns-for-engines");
      case CSV -> Texts.of("dataset.rfc-4180-for-all");
      case ARROW -> Texts.of("dataset.ipc-in-memory");
      case JSONL -> Texts.of("dataset.a-document-a-line");
      case DYNAMODB_JSON -> Texts.of("dataset.for-its-s3-import");
      case PG_DUMP -> Texts.of("dataset.for-pg-restore");
    };
  }

  /** Where to; whether it can go there is looked at before going on. */
  WizardPage target(FilePicker files, WizardCheck check) {
    FormField field =
        NameFields.field(
            Texts.of("dataset.folder-or-s3-bucket-prefix"),
            "export-target",
            model.targetProperty(),
            model.error(),
            Texts.of("dataset.a-folder-that-is-empty-or"));
    Button choose =
        Ui.button(
            Texts.of("dataset.choose"),
            org.kordamp.ikonli.feather.Feather.FOLDER,
            () ->
                files
                    .folder(Texts.of("dataset.export-into"))
                    .ifPresent(
                        f ->
                            model
                                .targetProperty()
                                .set(
                                    f.resolve(
                                            model.manifest().name()
                                                + "-"
                                                + model.manifest().version())
                                        .toString())));
    HBox row = new HBox(Spacing.S, Ui.grow(field), choose);
    row.setMaxWidth(760);
    // Beside the field, not beside its label.
    HBox.setMargin(choose, new Insets(21, 0, 0, 0));
    return new SimplePage(
            Texts.of("dataset.where-to"),
            Texts.of("steps.export-target-task"),
            Ui.scroll(Ui.column(0, row)),
            model.error())
        .checked(check);
  }

  private static <T> StringConverter<T> named(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        return null;
      }
    };
  }
}
