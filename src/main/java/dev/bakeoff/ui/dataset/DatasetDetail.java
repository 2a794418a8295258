package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One version in full: its facts, and table by table its columns and first rows. */
final class DatasetDetail extends VBox {
  /** A narrower list has no room for the size, which is said beside it anyway. */
  private static final double SIZE_TOO = 290;

  private final TablePane pane;
  private final TableView<TableEntry> tables =
      Tables.table(
          Texts.of("dataset.tables"),
          new EmptyState(
              Feather.GRID,
              Texts.of("dataset.no-tables"),
              Texts.of("dataset.this-version-is-empty")));
  private Optional<DatasetEntry> shown = Optional.empty();

  DatasetDetail(TablePane pane) {
    super(Spacing.M);
    this.pane = pane;
    tables.setId("tables");
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.table"), 150, TableEntry::name),
                Tables.count(Texts.of("dataset.rows"), 92, TableEntry::rows),
                Tables.figure(
                    Texts.of("dataset.size"),
                    76,
                    t -> Formats.bytes(t.bytes()).toString(),
                    Comparator.comparingLong(TableEntry::bytes))));
    tables
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            table -> {
              if (table != null) {
                shown.ifPresent(e -> pane.show(e.manifest(), table));
              }
            });
    tables.setMinWidth(190);
    tables.getColumns().getFirst().setMinWidth(110);
    tables
        .widthProperty()
        .subscribe(
            width -> tables.getColumns().getLast().setVisible(width.doubleValue() > SIZE_TOO));
    SplitPane both = new SplitPane(tables, pane);
    both.getStyleClass().add("data-split");
    both.setDividerPositions(0.3);
    SplitPane.setResizableWithParent(tables, false);
    both.setMinHeight(0);
    getChildren().setAll(new Facts(), Ui.grow(both));
    setMinSize(0, 0);
  }

  void show(DatasetEntry entry) {
    if (shown.equals(Optional.of(entry))) {
      return;
    }
    boolean same = shown.filter(s -> s.manifest().equals(entry.manifest())).isPresent();
    shown = Optional.of(entry);
    getChildren().set(0, facts(entry));
    if (same) {
      return;
    }
    Manifest manifest = entry.manifest();
    tables.getItems().setAll(manifest.tables());
    tables.sort();
    tables.getSelectionModel().selectFirst();
    if (manifest.tables().isEmpty()) {
      pane.stop();
    }
  }

  /** Out of sight. */
  void stop() {
    shown = Optional.empty();
    pane.stop();
  }

  private static Facts facts(DatasetEntry entry) {
    Manifest manifest = entry.manifest();
    Origin origin = manifest.origin();
    Facts facts =
        new Facts()
            .fact(Texts.of("dataset.rows"), Formats.count(manifest.rows()))
            .fact(Texts.of("dataset.size"), Formats.bytes(manifest.bytes()).toString())
            .fact(Texts.of("dataset.tables"), Formats.count(manifest.tables().size()));
    switch (origin.kind()) {
      case GENERATED ->
          facts
              .fact(Texts.of("dataset.spec"), origin.spec())
              .fact(Texts.of("dataset.scale"), scale(origin.scale()))
              .fact(Texts.of("dataset.seed"), Long.toString(origin.seed()));
      case IMPORTED -> facts.fact(Texts.of("dataset.origin"), Texts.of("dataset.imported"));
    }
    String parameters = parameters(origin.parameters());
    if (!parameters.isEmpty()) {
      facts.fact(Texts.of("dataset.parameters"), Clipped.label(parameters, 220));
    }
    if (!origin.note().isEmpty()) {
      facts.fact(Texts.of("dataset.from"), Clipped.label(origin.note(), 260));
    }
    // The note of a version that was made here names its parent already.
    manifest
        .parent()
        .filter(parent -> !origin.note().startsWith(parent))
        .ifPresent(parent -> facts.fact(Texts.of("dataset.made-from"), parent));
    if (!entry.tags().isEmpty()) {
      HBox tags = Ui.row(Spacing.XS);
      entry.tags().forEach(t -> tags.getChildren().add(Ui.label(t, "tag")));
      facts.fact(Texts.of("dataset.tags"), tags);
    }
    if (!entry.notes().isBlank()) {
      facts.fact(Texts.of("dataset.note"), Clipped.label(entry.notes().replace('\n', ' '), 320));
    }
    return facts
        .fact(Texts.of("dataset.created"), Formats.dateTime(manifest.created()))
        .fact(
            Texts.of("dataset.fingerprint"),
            new Copyable(
                Texts.of("dataset.fingerprint-2"),
                Formats.shortFingerprint(manifest.fingerprint()),
                manifest.fingerprint()));
  }

  /** A number of rows in digits is hard to read. */
  private static String scale(String scale) {
    String written = grouped(scale);
    return written.equals(scale) && !scale.matches("[0-9]+")
        ? scale
        : Texts.of("dataset.rows-2", written);
  }

  private static String grouped(String number) {
    return number.matches("[0-9]{1,18}") ? Formats.count(Long.parseLong(number)) : number;
  }

  private static String parameters(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(e -> !e.getKey().equals("tables") && !e.getKey().equals("rows"))
        .map(e -> e.getKey() + " " + grouped(e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
