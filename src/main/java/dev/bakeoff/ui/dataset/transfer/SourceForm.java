package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FileDrop;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
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
            Texts.of("dataset.choose-files"),
            Feather.FILE_PLUS,
            () -> {
              var picked =
                  window
                      .files()
                      .openSeveral(
                          Texts.of("dataset.import-files-2"),
                          Texts.of("dataset.data-files"),
                          KINDS);
              if (!picked.isEmpty()) {
                model.take(picked);
                look.run();
              }
            });
    files.setId("import-files");
    Button folder =
        Ui.button(
            Texts.of("dataset.choose-a-folder"),
            Feather.FOLDER,
            () ->
                window
                    .files()
                    .folder(Texts.of("dataset.import-a-folder"))
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
            Ui.label(Texts.of("dataset.drop-files-or-a-folder-here"), "empty-title"),
            Ui.label(Texts.of("dataset.csv-parquet-arrow-json-lines"), "muted"),
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
            Texts.of("dataset.or-a-path-or-s3-bucket"),
            "import-source",
            model.sourceProperty(),
            model.error(),
            Texts.of("dataset.a-file-a-folder-of-files"));
    CheckBox header = new CheckBox(Texts.of("dataset.the-first-line-names-the-columns"));
    header.setId("import-header");
    header.selectedProperty().bindBidirectional(model.headerProperty());
    EvenGrid csv =
        new EvenGrid(
            180,
            3,
            Spacing.M,
            NameFields.field(
                Texts.of("dataset.delimiter"),
                "import-delimiter",
                model.delimiterProperty(),
                none(),
                Texts.of("dataset.found-out-where-it-is-left")),
            NameFields.field(
                Texts.of("dataset.null-text"),
                "import-null",
                model.nullTextProperty(),
                none(),
                Texts.of("dataset.means-null-as-na-does")),
            new FormField(Texts.of("dataset.header"), header, ""));
    getChildren().setAll(zone, path, new Card(Texts.of("dataset.how-csv-is-written"), csv));
  }

  private static SimpleObjectProperty<Optional<String>> none() {
    return new SimpleObjectProperty<>(Optional.empty());
  }
}
