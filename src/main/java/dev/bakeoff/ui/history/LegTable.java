package dev.bakeoff.ui.history;

import dev.bakeoff.ui.history.RunDetail.LegRow;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every trial of every leg with its figures; the selected one's errors are told below. */
final class LegTable {
  private final VBox view;
  private final Label more = Ui.paragraph("", "muted");

  LegTable(List<LegRow> legs) {
    TableView<LegRow> table = Tables.table("Legs", Ui.label("No legs were planned.", "muted"));
    table.getColumns().setAll(columns());
    SortedList<LegRow> sorted = new SortedList<>(FXCollections.observableArrayList(legs));
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getSelectionModel().selectedItemProperty().subscribe(this::tell);
    VBox.setVgrow(table, Priority.ALWAYS);
    view = Ui.column(Spacing.S, table, more);
    tell(null);
  }

  Node view() {
    return view;
  }

  private static List<TableColumn<LegRow, ?>> columns() {
    return List.of(
        Tables.count("#", 44, r -> r.plan().seq() + 1),
        Tables.text("Platform", 110, LegRow::platform),
        Tables.text("Workload", 110, r -> r.plan().workload()),
        Tables.count("Clients", 66, r -> r.plan().clients()),
        Tables.count("Trial", 56, r -> r.plan().trial()),
        Tables.node("Status", 110, r -> Pill.of(r.status()), Comparator.comparing(LegRow::status)),
        millis("p50", r -> r.times().p50()),
        millis("p95", r -> r.times().p95()),
        millis("p99", r -> r.times().p99()),
        millis("max", r -> r.times().max()),
        number("ops/s", 82, LegRow::throughput),
        Tables.count("Errors", 64, LegRow::errorCount),
        number("Memory MB", 88, r -> orNone(r.use().memoryMb())),
        number("CPU %", 66, r -> orNone(r.use().cpuPercent())));
  }

  private static TableColumn<LegRow, LegRow> millis(String title, ToDoubleFunction<LegRow> value) {
    return Tables.figure(
        title,
        82,
        r -> Formats.latency(value.applyAsDouble(r)).toString(),
        Comparator.comparingDouble(value));
  }

  private static TableColumn<LegRow, LegRow> number(
      String title, double width, ToDoubleFunction<LegRow> value) {
    return Tables.figure(
        title,
        width,
        r -> Formats.number(value.applyAsDouble(r)),
        Comparator.comparingDouble(value));
  }

  private static double orNone(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private void tell(LegRow row) {
    if (row == null) {
      more.setText(
          "Service times (closed loop) from merged histograms. Memory is the peak and CPU the mean"
              + " of worker and server together; 100 % is one core. Select a leg for more.");
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(Formats.plural(row.times().operations(), "request")).append(" succeeded");
    if (row.errorCount() > 0) {
      text.append(", ").append(Formats.count(row.errorCount())).append(" failed");
      row.errors()
          .forEach((kind, count) -> text.append("; ").append(kind).append(" ").append(count));
    }
    text.append(". ");
    row.problem().ifPresent(p -> text.append(p).append(' '));
    if (!row.counters().isEmpty()) {
      text.append("The platform counted ")
          .append(
              new TreeMap<>(row.counters())
                  .entrySet().stream()
                      .filter(counter -> counter.getValue() > 0)
                      .map(counter -> counter.getKey() + " " + Formats.number(counter.getValue()))
                      .collect(Collectors.joining(", ")))
          .append('.');
    }
    more.setText(text.toString());
  }
}
