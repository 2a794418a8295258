package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of versions. */
final class DatasetTable {
  private static final int LEAST_ROWS = 3;
  private static final int MOST_ROWS = 6;

  private final TableView<DatasetEntry> table =
      Tables.table(
          Texts.of("dataset.dataset-versions"),
          new EmptyState(
              Feather.SEARCH,
              Texts.of("dataset.nothing-found"),
              Texts.of("dataset.no-version-has-all-of-these")));
  private boolean selecting;

  DatasetTable(DatasetsModel model, Runnable onDelete) {
    table.setId("datasets");
    TableColumn<DatasetEntry, ?> tags =
        Tables.node(
            Texts.of("dataset.tags"),
            120,
            DatasetTable::tags,
            Comparator.comparing(e -> String.join(" ", e.tags())));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.dataset"), 190, e -> e.ref().toString()),
                Tables.text(Texts.of("dataset.made-from"), 170, DatasetEntry::origin),
                tags,
                Tables.count(Texts.of("dataset.rows"), 110, e -> e.manifest().rows()),
                Tables.figure(
                    Texts.of("dataset.size"),
                    84,
                    e -> Formats.bytes(e.manifest().bytes()).toString(),
                    Comparator.comparingLong(e -> e.manifest().bytes())),
                Tables.figure(
                    Texts.of("dataset.created"),
                    140,
                    e -> Formats.relative(e.manifest().created(), Instant.now()),
                    Comparator.comparing(e -> e.manifest().created()))));
    model
        .foundProperty()
        .subscribe(
            found -> {
              tags.setVisible(found.stream().anyMatch(e -> !e.tags().isEmpty()));
              fill(found, model.selectedProperty().get());
            });
    model.selectedProperty().subscribe(this::select);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            entry -> {
              if (entry != null && !selecting) {
                model.selectedProperty().set(Optional.of(entry));
              }
            });
    table.setOnKeyPressed(
        e -> {
          if (e.getCode() == javafx.scene.input.KeyCode.DELETE) {
            onDelete.run();
          }
        });
  }

  TableView<DatasetEntry> view() {
    return table;
  }

  private void fill(List<DatasetEntry> found, Optional<DatasetEntry> selected) {
    selecting = true;
    table.getItems().setAll(found);
    table.sort();
    selecting = false;
    select(selected);
    table.setPrefHeight(height(Math.clamp(found.size(), 1, MOST_ROWS)));
    table.setMinHeight(height(Math.clamp(found.size(), 1, LEAST_ROWS)));
  }

  private void select(Optional<DatasetEntry> entry) {
    selecting = true;
    entry.ifPresentOrElse(
        e -> {
          if (!e.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(e);
            table.scrollTo(e);
          }
        },
        table.getSelectionModel()::clearSelection);
    selecting = false;
  }

  private static double height(int rows) {
    return 42 + rows * 34;
  }

  private static Node tags(DatasetEntry entry) {
    HBox row = Ui.row(Spacing.XS);
    entry.tags().forEach(t -> row.getChildren().add(Ui.label(t, "tag")));
    return row;
  }
}
