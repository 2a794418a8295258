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
    Button cancel = Ui.button("Cancel", window.dialogs()::close);
    cancel.setCancelButton(true);
    Button go =
        Ui.primary(
            "Validate",
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
            "Validate " + manifest.ref(),
            Ui.column(Spacing.L, cards, new CommandBox(command)),
            600,
            cancel,
            go);
  }

  /** Says what was found. */
  void show(ValidationReport report) {
    if (report.ok()) {
      window.notices().success(report.dataset() + " is sound: " + found(report));
      return;
    }
    TableView<TableReport> tables =
        Tables.table("Tables", new EmptyState(Feather.GRID, "No tables", ""));
    tables
        .getColumns()
        .setAll(
            List.of(
                Tables.text("Table", 180, TableReport::table),
                Tables.count("Rows published", 120, TableReport::rowsExpected),
                Tables.count("Rows found", 120, TableReport::rowsRead),
                Tables.node(
                    "",
                    100,
                    t ->
                        t.problems().isEmpty()
                            ? new Pill("sound", Pill.Tone.SUCCESS)
                            : new Pill("differs", Pill.Tone.DANGER),
                    Comparator.comparingInt(t -> t.problems().size()))));
    tables.getItems().setAll(report.tables());
    tables.setPrefHeight(42 + 34 * Math.clamp(report.tables().size(), 1, 6));
    VBox lines = Ui.column(Spacing.S);
    report.tables().stream()
        .flatMap(t -> t.problems().stream())
        .forEach(p -> lines.getChildren().add(Ui.paragraph(p)));
    var scroll = Ui.scroll(lines);
    scroll.setMaxHeight(240);
    Button close = Ui.button("Close", window.dialogs()::close);
    close.setCancelButton(true);
    window
        .dialogs()
        .open(
            report.dataset() + " is not as published",
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
      case COUNTS -> "Counts";
      case SAMPLE -> "Sample";
      case FULL -> "Full";
    };
  }

  private static String about(ValidationLevel level) {
    return switch (level) {
      case COUNTS -> "Tables, columns and numbers of rows: at once.";
      case SAMPLE -> "And some rows of each table, value by value: seconds.";
      case FULL -> "Every row: fingerprints, nulls, keys and references.";
    };
  }

  private static String found(ValidationReport report) {
    return switch (report.level()) {
      case COUNTS -> "tables, columns and row counts are as published.";
      case SAMPLE ->
          "a sample of %s is as published."
              .formatted(
                  Formats.plural(
                      report.tables().stream().mapToLong(TableReport::rowsCompared).sum(), "row"));
      case FULL ->
          "every row was read, and rows, keys, references and fingerprints are as published.";
    };
  }
}
