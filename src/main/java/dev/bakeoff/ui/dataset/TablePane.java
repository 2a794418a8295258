package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One table of a version: its columns with what they hold, or its first rows. */
final class TablePane extends VBox {
  private static final int ROWS = 100;

  private final DatasetPreview preview;
  private final Newest newest;
  private final ColumnsView columns;
  private final StatePane rows = new StatePane();
  private final Label facts = Ui.label("", "small", "muted");
  private final HBox fingerprint = new HBox();
  private final ToggleButton columnsSide =
      side(Texts.of("dataset.columns"), "left-pill", "table-columns");
  private final ToggleButton rowsSide =
      side(Texts.of("dataset.first-rows"), "right-pill", "table-rows");
  private final StackPane place = new StackPane();
  private Optional<Subject> subject = Optional.empty();

  private record Subject(Manifest manifest, TableEntry table) {}

  TablePane(DatasetPreview preview, Window window) {
    super(Spacing.S);
    this.preview = preview;
    this.newest = new Newest(window.tasks(), Duration.ZERO);
    this.columns = new ColumnsView(preview, window);
    ToggleGroup group = new ToggleGroup();
    columnsSide.setToggleGroup(group);
    rowsSide.setToggleGroup(group);
    columnsSide.setSelected(true);
    columnsSide.setOnAction(e -> choose(columnsSide));
    rowsSide.setOnAction(e -> choose(rowsSide));
    facts.setMinWidth(0);
    facts.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(facts, javafx.scene.layout.Priority.ALWAYS);
    facts.setMaxWidth(Double.MAX_VALUE);
    fingerprint.setMinWidth(USE_PREF_SIZE);
    place.setMinSize(0, 0);
    getChildren()
        .addAll(
            Ui.row(Spacing.M, new HBox(columnsSide, rowsSide), facts, fingerprint), Ui.grow(place));
    setMinSize(0, 0);
  }

  void show(Manifest manifest, TableEntry table) {
    Subject shown = new Subject(manifest, table);
    if (subject.equals(Optional.of(shown))) {
      return;
    }
    subject = Optional.of(shown);
    String words = facts(table);
    facts.setText(words);
    facts.setTooltip(new Tooltip(words));
    fingerprint
        .getChildren()
        .setAll(
            new Copyable(
                Texts.of("dataset.fingerprint-of", table.name()),
                Formats.shortFingerprint(table.fingerprint()),
                table.fingerprint()));
    draw();
  }

  /** Out of sight: nothing needs to be read. */
  void stop() {
    subject = Optional.empty();
    columns.stop();
    newest.cancel();
  }

  private void choose(ToggleButton side) {
    // A second click on the side in sight does not leave none chosen.
    side.setSelected(true);
    draw();
  }

  private void draw() {
    columns.stop();
    newest.cancel();
    subject.ifPresent(
        s -> {
          if (columnsSide.isSelected()) {
            place.getChildren().setAll(columns);
            columns.show(s.manifest(), s.table());
          } else {
            place.getChildren().setAll(rows);
            readRows(s);
          }
        });
  }

  private void readRows(Subject s) {
    rows.loading(Texts.of("dataset.reading-the-first-rows"));
    newest.read(
        cancel -> preview.rows(s.manifest(), s.table(), ROWS, cancel),
        read ->
            rows.content(
                RowsTable.of(
                    Texts.of("dataset.first-rows-of", s.table().name()),
                    read.columns(),
                    read.rows())),
        problem -> rows.problem(problem, () -> readRows(s)));
  }

  private static String facts(TableEntry table) {
    List<String> words = new ArrayList<>();
    words.add(Formats.plural(table.rows(), "row"));
    words.add(Formats.bytes(table.bytes()).toString());
    TableSchema schema = table.schema();
    if (!schema.primaryKey().isEmpty()) {
      words.add(Texts.of("dataset.key-2", String.join(", ", schema.primaryKey())));
    }
    for (ForeignKey key : schema.foreignKeys()) {
      words.add(Texts.of("dataset.refers-to-2", key.column(), key.referencedTable()));
    }
    return String.join(" · ", words);
  }

  private static ToggleButton side(String name, String position, String id) {
    ToggleButton button = new ToggleButton(name);
    button.getStyleClass().addAll(position, "small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setId(id);
    return button;
  }
}
