package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.DatasetExporter;
import dev.bakeoff.dataset.exchange.ExportReport;
import dev.bakeoff.dataset.exchange.ExportRequest;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.ui.dataset.DatasetTask;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.dataset.TaskForm;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Writes a version as files of another format, into a folder or a bucket. */
public final class ExportTask implements DatasetTask {
  private final DatasetExporter exporter;
  private final Window window;
  private final ExportModel model;
  private final List<Manifest> others;

  /**
   * @param manifest what is exported
   * @param others versions of the same dataset, for an export of what changed since
   */
  public ExportTask(
      DatasetExporter exporter, Window window, Manifest manifest, List<Manifest> others) {
    this.exporter = exporter;
    this.window = window;
    this.model = new ExportModel(manifest);
    this.others = List.copyOf(others);
  }

  @Override
  public String title() {
    return Texts.of("dataset.export-2", model.manifest().ref());
  }

  @Override
  public String subtitle() {
    return Texts.of("dataset.the-rows-keep-their-fingerprints-in");
  }

  @Override
  public Region view(Runnable close) {
    Button go =
        Ui.primary(
            Texts.of("dataset.export-3"),
            Feather.UPLOAD,
            () -> {
              ExportRequest request = model.request();
              close.run();
              start(request);
            });
    go.setId("export-go");
    Region form =
        Ui.column(
            Spacing.L,
            new Card(Texts.of("dataset.format"), formats()),
            new Card(Texts.of("dataset.tables"), tables()),
            new Card(Texts.of("dataset.where-to"), target()));
    return new TaskForm(Ui.scroll(form), model.command(), model.error(), go);
  }

  private void start(ExportRequest request) {
    window
        .tasks()
        .start(
            Texts.of("dataset.exporting", request.dataset()),
            (progress, cancel) -> exporter.run(request, progress, cancel),
            this::report,
            window.notices()::problem);
  }

  private void report(ExportReport report) {
    if (report.tables().isEmpty()) {
      window.notices().info(Texts.of("dataset.nothing-was-exported-no-table-of", report.dataset()));
      return;
    }
    String left =
        report.unchanged().isEmpty()
            ? ""
            : Texts.of("dataset.unchanged-and-left-out", String.join(", ", report.unchanged()));
    window
        .notices()
        .success(
            Texts.of(
                "dataset.was-exported-as-to",
                report.dataset(),
                report.format().title(),
                report.location(),
                Formats.plural(report.tables().size(), "table"),
                Formats.plural(report.tables().stream().mapToLong(t -> t.rows()).sum(), "row"),
                left));
  }

  private Node formats() {
    ToggleGroup group = new ToggleGroup();
    EvenGrid grid = new EvenGrid(150, 6, Spacing.S);
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
              compression.getItems().setAll(f.compressions());
              compression.setValue(model.compressionProperty().get());
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
    return Ui.column(Spacing.M, grid, field);
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

  private Node tables() {
    FlowPane boxes = new FlowPane(Spacing.L, Spacing.S);
    for (TableEntry table : model.manifest().tables()) {
      CheckBox box = new CheckBox("%s (%s)".formatted(table.name(), Formats.compact(table.rows())));
      box.setMnemonicParsing(false);
      box.setId("export-table-" + table.name());
      box.setSelected(true);
      box.selectedProperty().subscribe((was, is) -> model.choose(table.name(), is));
      boxes.getChildren().add(box);
    }
    List<Optional<String>> versions = new ArrayList<>(List.of(Optional.empty()));
    others.forEach(m -> versions.add(Optional.of(m.version())));
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
    return Ui.column(Spacing.M, boxes, field);
  }

  private Node target() {
    FormField field =
        NameFields.field(
            Texts.of("dataset.folder-or-s3-bucket-prefix"),
            "export-target",
            model.targetProperty(),
            new SimpleObjectProperty<>(Optional.empty()),
            Texts.of("dataset.a-folder-that-is-empty-or"));
    Button choose =
        Ui.button(
            Texts.of("dataset.choose"),
            Feather.FOLDER,
            () ->
                window
                    .files()
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
    // Beside the field, not beside its label.
    HBox.setMargin(choose, new javafx.geometry.Insets(21, 0, 0, 0));
    return row;
  }

  private static <T> StringConverter<T> named(java.util.function.Function<T, String> name) {
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
