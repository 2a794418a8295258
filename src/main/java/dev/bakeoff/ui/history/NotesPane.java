package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The notes on a run's time line: read, added, edited and deleted. FX thread only. */
final class NotesPane {
  private final RunRecord run;
  private final RunNotebook notebook;
  private final Window window;
  private final VBox list = Ui.column(Spacing.S);
  private final TextField text = new TextField();
  private final TextField minutes = new TextField();
  private final VBox root;

  NotesPane(RunRecord run, List<TimedNote> notes, RunNotebook notebook, Window window) {
    this.run = run;
    this.notebook = notebook;
    this.window = window;
    text.setPromptText(Texts.of("history.what-happened"));
    text.setAccessibleText(Texts.of("history.what-happened"));
    text.setId("note-text");
    minutes.setPromptText(Texts.of("history.after-m-s"));
    minutes.setAccessibleText(Texts.of("history.after-m-s"));
    minutes.setPrefColumnCount(6);
    minutes.setId("note-after");
    text.setOnAction(e -> add());
    minutes.setOnAction(e -> add());
    Button add = Ui.button(Texts.of("history.add-note"), Feather.PLUS, this::add);
    HBox form = Ui.row(Spacing.S, Ui.grow(text), minutes, add);
    root = Ui.column(Spacing.M, form, Ui.grow(Ui.scroll(list)));
    VBox.setVgrow(root, Priority.ALWAYS);
    show(notes);
  }

  Node root() {
    return root;
  }

  private void show(List<TimedNote> notes) {
    list.getChildren().setAll(notes.stream().map(this::line).toList());
    if (notes.isEmpty()) {
      list.getChildren().add(Ui.paragraph(Texts.of("history.no-notes-yet"), "muted"));
    }
  }

  private Node line(TimedNote note) {
    var after =
        Ui.label(Formats.clock(Duration.between(run.plan().created(), note.at())), "note-time");
    after.setMinWidth(64);
    Button edit = Ui.iconButton(Texts.of("history.edit-note"), Feather.EDIT_2, () -> edit(note));
    Button delete =
        Ui.iconButton(Texts.of("history.delete-note"), Feather.TRASH_2, () -> delete(note));
    var words = Ui.paragraph(note.text());
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = Ui.row(Spacing.M, after, Ui.grow(words), edit, delete);
    row.getStyleClass().add("note-line");
    return row;
  }

  /** At the end of the run where no time is given, or now while it runs. */
  private void add() {
    String typed = text.getText().strip();
    if (!typed.isEmpty()) {
      Instant at =
          Clocks.offset(minutes.getText())
              .map(run.plan().created()::plus)
              .orElseGet(() -> run.finished().orElseGet(Instant::now));
      text.clear();
      minutes.clear();
      write(() -> notebook.note(run.plan().id(), free(new TimedNote(at, typed))));
    }
  }

  /** No two notes have the same instant: the next one stands a moment later. */
  private TimedNote free(TimedNote note) {
    List<Instant> taken = notebook.notes(run.plan().id()).stream().map(TimedNote::at).toList();
    Instant at = note.at();
    while (taken.contains(at)) {
      at = at.plusMillis(1);
    }
    return new TimedNote(at, note.text());
  }

  private void edit(TimedNote note) {
    TextField field = new TextField(note.text());
    field.setId("edit-note");
    Button cancel = Ui.button(Texts.of("history.cancel"), window.dialogs()::close);
    cancel.setCancelButton(true);
    Button save =
        Ui.button(
            Texts.of("history.save"),
            () -> {
              window.dialogs().close();
              if (!field.getText().isBlank()) {
                write(
                    () ->
                        notebook.note(
                            run.plan().id(), new TimedNote(note.at(), field.getText().strip())));
              }
            },
            "accent");
    save.setDefaultButton(true);
    window.dialogs().open(Texts.of("history.edit-note"), Ui.column(0, field), 480, cancel, save);
  }

  private void delete(TimedNote note) {
    write(() -> notebook.unnote(run.plan().id(), note.at()));
    window
        .notices()
        .undoable(
            Texts.of("history.note-deleted"),
            () -> write(() -> notebook.note(run.plan().id(), note)));
  }

  private void write(Runnable change) {
    window
        .tasks()
        .load(
            () -> {
              change.run();
              return notebook.notes(run.plan().id());
            },
            this::show,
            window.notices()::problem);
  }
}
