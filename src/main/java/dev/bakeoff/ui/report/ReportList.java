package dev.bakeoff.ui.report;

import dev.bakeoff.report.WrittenReports;
import dev.bakeoff.report.WrittenReports.Entry;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The reports that were written lately, to be opened, found and deleted. */
final class ReportList {
  private static final double ROW = 60;

  private final WrittenReports written;
  private final Window window;
  private final Runnable onNew;
  private final StatePane state = new StatePane();
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ListView<Entry> list = new ListView<>(entries);

  /** Deleted for the eye; the files go once it can no longer be taken back. */
  private final Set<Path> leaving = new HashSet<>();

  ReportList(WrittenReports written, Window window, Runnable onNew) {
    this.written = written;
    this.window = window;
    this.onNew = onNew;
    list.setId("report-list");
    list.getStyleClass().add("report-list");
    list.setFixedCellSize(ROW);
    list.setAccessibleText(Texts.of("report.title"));
    list.setCellFactory(_ -> new ReportCell());
    list.setOnKeyPressed(
        e -> {
          Entry entry = list.getSelectionModel().getSelectedItem();
          if (entry != null && e.getCode() == KeyCode.ENTER) {
            open(entry.file());
          } else if (entry != null && e.getCode() == KeyCode.DELETE) {
            delete(entry);
          }
        });
  }

  Node view() {
    return state;
  }

  void read() {
    state.loading(Texts.of("report.list.reading"));
    window.tasks().load(written::list, this::show, p -> state.problem(p, this::read));
  }

  private void show(List<Entry> read) {
    entries.setAll(read.stream().filter(e -> !leaving.contains(e.file())).toList());
    if (entries.isEmpty()) {
      state.empty(
          new EmptyState(
              Feather.FILE_TEXT,
              Texts.of("report.list.empty.title"),
              Texts.of("report.list.empty.text"),
              Ui.primary(Texts.of("report.new"), Feather.PLUS, onNew)));
    } else {
      state.content(list);
    }
  }

  void open(Path path) {
    window.tasks().load(() -> Opener.open(path), _ -> {}, window.notices()::problem);
  }

  private void delete(Entry entry) {
    leaving.add(entry.file());
    entries.remove(entry);
    window
        .notices()
        .undoable(
            Texts.of("report.deleted", entry.file().getFileName().toString()),
            () -> {
              leaving.remove(entry.file());
              read();
            },
            () ->
                window
                    .tasks()
                    .load(
                        () -> {
                          written.delete(entry.file());
                          return entry;
                        },
                        gone -> leaving.remove(gone.file()),
                        problem -> {
                          leaving.remove(entry.file());
                          window.notices().problem(problem);
                          read();
                        }));
    if (entries.isEmpty()) {
      show(List.of());
    }
  }

  private final class ReportCell extends ListCell<Entry> {
    private final Label title = Ui.label("", "card-title");
    private final Label facts = Ui.label("", "muted", "small");
    private final HBox icon = Ui.row(0);
    private final HBox row;

    ReportCell() {
      // Or one long name would make the whole list scroll sideways.
      setPrefWidth(0);
      title.setTextOverrun(OverrunStyle.ELLIPSIS);
      facts.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      var words = Ui.column(1, title, facts);
      words.setMinWidth(0);
      words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      row =
          Ui.row(
              Spacing.M,
              icon,
              Ui.grow(words),
              Ui.button(
                  Texts.of("report.open"), Feather.EXTERNAL_LINK, () -> open(getItem().file())),
              Ui.iconButton(
                  Texts.of("report.show"),
                  Feather.FOLDER,
                  () -> open(getItem().file().toAbsolutePath().getParent())),
              Ui.iconButton(Texts.of("report.delete"), Feather.TRASH_2, () -> delete(getItem())));
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      ReportFormat format = ReportFormat.of(entry.format());
      icon.getChildren().setAll(Ui.icon(format.icon(), "report-icon"));
      title.setText(entry.title());
      String kind = entry.kind().map(k -> KindWords.label(k) + " · ").orElse("");
      facts.setText(
          kind
              + format.label()
              + " · "
              + Formats.relative(entry.written(), Instant.now())
              + " · "
              + Formats.bytes(entry.bytes())
              + " · "
              + entry.file());
      setAccessibleText(entry.title() + ". " + facts.getText());
      setGraphic(row);
    }
  }
}
