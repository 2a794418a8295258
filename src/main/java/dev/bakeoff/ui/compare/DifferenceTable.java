package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Formats.Quantity;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Every metric of every group and platform, with its difference to the baseline. */
final class DifferenceTable {
  private static final double ROW = 46;
  private static final double HEAD = 36;
  private static final double ROOM_FOR_ALL = 820;

  /** A platform in a group. */
  private record Row(Group group, CellStats cell, String platform, boolean baseline) {}

  private DifferenceTable() {}

  static Node of(Comparison comparison) {
    TableView<Row> table =
        Tables.table(
            Texts.of("compare.differences"),
            Ui.label(Texts.of("compare.no-group-to-compare"), "muted"));
    table.getStyleClass().add("two-lines");
    List<TableColumn<Row, ?>> columns = new ArrayList<>();
    columns.add(
        Tables.node(
            Texts.of("compare.platform-and-workload"),
            210,
            DifferenceTable::name,
            Comparator.comparing(Row::platform)));
    for (Metric metric : comparison.metrics()) {
      columns.add(
          Tables.node(
              heading(metric),
              170,
              r -> figure(r, metric),
              Comparator.comparingDouble(
                  r -> r.cell().metric(metric).pooled().orElse(Double.NaN))));
    }
    columns.add(
        Tables.node(
            Texts.of("compare.checks"),
            112,
            DifferenceTable::checks,
            Comparator.comparing(r -> r.cell().doubts(), TruthBadges.byWorst())));
    columns.add(
        Tables.node(
            Texts.of("compare.errors"),
            80,
            DifferenceTable::errors,
            Comparator.comparingDouble(r -> r.cell().errorShare())));
    table.getColumns().setAll(columns);
    table
        .widthProperty()
        .subscribe(
            width ->
                columns.stream()
                    .filter(c -> c.getText().equals(heading(Metric.P95)))
                    .forEach(c -> c.setVisible(width.doubleValue() >= ROOM_FOR_ALL)));
    table.getItems().setAll(rows(comparison));
    table.setFixedCellSize(ROW);
    double height = HEAD + ROW * Math.clamp(table.getItems().size(), 2, 40) + 4;
    table.setPrefHeight(height);
    table.setMinHeight(height);
    return table;
  }

  private static String heading(Metric metric) {
    return switch (metric) {
      case P50, P95, P99 -> metric.label();
      case THROUGHPUT -> Texts.of("compare.throughput");
      case KNEE_RATE -> Texts.of("compare.highest-rate");
    };
  }

  private static List<Row> rows(Comparison comparison) {
    List<Row> rows = new ArrayList<>();
    for (Group group : comparison.groups()) {
      for (CellStats cell : group.cells()) {
        rows.add(
            new Row(
                group,
                cell,
                comparison.platform(cell.platform()).displayName(),
                cell.platform().equals(comparison.baseline())));
      }
    }
    return rows;
  }

  private static Node name(Row row) {
    Label platform = Ui.label(row.platform(), "figure-value");
    // Names of a kind often differ at their ends.
    platform.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    platform.setTooltip(new Tooltip(row.platform()));
    VBox box = Ui.column(1, platform, Ui.label(row.group().title(), "small", "muted"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node figure(Row row, Metric metric) {
    MetricStats stats = row.cell().metric(metric);
    Label value = Ui.label(written(stats), "figure-value");
    Label difference = Ui.label("", "small");
    if (stats.difference().isPresent()) {
      Difference d = stats.difference().get();
      difference.setText(DifferenceWords.of(d));
      difference
          .getStyleClass()
          .add("tone-" + DifferenceWords.tone(metric, d.verdict()).name().toLowerCase(Locale.ROOT));
      difference.setTooltip(new Tooltip(d.sentence()));
    } else if (row.baseline()) {
      difference.setText(Texts.of("compare.baseline-2"));
      difference.getStyleClass().add("muted");
    }
    VBox box = Ui.column(1, value, difference);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** What the trials' truth checks found; where they found nothing, they hold. */
  private static Node checks(Row row) {
    return row.cell().hasFigures()
        ? TruthBadges.ofDoubts(row.cell().doubts())
        : Ui.label(Formats.NONE, "muted");
  }

  private static Node errors(Row row) {
    CellStats cell = row.cell();
    Label share =
        Ui.label(
            cell.operations() + cell.errorCount() == 0
                ? Formats.NONE
                : Formats.percent(cell.errorShare()).toString());
    Label trials =
        Ui.label(
            cell.completedTrials() == cell.plannedTrials()
                ? Formats.plural(cell.completedTrials(), "trial")
                : Texts.of("compare.of-trials", cell.completedTrials(), cell.plannedTrials()),
            "small",
            cell.completedTrials() == cell.plannedTrials() ? "muted" : "tone-warning");
    if (!cell.note().isEmpty()) {
      trials.setTooltip(new Tooltip(cell.note()));
    }
    VBox box = Ui.column(1, share, trials);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static String written(MetricStats stats) {
    if (stats.pooled().isEmpty()) {
      return Formats.NONE;
    }
    double value = stats.pooled().getAsDouble();
    Quantity quantity =
        stats.metric().isLatency() ? Formats.latency(value) : Formats.throughput(value);
    return quantity.toString();
  }
}
