package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/** The table of runs: sorted by any column, several selected at once, opened by Enter. */
final class HistoryTable {
  private static final double ROOM_FOR_ALL = 960;

  private final TableView<RunSummary> table;

  HistoryTable(
      ObservableList<RunSummary> runs,
      Consumer<RunSummary> onOpen,
      Consumer<List<RunSummary>> onDelete) {
    table =
        Tables.table(
            Texts.of("history.runs"),
            Ui.label(Texts.of("history.no-run-matches-the-search"), "muted"));
    TableColumn<RunSummary, RunSummary> started =
        Tables.figure(
            Texts.of("history.started"),
            150,
            r -> Formats.relative(r.created(), Instant.now()),
            Comparator.comparing(RunSummary::created));
    started.getStyleClass().remove("figure");
    TableColumn<RunSummary, String> workloads =
        Tables.text(Texts.of("history.workloads"), 170, r -> String.join(", ", r.workloads()));
    TableColumn<RunSummary, RunSummary> duration =
        Tables.figure(
            Texts.of("history.duration"),
            100,
            r -> duration(r).map(Formats::duration).orElse(Formats.NONE),
            Comparator.comparing(r -> duration(r).orElse(Duration.ZERO)));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("history.name"), 190, RunSummary::name),
                started,
                Tables.node(
                    Texts.of("history.status"),
                    120,
                    r -> Pill.of(r.status()),
                    Comparator.comparing(RunSummary::status)),
                Tables.text(Texts.of("history.dataset"), 120, RunSummary::dataset),
                Tables.text(
                    Texts.of("history.platforms"), 200, r -> String.join(", ", r.platforms())),
                workloads,
                Tables.count(Texts.of("history.legs"), 64, RunSummary::legs),
                Tables.count(Texts.of("history.failed"), 70, RunSummary::failedLegs),
                duration));
    SortedList<RunSummary> sorted = new SortedList<>(runs);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(t -> row(onOpen));
    table.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER && !selected().isEmpty()) {
            onOpen.accept(selected().getFirst());
          } else if (e.getCode() == KeyCode.DELETE && !selected().isEmpty()) {
            onDelete.accept(List.copyOf(selected()));
          }
        });
    table
        .widthProperty()
        .subscribe(
            width -> {
              workloads.setVisible(width.doubleValue() >= ROOM_FOR_ALL);
              duration.setVisible(width.doubleValue() >= ROOM_FOR_ALL);
            });
  }

  TableView<RunSummary> view() {
    return table;
  }

  ObservableList<RunSummary> selected() {
    return table.getSelectionModel().getSelectedItems();
  }

  private static TableRow<RunSummary> row(Consumer<RunSummary> onOpen) {
    TableRow<RunSummary> row = new TableRow<>();
    row.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !row.isEmpty()) {
            onOpen.accept(row.getItem());
          }
        });
    return row;
  }

  private static Optional<Duration> duration(RunSummary run) {
    return run.finished().map(end -> Duration.between(run.created(), end));
  }
}
