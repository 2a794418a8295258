package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.DatasetPreview.Rows;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.task.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** What a table's files hold, read in the background when it is asked for. */
final class TablePreview {
  private static final int ROWS = 100;

  private final DatasetPreview preview;
  private final Tasks tasks;

  TablePreview(DatasetPreview preview, Tasks tasks) {
    this.preview = preview;
    this.tasks = tasks;
  }

  /** The first rows. */
  Node rows(Manifest manifest, TableEntry table) {
    StatePane state = new StatePane();
    state.loading("Reading the first rows");
    tasks.load(
        () -> preview.rows(manifest, table, ROWS, new Cancellation()),
        rows -> state.content(rows(table.name(), rows)),
        problem -> state.problem(problem, () -> state.content(rows(manifest, table))));
    return state;
  }

  /** Every column's statistics, from all rows. */
  Node stats(Manifest manifest, TableEntry table) {
    StatePane state = new StatePane();
    state.loading("Reading all rows");
    tasks.load(
        () -> preview.stats(manifest, table, new Cancellation()),
        stats -> state.content(stats(table.name(), stats)),
        problem -> state.problem(problem, () -> state.content(stats(manifest, table))));
    return state;
  }

  private static TableView<List<Optional<String>>> rows(String table, Rows rows) {
    TableView<List<Optional<String>>> view =
        Tables.table(
            "First rows of " + table,
            new EmptyState(Feather.GRID, "No rows", "This table is empty."));
    view.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    int place = 0;
    for (String name : rows.columns()) {
      view.getColumns().add(column(name, place++, rows));
    }
    view.getItems().setAll(rows.rows());
    return view;
  }

  private static TableColumn<List<Optional<String>>, Optional<String>> column(
      String name, int place, Rows rows) {
    TableColumn<List<Optional<String>>, Optional<String>> column = new TableColumn<>(name);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().get(place)));
    column.setComparator(Comparator.comparing(v -> v.orElse("")));
    column.setCellFactory(c -> new ValueCell());
    int longest =
        rows.rows().stream()
            .limit(30)
            .mapToInt(r -> r.get(place).map(String::length).orElse(4))
            .max()
            .orElse(4);
    column.setPrefWidth(Math.clamp(Math.max(longest, name.length()) * 7.5 + 28, 70, 320));
    return column;
  }

  private static TableView<ColumnStats> stats(String table, List<ColumnStats> stats) {
    TableView<ColumnStats> view =
        Tables.table(
            "Statistics of " + table,
            new EmptyState(Feather.COLUMNS, "No columns", "This table has no columns."));
    view.getColumns()
        .setAll(
            List.of(
                Tables.text("Column", 150, ColumnStats::column),
                Tables.figure(
                    "Null",
                    80,
                    s -> Formats.percent(s.nullShare()).toString(),
                    Comparator.comparingDouble(ColumnStats::nullShare)),
                Tables.figure(
                    "Distinct, about",
                    120,
                    s -> Formats.count(s.distinct()),
                    Comparator.comparingLong(ColumnStats::distinct)),
                Tables.text("Least", 150, s -> s.min().orElse(Formats.NONE)),
                Tables.text("Greatest", 150, s -> s.max().orElse(Formats.NONE))));
    view.getItems().setAll(stats);
    return view;
  }

  private static final class ValueCell extends TableCell<List<Optional<String>>, Optional<String>> {
    @Override
    protected void updateItem(Optional<String> item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.orElse("null"));
      getStyleClass().remove("null-value");
      if (!empty && item != null && item.isEmpty()) {
        getStyleClass().add("null-value");
      }
    }
  }
}
