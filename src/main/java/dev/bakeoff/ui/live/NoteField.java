package dev.bakeoff.ui.live;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Where notes are typed. A note is about the moment at which its field was opened: what was pointed
 * at on a chart, or the present, and not the time that typing took.
 */
final class NoteField {
  private final LiveModel model;
  private final TextField field = new TextField();
  private final Label about = Ui.label("", "muted", "small");
  private final Button add;
  private final VBox view;
  private Optional<Instant> moment = Optional.empty();
  private Optional<TimedNote> edited = Optional.empty();

  NoteField(LiveModel model) {
    this.model = model;
    field.setId("note-text");
    field.setAccessibleText(Texts.of("live.note-text"));
    field.setPromptText(Texts.of("live.note-prompt"));
    field.setOnAction(e -> save());
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            clear();
            Optional.ofNullable(field.getParent()).ifPresent(Node::requestFocus);
            e.consume();
          }
        });
    field
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              if (is && moment.isEmpty()) {
                about(model.momentOfNote());
              } else if (!is && field.getText().isBlank()) {
                clear();
              }
            });
    add = Ui.button(Texts.of("live.note-add"), Feather.PLUS, this::save);
    add.setId("note-add");
    add.setTooltip(new Tooltip(Texts.of("live.note-add-hint")));
    add.disableProperty().bind(field.textProperty().map(String::isBlank));
    about.setMinHeight(Region.USE_PREF_SIZE);
    view = Ui.column(Spacing.XS, Ui.row(Spacing.S, Ui.grow(field), add), about);
    clear();
  }

  Node view() {
    return view;
  }

  /** Whether there is a run to write to. */
  void enabled(boolean possible) {
    field.setDisable(!possible);
    if (!possible) {
      about.setText(Texts.of("live.note-later"));
    } else if (moment.isEmpty()) {
      about.setText(Texts.of("live.note-hint"));
    }
  }

  /** Begins a note on what is pointed at, or on now. */
  void open() {
    if (!field.isDisabled()) {
      if (edited.isEmpty() && field.getText().isBlank()) {
        about(model.momentOfNote());
      }
      field.requestFocus();
    }
  }

  void edit(TimedNote note) {
    edited = Optional.of(note);
    about(note.at());
    field.setText(note.text());
    add.setText(Texts.of("live.note-save"));
    field.requestFocus();
    field.end();
  }

  private void save() {
    String text = field.getText();
    if (text.isBlank()) {
      return;
    }
    edited.ifPresentOrElse(
        note -> model.notes().edit(note, text),
        () -> model.notes().add(moment.orElseGet(model::momentOfNote), text));
    clear();
    if (field.isFocused()) {
      // The next note is about another moment.
      moment = Optional.empty();
    }
  }

  private void clear() {
    field.clear();
    edited = Optional.empty();
    moment = Optional.empty();
    add.setText(Texts.of("live.note-add"));
    about.setText(Texts.of("live.note-hint"));
  }

  private void about(Instant at) {
    moment = Optional.of(at);
    about.setText(Texts.of("live.note-about", Health.time(at)));
  }
}
