package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FileDrop;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where to import from: files dropped or picked, a folder, or a place in a bucket. */
final class SourceForm extends VBox {
  static final List<String> KINDS =
      List.of(
          "csv", "tsv", "parquet", "arrow", "jsonl", "ndjson", "json", "dump", "gz", "zst",
          "feather");

  SourceForm(SourceModel model, Window window, Runnable look) {
    super(Spacing.L);
    Button files =
        Ui.button(
            "Choose files…",
            Feather.FILE_PLUS,
            () -> {
              var picked = window.files().openSeveral("Import files", "Data files", KINDS);
              if (!picked.isEmpty()) {
                model.take(picked);
                look.run();
              }
            });
    files.setId("import-files");
    Button folder =
        Ui.button(
            "Choose a folder…",
            Feather.FOLDER,
            () ->
                window
                    .files()
                    .folder("Import a folder")
                    .ifPresent(
                        f -> {
                          model.take(List.of(f));
                          look.run();
                        }));
    folder.setId("import-folder");
    HBox buttons = Ui.row(Spacing.S, files, folder);
    buttons.setAlignment(Pos.CENTER);
    VBox zone =
        Ui.column(
            Spacing.M,
            Ui.icon(Feather.DOWNLOAD, "empty-icon"),
            Ui.label("Drop files or a folder here", "empty-title"),
            Ui.label("CSV, Parquet, Arrow, JSON lines, DynamoDB JSON, pg_dump -Fc", "muted"),
            buttons);
    zone.setAlignment(Pos.CENTER);
    zone.getStyleClass().add("drop-zone");
    zone.setMinHeight(190);
    FileDrop.install(
        zone,
        List.of(),
        dropped -> {
          model.take(dropped);
          look.run();
        });
    FormField path =
        NameFields.field(
            "Or a path, or s3://bucket/prefix",
            "import-source",
            model.sourceProperty(),
            model.error(),
            "A file, a folder of files, an export made by Bakeoff, or a dump.");
    CheckBox header = new CheckBox("The first line names the columns");
    header.setId("import-header");
    header.selectedProperty().bindBidirectional(model.headerProperty());
    EvenGrid csv =
        new EvenGrid(
            180,
            3,
            Spacing.M,
            NameFields.field(
                "Delimiter",
                "import-delimiter",
                model.delimiterProperty(),
                none(),
                "Found out where it is left empty."),
            NameFields.field(
                "Null text",
                "import-null",
                model.nullTextProperty(),
                none(),
                "Means null, as NA does."),
            new FormField("Header", header, ""));
    getChildren().setAll(zone, path, new Card("How CSV is written", csv));
  }

  private static SimpleObjectProperty<Optional<String>> none() {
    return new SimpleObjectProperty<>(Optional.empty());
  }
}
