package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Difference;
import dev.bakeoff.dataset.version.Difference.ColumnDifference;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What sets two versions apart: the tables, and for the one chosen everything. */
final class DifferenceView extends SplitPane {
  private static final double BOTH_COUNTS = 360;
  private static final double EXTREMES_TOO = 560;

  private final VBox detail = Ui.column(Spacing.M);
  private final SideBySide charts;

  DifferenceView(
      Difference found, Manifest left, Manifest right, DatasetPreview preview, Window window) {
    this.charts = new SideBySide(left, right, preview, window);
    getStyleClass().add("data-split");
    TableView<Difference.Table> tables =
        Tables.table(
            Texts.of("dataset.tables"),
            new EmptyState(Feather.GRID, Texts.of("dataset.no-tables"), ""));
    tables.setId("compare-tables");
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.table"), 150, Difference.Table::name),
                Tables.figure(
                    left.version(),
                    84,
                    t -> rows(t.leftRows()),
                    Comparator.comparing(t -> t.leftRows().orElse(0L))),
                Tables.figure(
                    right.version(),
                    84,
                    t -> rows(t.rightRows()),
                    Comparator.comparing(t -> t.rightRows().orElse(0L))),
                Tables.node(
                    "", 92, DifferenceView::verdict, Comparator.comparing(t -> t.isSame()))));
    tables.getItems().setAll(found.tables());
    tables
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            t -> {
              if (t != null) {
                show(t);
              }
            });
    tables.setMinWidth(250);
    tables.getColumns().getFirst().setMinWidth(110);
    tables.getColumns().getLast().setMinWidth(92);
    tables
        .widthProperty()
        .subscribe(w -> tables.getColumns().get(1).setVisible(w.doubleValue() > BOTH_COUNTS));
    detail.setMinSize(0, 0);
    Card card = new Card(detail);
    card.setMinSize(0, 0);
    getItems().setAll(tables, card);
    setDividerPositions(0.34);
    SplitPane.setResizableWithParent(tables, false);
    tables
        .getSelectionModel()
        .select(found.tables().stream().filter(t -> !t.isSame()).findFirst().orElse(null));
    if (tables.getSelectionModel().isEmpty()) {
      tables.getSelectionModel().selectFirst();
    }
  }

  void stop() {
    charts.stop();
  }

  private void show(Difference.Table table) {
    charts.stop();
    detail.getChildren().setAll(Ui.label(table.name(), "card-title"));
    if (table.isSame()) {
      detail
          .getChildren()
          .add(
              new EmptyState(
                  Feather.CHECK_CIRCLE,
                  Texts.of("dataset.the-same"),
                  Texts.of(
                      "dataset.columns-and-all-agree-by-their",
                      Formats.plural(table.leftRows().orElse(0L), "row"))));
      return;
    }
    table.schema().forEach(s -> detail.getChildren().add(changed(s)));
    table.rows().ifPresent(r -> detail.getChildren().add(rows(r)));
    if (table.leftRows().isPresent() && table.rightRows().isPresent()) {
      TableView<ColumnDifference> columns = columns(table);
      detail.getChildren().addAll(Ui.grow(columns), charts);
      charts.table(table.name());
      columns
          .getSelectionModel()
          .selectedItemProperty()
          .subscribe(c -> Optional.ofNullable(c).ifPresent(x -> charts.column(x.column())));
      columns.getSelectionModel().selectFirst();
    }
  }

  private static Node changed(String sentence) {
    return Ui.row(Spacing.S, Ui.icon(Feather.EDIT_3), Ui.paragraph(sentence));
  }

  private static Node rows(Difference.Rows rows) {
    VBox lines =
        Ui.column(
            2,
            Ui.label(
                Texts.of(
                    "dataset.added-removed",
                    Formats.plural(rows.added(), "row"),
                    Formats.count(rows.removed()),
                    rows.byKey()
                        ? Texts.of(
                            "dataset.changed-matched-by-their-key", Formats.count(rows.changed()))
                        : Texts.of("dataset.whole-rows-compared-as-there-is"))));
    rows.examples().forEach(e -> lines.getChildren().add(Ui.paragraph(e, "small", "muted")));
    return lines;
  }

  private TableView<ColumnDifference> columns(Difference.Table table) {
    TableView<ColumnDifference> view =
        Tables.table(
            Texts.of("dataset.columns-that-differ"),
            new EmptyState(
                Feather.COLUMNS,
                Texts.of("dataset.nothing-to-compare"),
                Texts.of("dataset.no-column-was-compared-or-none")));
    view.setId("compare-columns");
    view.getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.column"), 130, ColumnDifference::column),
                Tables.figure(
                    Texts.of("dataset.changed"),
                    100,
                    c -> Formats.count(c.changedRows()),
                    Comparator.comparingLong(ColumnDifference::changedRows)),
                pair(Texts.of("dataset.null"), 120, s -> Formats.percent(s.nullShare()).toString()),
                pair(Texts.of("dataset.distinct-about"), 150, s -> Formats.count(s.distinct())),
                pair(Texts.of("dataset.least"), 180, s -> s.min().orElse(Formats.NONE)),
                pair(Texts.of("dataset.greatest"), 180, s -> s.max().orElse(Formats.NONE))));
    view.getItems().setAll(table.columns());
    view.getColumns().getFirst().setMinWidth(100);
    view.widthProperty()
        .subscribe(
            w ->
                view.getColumns()
                    .subList(4, 6)
                    .forEach(c -> c.setVisible(w.doubleValue() > EXTREMES_TOO)));
    view.setMinHeight(100);
    return view;
  }

  private static javafx.scene.control.TableColumn<ColumnDifference, String> pair(
      String title, double width, Function<ColumnStats, String> value) {
    return Tables.text(
        title,
        width,
        c -> {
          String before = value.apply(c.left());
          String after = value.apply(c.right());
          return before.equals(after) ? before : before + " → " + after;
        });
  }

  private static Node verdict(Difference.Table table) {
    if (table.leftRows().isEmpty()) {
      return new Pill(Texts.of("dataset.new"), Pill.Tone.ACCENT);
    }
    if (table.rightRows().isEmpty()) {
      return new Pill(Texts.of("dataset.gone"), Pill.Tone.WARNING);
    }
    return table.isSame()
        ? new Pill(Texts.of("dataset.same"), Pill.Tone.SUCCESS)
        : new Pill(Texts.of("dataset.differs"), Pill.Tone.WARNING);
  }

  private static String rows(Optional<Long> rows) {
    return rows.map(Formats::count).orElse(Formats.NONE);
  }
}
