package dev.bakeoff.ui.history;

import dev.bakeoff.ui.history.RunDetail.LegRow;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.truth.TruthBadges;
import dev.bakeoff.workload.Pacing;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every trial of every leg with its figures; the selected one's errors are told below. */
final class LegTable {
  private final VBox view;
  private final Label more = Ui.paragraph("", "muted");

  /**
   * @param onOpen shows a leg in full
   */
  LegTable(List<LegRow> legs, Consumer<LegRow> onOpen) {
    TableView<LegRow> table = Tables.table("Legs", Ui.label("No legs were planned.", "muted"));
    table.getColumns().setAll(columns());
    SortedList<LegRow> sorted = new SortedList<>(FXCollections.observableArrayList(legs));
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    Button open =
        Ui.button(
            "Open the leg",
            Feather.ACTIVITY,
            () -> onOpen.accept(table.getSelectionModel().getSelectedItem()));
    open.setId("leg-open");
    open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    table.getSelectionModel().selectedItemProperty().subscribe(this::tell);
    table.setRowFactory(
        _ -> {
          TableRow<LegRow> row = new TableRow<>();
          row.setOnMouseClicked(
              e -> {
                if (e.getClickCount() == 2 && !row.isEmpty()) {
                  onOpen.accept(row.getItem());
                }
              });
          return row;
        });
    table.setOnKeyPressed(
        e -> {
          LegRow selected = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && selected != null) {
            onOpen.accept(selected);
            e.consume();
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox.setHgrow(more, Priority.ALWAYS);
    view = Ui.column(Spacing.S, table, Ui.row(Spacing.M, Ui.grow(more), open));
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
        Tables.text("Loop", 70, r -> loop(r.plan().options().pacing())),
        Tables.count("Clients", 66, r -> r.plan().clients()),
        Tables.count("Trial", 56, r -> r.plan().trial()),
        Tables.node("Status", 116, r -> Pill.of(r.status()), Comparator.comparing(LegRow::status)),
        Tables.node(
            "Checks",
            116,
            r -> TruthBadges.summary(r.checks()),
            Comparator.comparing(LegRow::checks, TruthBadges.byWorst())),
        millis("p50", r -> r.times().p50()),
        millis("p95", r -> r.times().p95()),
        millis("p99", r -> r.times().p99()),
        millis("max", r -> r.times().max()),
        number("ops/s", 82, LegRow::throughput),
        Tables.count("Errors", 64, LegRow::errorCount),
        number("Memory MB", 88, r -> orNone(r.use().memoryMb())),
        number("CPU %", 66, r -> orNone(r.use().cpuPercent())));
  }

  private static String loop(Pacing pacing) {
    return switch (pacing.loop()) {
      case CLOSED -> "closed";
      case OPEN -> "open, " + Formats.number(pacing.rate()) + "/s";
      case KNEE -> "knee";
    };
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
          "Times from merged histograms: service times in a closed loop, response times in an open"
              + " one. Memory is the peak and CPU the mean of worker and server together; 100 % is"
              + " one core. Select a leg for more; open it for its charts.");
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
