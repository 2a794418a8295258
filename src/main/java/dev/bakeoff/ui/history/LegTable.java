package dev.bakeoff.ui.history;

import dev.bakeoff.ui.history.RunDetail.LegRow;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
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
    TableView<LegRow> table =
        Tables.table(
            Texts.of("history.legs"), Ui.label(Texts.of("history.no-legs-were-planned"), "muted"));
    table.getColumns().setAll(columns());
    SortedList<LegRow> sorted = new SortedList<>(FXCollections.observableArrayList(legs));
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    Button open =
        Ui.button(
            Texts.of("history.open-the-leg"),
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

  /** Not squeezed by the figures beside it: without these names a row says nothing. */
  private static <V> TableColumn<LegRow, V> readable(TableColumn<LegRow, V> column) {
    column.setMinWidth(92);
    return column;
  }

  private static List<TableColumn<LegRow, ?>> columns() {
    return List.of(
        Tables.count("#", 44, r -> r.plan().seq() + 1),
        readable(Tables.text(Texts.of("history.platform"), 110, LegRow::platform)),
        readable(Tables.text(Texts.of("history.workload"), 110, r -> r.plan().workload())),
        Tables.text(Texts.of("history.loop"), 70, r -> loop(r.plan().options().pacing())),
        Tables.count(Texts.of("history.clients"), 66, r -> r.plan().clients()),
        Tables.count(Texts.of("history.trial"), 56, r -> r.plan().trial()),
        Tables.node(
            Texts.of("history.status"),
            116,
            r -> Pill.of(r.status()),
            Comparator.comparing(LegRow::status)),
        Tables.node(
            Texts.of("history.checks"),
            116,
            r -> TruthBadges.summary(r.checks()),
            Comparator.comparing(LegRow::checks, TruthBadges.byWorst())),
        millis("p50", r -> r.times().p50()),
        millis("p95", r -> r.times().p95()),
        millis("p99", r -> r.times().p99()),
        millis(Texts.of("history.max"), r -> r.times().max()),
        number("ops/s", 82, LegRow::throughput),
        Tables.count(Texts.of("history.errors"), 64, LegRow::errorCount),
        number(Texts.of("history.memory-mb"), 88, r -> orNone(r.use().memoryMb())),
        number(Texts.of("history.cpu"), 66, r -> orNone(r.use().cpuPercent())));
  }

  private static String loop(Pacing pacing) {
    return switch (pacing.loop()) {
      case CLOSED -> Texts.of("history.closed");
      case OPEN -> Texts.of("history.open-at", Formats.number(pacing.rate()));
      case KNEE -> Texts.of("history.knee");
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
      more.setText(Texts.of("history.times-from-merged-histograms"));
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(Formats.plural(row.times().operations(), "request"))
        .append(Texts.of("history.succeeded"));
    if (row.errorCount() > 0) {
      text.append(", ")
          .append(Formats.count(row.errorCount()))
          .append(Texts.of("history.failed-2"));
      row.errors()
          .forEach((kind, count) -> text.append("; ").append(kind).append(" ").append(count));
    }
    text.append(". ");
    row.problem().ifPresent(p -> text.append(p).append(' '));
    if (!row.counters().isEmpty()) {
      text.append(Texts.of("history.the-platform-counted"))
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
