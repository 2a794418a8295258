package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
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
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks how much to check, and shows what a check has found. */
final class ValidationDialog {
  private final Window window;

  ValidationDialog(Window window) {
    this.window = window;
  }

  /** Asks how much of a version to check. */
  void ask(Manifest manifest, Consumer<ValidationLevel> onGo) {
    ObjectProperty<ValidationLevel> level = new SimpleObjectProperty<>(ValidationLevel.FULL);
    ToggleGroup group = new ToggleGroup();
    VBox cards = Ui.column(Spacing.S);
    for (ValidationLevel each : ValidationLevel.values()) {
      ChoiceCard card = new ChoiceCard(title(each), about(each)).of(group);
      card.setId("level-" + each.name().toLowerCase(Locale.ROOT));
      card.setSelected(level.get() == each);
      card.setOnAction(e -> level.set(each));
      cards.getChildren().add(card);
    }
    var command = level.map(l -> command(manifest.ref(), l));
    Button cancel = Ui.button(Texts.of("dataset.cancel"), window.dialogs()::close);
    cancel.setCancelButton(true);
    Button go =
        Ui.primary(
            Texts.of("dataset.validate-2"),
            Feather.CHECK_SQUARE,
            () -> {
              window.dialogs().close();
              onGo.accept(level.get());
            });
    go.setId("validate-go");
    go.setDefaultButton(true);
    window
        .dialogs()
        .open(
            Texts.of("dataset.validate-3", manifest.ref()),
            Ui.column(Spacing.L, cards, new CommandBox(command)),
            600,
            cancel,
            go);
  }

  /** Says what was found. */
  void show(ValidationReport report) {
    if (report.ok()) {
      window.notices().success(Texts.of("dataset.is-sound", report.dataset(), found(report)));
      return;
    }
    TableView<TableReport> tables =
        Tables.table(
            Texts.of("dataset.tables"),
            new EmptyState(Feather.GRID, Texts.of("dataset.no-tables"), ""));
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.table"), 180, TableReport::table),
                Tables.count(Texts.of("dataset.rows-published"), 120, TableReport::rowsExpected),
                Tables.count(Texts.of("dataset.rows-found"), 120, TableReport::rowsRead),
                Tables.node(
                    "",
                    100,
                    t ->
                        t.problems().isEmpty()
                            ? new Pill(Texts.of("dataset.sound"), Pill.Tone.SUCCESS)
                            : new Pill(Texts.of("dataset.differs"), Pill.Tone.DANGER),
                    Comparator.comparingInt(t -> t.problems().size()))));
    tables.getItems().setAll(report.tables());
    tables.setPrefHeight(42 + 34 * Math.clamp(report.tables().size(), 1, 6));
    VBox lines = Ui.column(Spacing.S);
    report.tables().stream()
        .flatMap(t -> t.problems().stream())
        .forEach(p -> lines.getChildren().add(Ui.paragraph(p)));
    var scroll = Ui.scroll(lines);
    scroll.setMaxHeight(240);
    Button close = Ui.button(Texts.of("dataset.close"), window.dialogs()::close);
    close.setCancelButton(true);
    window
        .dialogs()
        .open(
            Texts.of("dataset.is-not-as-published", report.dataset()),
            Ui.column(Spacing.M, tables, scroll),
            700,
            close);
  }

  private static String command(DatasetRef ref, ValidationLevel level) {
    return CommandLine.bakeoff("dataset", "validate", ref.toString())
        .option("--level", level.name().toLowerCase(Locale.ROOT))
        .toString();
  }

  private static String title(ValidationLevel level) {
    return switch (level) {
      case COUNTS -> Texts.of("dataset.counts");
      case SAMPLE -> Texts.of("dataset.sample");
      case FULL -> Texts.of("dataset.full");
    };
  }

  private static String about(ValidationLevel level) {
    return switch (level) {
      case COUNTS -> Texts.of("dataset.tables-columns-and-numbers-of-rows");
      case SAMPLE -> Texts.of("dataset.and-some-rows-of-each-table");
      case FULL -> Texts.of("dataset.every-row-fingerprints-nulls-keys");
    };
  }

  private static String found(ValidationReport report) {
    return switch (report.level()) {
      case COUNTS -> Texts.of("dataset.tables-columns-and-row-counts-are");
      case SAMPLE ->
          Texts.of(
              "dataset.a-sample-of-is-as-published",
              Formats.plural(
                  report.tables().stream().mapToLong(TableReport::rowsCompared).sum(), "row"));
      case FULL -> Texts.of("dataset.every-row-was-read-and-rows");
    };
  }
}
