package dev.bakeoff.ui.live;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What looks wrong, and what people noted, the newest first; choosing one shows it on the charts.
 */
final class EventsView {
  private final LiveModel model;
  private final Notices notices;
  private final NoteField field;
  private final ListView<Entry> list = new ListView<>();
  private final Label placeholder = Ui.paragraph("", "muted");
  private final Card card;
  private MonitorSnapshot snapshot;
  private List<Incident> incidents = List.of();
  private List<TimedNote> notes = List.of();

  /** One of the two. */
  private record Entry(Optional<Incident> incident, Optional<TimedNote> note) {
    Instant at() {
      return incident.map(Incident::from).or(() -> note.map(TimedNote::at)).orElseThrow();
    }
  }

  EventsView(LiveModel model, Notices notices) {
    this.model = model;
    this.notices = notices;
    field = new NoteField(model);
    list.setId("events");
    list.getStyleClass().addAll("log-list", "events-list");
    list.setAccessibleText(Texts.of("live.events"));
    list.setCellFactory(_ -> new EntryCell());
    placeholder.setText(Texts.of("live.events-none"));
    list.setPlaceholder(placeholder);
    list.setMinHeight(110);
    list.setPrefHeight(170);
    list.setOnMouseClicked(e -> showChosen());
    list.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            showChosen();
          } else if (e.getCode() == KeyCode.DELETE) {
            chosen().flatMap(Entry::note).ifPresent(this::delete);
          } else if (e.getCode() == KeyCode.F2) {
            chosen().flatMap(Entry::note).ifPresent(field::edit);
          }
        });
    card = new Card(Texts.of("live.events"), Ui.column(Spacing.S, Ui.grow(list), field.view()));
    model.notes().notesProperty().subscribe((was, is) -> fill());
  }

  Node view() {
    return card;
  }

  NoteField field() {
    return field;
  }

  void show(MonitorSnapshot latest) {
    snapshot = latest;
    field.enabled(model.notes().possible());
    if (!latest.story().incidents().equals(incidents)) {
      fill();
    }
  }

  private void fill() {
    if (snapshot == null) {
      return;
    }
    incidents = snapshot.story().incidents();
    notes = model.notes().notesProperty().get();
    List<Entry> all = new ArrayList<>();
    incidents.forEach(i -> all.add(new Entry(Optional.of(i), Optional.empty())));
    notes.forEach(n -> all.add(new Entry(Optional.empty(), Optional.of(n))));
    all.sort(Comparator.comparing(Entry::at).reversed());
    list.getItems().setAll(all);
    card.title(title());
  }

  private String title() {
    int gone = snapshot.story().forgotten();
    String counts =
        incidents.isEmpty() && notes.isEmpty()
            ? ""
            : " (" + (incidents.size() + gone + notes.size()) + ")";
    return Texts.of("live.events") + counts;
  }

  private Optional<Entry> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private void showChosen() {
    chosen().flatMap(Entry::incident).ifPresent(model::show);
    chosen().flatMap(Entry::note).ifPresent(model::show);
  }

  private void delete(TimedNote note) {
    model.notes().remove(note);
    notices.undoable(Texts.of("live.note-deleted"), () -> model.notes().put(note));
  }

  private final class EntryCell extends ListCell<Entry> {
    private final FontIcon icon = Ui.icon(Feather.ALERT_TRIANGLE);
    private final Label time = Ui.label("", "log-time");
    private final Label what = Ui.label("");
    private final Label more = Ui.label("", "muted", "small");
    private final HBox actions;
    private final VBox words = Ui.column(0, what, more);
    private final HBox row;

    EntryCell() {
      actions =
          Ui.row(
              0,
              Ui.iconButton(
                  Texts.of("live.note-edit"),
                  Feather.EDIT_2,
                  () -> Optional.ofNullable(getItem()).flatMap(Entry::note).ifPresent(field::edit)),
              Ui.iconButton(
                  Texts.of("live.note-delete"),
                  Feather.TRASH_2,
                  () ->
                      Optional.ofNullable(getItem())
                          .flatMap(Entry::note)
                          .ifPresent(EventsView.this::delete)));
      time.setMinWidth(Region.USE_PREF_SIZE);
      words.setMinWidth(0);
      row = Ui.row(Spacing.S, icon, time, Ui.grow(words), actions);
      // Otherwise a long line would make the list scroll sideways.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      if (empty || entry == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      time.setText(Health.time(entry.at()));
      icon.getStyleClass().removeIf(c -> c.startsWith("event-"));
      entry.note().ifPresent(this::note);
      entry.incident().ifPresent(this::incident);
      actions.setVisible(entry.note().isPresent());
      actions.setManaged(entry.note().isPresent());
      String text = what.getText() + (more.getText().isEmpty() ? "" : "\n" + more.getText());
      setTooltip(tip(text));
      setAccessibleText(time.getText() + " " + text);
      setGraphic(row);
    }

    private void note(TimedNote note) {
      icon.setIconCode(Feather.EDIT_3);
      icon.getStyleClass().add("event-note");
      what.setText(note.text());
      more(Optional.empty());
    }

    private void incident(Incident incident) {
      switch (incident.kind().weight()) {
        case INFO -> look(Feather.INFO, "event-info");
        case WARNING -> look(Feather.ALERT_TRIANGLE, "event-warning");
        case DANGER -> look(Feather.ALERT_OCTAGON, "event-danger");
      }
      what.setText(IncidentWords.what(snapshot, incident));
      more(Optional.of(IncidentWords.meaning(incident.kind())));
    }

    private void look(Feather symbol, String style) {
      icon.setIconCode(symbol);
      icon.getStyleClass().add(style);
    }

    private void more(Optional<String> text) {
      more.setText(text.orElse(""));
      more.setVisible(text.isPresent());
      more.setManaged(text.isPresent());
    }

    private static Tooltip tip(String text) {
      Tooltip tip = new Tooltip(text);
      tip.setWrapText(true);
      tip.setMaxWidth(420);
      return tip;
    }
  }
}
