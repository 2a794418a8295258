package dev.bakeoff.ui.gallery;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.KpiTile;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.theme.ThemeManager;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Tiles, tables and charts, on made-up figures that say so. */
final class Figures {
  static final List<String> PLATFORMS =
      List.of(
          "postgresql",
          "duckdb",
          "sqlite",
          "snowflake",
          "dynamodb",
          "bigquery",
          "starrocks",
          "polars");

  private record Row(String name, double millis, Pill.Tone tone) {}

  private Figures() {}

  static Card tiles() {
    HBox tiles = new HBox(Spacing.L);
    KpiTile good = new KpiTile(Texts.of("gallery.latency"));
    good.show(Formats.latency(0.913));
    good.note(Texts.of("gallery.tile-good"), Pill.Tone.SUCCESS);
    KpiTile bad = new KpiTile(Texts.of("gallery.throughput"));
    bad.show(Formats.throughput(84_912));
    bad.note(Texts.of("gallery.tile-bad"), Pill.Tone.DANGER);
    KpiTile none = new KpiTile(Texts.of("gallery.none"));
    none.note(Texts.of("gallery.tile-none"), Pill.Tone.NEUTRAL);
    tiles.getChildren().addAll(good, bad, none);
    return new Card(Texts.of("gallery.tiles"), tiles);
  }

  static Card table() {
    TableView<Row> table =
        Tables.table(
            Texts.of("gallery.table"), new EmptyState(Feather.LIST, Texts.of("gallery.empty"), ""));
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("gallery.platform"), 220, Row::name),
                Tables.figure(
                    Texts.of("gallery.latency"),
                    120,
                    r -> Formats.latency(r.millis()).toString(),
                    Comparator.comparingDouble(Row::millis)),
                Tables.node(
                    Texts.of("gallery.status"),
                    120,
                    r -> new Pill(Texts.of("gallery.sample"), r.tone()),
                    Comparator.comparing(Row::tone))));
    table
        .getItems()
        .setAll(
            new Row("PostgreSQL", 4.35, Pill.Tone.SUCCESS),
            new Row(Texts.of("gallery.long-name"), 17.6, Pill.Tone.WARNING),
            new Row("SQLite", 0.0296, Pill.Tone.NEUTRAL));
    table.setPrefHeight(170);
    return new Card(Texts.of("gallery.table"), table);
  }

  static Card charts(ThemeManager theme) {
    List<Chart.Series> series = PLATFORMS.stream().map(p -> new Chart.Series(p, p)).toList();
    Axis axis =
        new Axis(
            Texts.of("gallery.made-up"),
            "ms",
            Axis.Scale.LINEAR,
            0,
            10,
            IntStream.rangeClosed(0, 5)
                .mapToObj(i -> new Axis.Tick(i * 2, Integer.toString(i * 2)))
                .toList());
    List<Chart.Bar> bars =
        IntStream.range(0, PLATFORMS.size())
            .mapToObj(
                i ->
                    new Chart.Bar(
                        OptionalDouble.of(9 - i),
                        OptionalDouble.of(8.6 - i),
                        OptionalDouble.of(9.4 - i),
                        Integer.toString(9 - i),
                        PLATFORMS.get(i)))
            .toList();
    ChartView chart = new ChartView(theme.darkProperty());
    chart.show(
        new Chart.Bars(
            new Chart.Words(Texts.of("gallery.chart"), Texts.of("gallery.made-up"), List.of()),
            "",
            axis,
            series,
            List.of(new Chart.Category("p99", bars))),
        Palette.of(PLATFORMS));
    return new Card(Texts.of("gallery.charts"), Ui.column(Spacing.M, chart));
  }
}
