package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Switch;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One version in full: its facts, and table by table its schema and first rows. */
final class DatasetDetail extends VBox {
  private final TablePreview preview;

  DatasetDetail(TablePreview preview) {
    super(Spacing.L);
    this.preview = preview;
  }

  void show(Manifest manifest) {
    Facts facts =
        new Facts()
            .fact("Rows", Formats.count(manifest.rows()))
            .fact("Size", Formats.bytes(manifest.bytes()).toString())
            .fact("Spec", manifest.spec())
            .fact("Scale", manifest.scale())
            .fact("Seed", Long.toString(manifest.seed()))
            .fact("Created", Formats.dateTime(manifest.created()))
            .fact("Fingerprint", fingerprint("fingerprint", manifest.fingerprint()));
    manifest.parent().ifPresent(parent -> facts.fact("Made from", parent));
    TableView<TableEntry> tables = tables(manifest);
    VBox right = Ui.column(Spacing.M);
    tables
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            table -> {
              if (table != null) {
                right.getChildren().setAll(table(manifest, table));
              }
            });
    tables.getSelectionModel().selectFirst();
    tables.setPrefWidth(400);
    tables.setMinWidth(300);
    HBox both = new HBox(Spacing.L, tables, Ui.grow(right));
    right.setMinWidth(260);
    getChildren().setAll(facts, Ui.grow(both));
  }

  private static TableView<TableEntry> tables(Manifest manifest) {
    TableView<TableEntry> view =
        Tables.table(
            "Tables of " + manifest.ref(),
            new EmptyState(Feather.GRID, "No tables", "This version is empty."));
    view.getColumns()
        .setAll(
            List.of(
                Tables.text("Table", 170, TableEntry::name),
                Tables.count("Rows", 90, TableEntry::rows),
                Tables.node(
                    "Fingerprint",
                    140,
                    t -> fingerprint("fingerprint of " + t.name(), t.fingerprint()),
                    java.util.Comparator.comparing(TableEntry::fingerprint))));
    view.getItems().setAll(manifest.tables());
    return view;
  }

  private Switch table(Manifest manifest, TableEntry table) {
    return new Switch(
        List.of(
            new Switch.Side("Columns", () -> schema(table.schema())),
            new Switch.Side("First rows", () -> preview.rows(manifest, table)),
            new Switch.Side("Statistics", () -> preview.stats(manifest, table))));
  }

  private static TableView<Column> schema(TableSchema schema) {
    TableView<Column> view =
        Tables.table(
            "Columns of " + schema.name(),
            new EmptyState(Feather.COLUMNS, "No columns", "This table has no columns."));
    view.getColumns()
        .setAll(
            List.of(
                Tables.text("Column", 150, Column::name),
                Tables.text("Type", 110, c -> c.type().name()),
                Tables.text("Null", 70, c -> c.nullable() ? "yes" : "no"),
                Tables.text("Key", 220, c -> key(schema, c))));
    view.getItems().setAll(schema.columns());
    return view;
  }

  private static String key(TableSchema schema, Column column) {
    List<String> words = new ArrayList<>();
    if (schema.primaryKey().contains(column.name())) {
      words.add("primary key");
    }
    schema.foreignKeys().stream()
        .filter(k -> k.column().equals(column.name()))
        .map(ForeignKey::referencedTable)
        .forEach(t -> words.add("refers to " + t));
    if (schema.indexes().stream().anyMatch(i -> i.contains(column.name()))) {
      words.add("indexed");
    }
    return words.stream().collect(Collectors.joining(", "));
  }

  private static Copyable fingerprint(String name, String whole) {
    return new Copyable(name, Formats.shortFingerprint(whole), whole);
  }
}
