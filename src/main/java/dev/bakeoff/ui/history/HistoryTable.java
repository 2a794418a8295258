package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The table of runs: sorted by any column, several selected at once, opened by Enter. */
final class HistoryTable {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final double ROOM_FOR_ALL = 1240;
  private static final double ROOM_FOR_WORKLOADS = 1000;
  private static final double ROOM_FOR_MOST = 860;

  /** More tags than this are counted. */
  private static final int MOST_TAGS = 3;

  private final TableView<HistoryLine> table;

  HistoryTable(
      HistoryModel model,
      TruthColumn truth,
      Consumer<RunSummary> onOpen,
      Consumer<List<RunSummary>> onDelete) {
    table =
        Tables.table(
            Texts.of("history.runs"),
            Ui.label(Texts.of("history.no-run-matches-the-search"), "muted"));
    TableColumn<HistoryLine, HistoryLine> started =
        Tables.figure(
            Texts.of("history.started"),
            148,
            line -> of(line, r -> Formats.relative(r.created(), Instant.now())),
            by(RunSummary::created));
    started.getStyleClass().remove("figure");
    TableColumn<HistoryLine, HistoryLine> workloads =
        words("history.workloads", 110, r -> String.join(", ", r.workloads()));
    TableColumn<HistoryLine, HistoryLine> dataset =
        words("history.dataset", 110, RunSummary::dataset);
    TableColumn<HistoryLine, HistoryLine> duration =
        Tables.figure(
            Texts.of("history.duration"),
            86,
            line -> of(line, r -> duration(r).map(Formats::duration).orElse(Formats.NONE)),
            by(r -> duration(r).orElse(Duration.ZERO)));
    TableColumn<HistoryLine, HistoryLine> legs = count("history.legs", RunSummary::legs);
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.node(
                    Texts.of("history.name"), 210, HistoryTable::name, by(RunSummary::name)),
                started,
                Tables.node(
                    Texts.of("history.status"),
                    112,
                    line -> line.run().<Node>map(r -> Pill.of(r.status())).orElse(null),
                    by(RunSummary::status)),
                truth.column(() -> table().refresh()),
                Tables.node(
                    Texts.of("history.labels"),
                    230,
                    HistoryTable::labels,
                    Comparator.comparing(
                        line -> line.marks().customer() + " " + line.marks().tags())),
                dataset,
                words("history.platforms", 130, r -> String.join(", ", r.platforms())),
                workloads,
                legs,
                count("history.failed", RunSummary::failedLegs),
                duration));
    table.setItems(model.lines());
    // The model sorts, since groups stay together whatever they are sorted by.
    table.setSortPolicy(
        t -> {
          model.orderProperty().set(t.getSortOrder().isEmpty() ? null : t.getComparator());
          return true;
        });
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(t -> row(onOpen));
    table.setOnKeyPressed(
        e -> {
          List<RunSummary> selected = selected();
          if (e.getCode() == KeyCode.ENTER && !selected.isEmpty()) {
            onOpen.accept(selected.getFirst());
          } else if (e.getCode() == KeyCode.DELETE && !selected.isEmpty()) {
            onDelete.accept(selected);
          }
        });
    table
        .widthProperty()
        .subscribe(
            width -> {
              boolean most = width.doubleValue() >= ROOM_FOR_MOST;
              dataset.setVisible(most);
              legs.setVisible(most);
              workloads.setVisible(width.doubleValue() >= ROOM_FOR_WORKLOADS);
              duration.setVisible(width.doubleValue() >= ROOM_FOR_ALL);
            });
  }

  private TableView<HistoryLine> table() {
    return table;
  }

  TableView<HistoryLine> view() {
    return table;
  }

  /** The runs among the selected lines, in the list's order. */
  List<RunSummary> selected() {
    return table.getSelectionModel().getSelectedIndices().stream()
        .sorted()
        .filter(i -> i >= 0 && i < table.getItems().size())
        .map(i -> table.getItems().get(i))
        .flatMap(line -> line.run().stream())
        .toList();
  }

  private static String of(HistoryLine line, Function<RunSummary, String> text) {
    return line.run().map(text).orElse("");
  }

  private static <V extends Comparable<? super V>> Comparator<HistoryLine> by(
      Function<RunSummary, V> value) {
    return Comparator.comparing(line -> value.apply(line.summary()));
  }

  private static TableColumn<HistoryLine, HistoryLine> words(
      String key, double width, Function<RunSummary, String> value) {
    TableColumn<HistoryLine, HistoryLine> column =
        Tables.figure(
            Texts.of(key),
            width,
            line -> of(line, value),
            Comparator.comparing(line -> of(line, value), String.CASE_INSENSITIVE_ORDER));
    column.getStyleClass().remove("figure");
    return column;
  }

  private static TableColumn<HistoryLine, HistoryLine> count(
      String key, Function<RunSummary, Integer> value) {
    return Tables.figure(
        Texts.of(key), 64, line -> of(line, r -> Formats.count(value.apply(r))), by(value));
  }

  /** The run's name with its star, or the group's with the number of its runs. */
  private static Node name(HistoryLine line) {
    if (line.run().isEmpty()) {
      return Ui.row(
          Spacing.S,
          Ui.label(line.heading(), "group-heading"),
          Ui.label(Formats.plural(line.size(), "run"), "muted"));
    }
    var label = Ui.label(line.summary().name());
    label.setMinWidth(0);
    label.setTooltip(new Tooltip(line.summary().name()));
    HBox row = Ui.row(Spacing.XS, label);
    if (line.marks().baseline()) {
      var star = Ui.label("", "baseline-star");
      star.setGraphic(Ui.icon(Feather.STAR, "baseline-icon"));
      star.setTooltip(new Tooltip(Texts.of("history.pinned-as-baseline")));
      star.setAccessibleText(Texts.of("history.pinned-as-baseline"));
      star.setMinWidth(14);
      row.getChildren().addFirst(star);
    }
    if (line.marks().archived()) {
      row.getChildren().add(new Pill(Texts.of("history.archived"), Pill.Tone.NEUTRAL));
    }
    return row;
  }

  /** Whose it is, its tags as chips, and whether there is a note. */
  private static Node labels(HistoryLine line) {
    HBox row = Ui.row(Spacing.XS);
    if (!line.marks().customer().isEmpty()) {
      var customer = Ui.label(line.marks().customer(), "customer-chip");
      // Of a long name its beginning has to stay; tags give way first.
      customer.setMinWidth(Math.min(96, 18 + 7.0 * line.marks().customer().length()));
      row.getChildren().add(customer);
    }
    List<String> tags = line.marks().tags();
    tags.stream().limit(MOST_TAGS).forEach(t -> row.getChildren().add(Ui.label(t, "tag-chip")));
    if (tags.size() > MOST_TAGS) {
      row.getChildren().add(Ui.label("+" + (tags.size() - MOST_TAGS), "muted"));
    }
    if (!line.marks().note().isEmpty()) {
      var note = Ui.label("");
      note.setGraphic(Ui.icon(Feather.MESSAGE_SQUARE, "muted-icon"));
      note.setTooltip(new Tooltip(line.marks().note()));
      row.getChildren().add(note);
    }
    return row;
  }

  private static TableRow<HistoryLine> row(Consumer<RunSummary> onOpen) {
    TableRow<HistoryLine> row =
        new TableRow<>() {
          @Override
          protected void updateItem(HistoryLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(HEADING, !empty && line != null && line.run().isEmpty());
          }
        };
    row.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !row.isEmpty()) {
            row.getItem().run().ifPresent(onOpen);
          }
        });
    return row;
  }

  private static Optional<Duration> duration(RunSummary run) {
    return run.finished().map(end -> Duration.between(run.created(), end));
  }
}
