package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.LogModel.Filter;
import dev.bakeoff.ui.live.MonitorSnapshot.LogLine;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The run's log: follows the newest line unless paused. */
final class LogView {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final LogModel model = new LogModel();
  private final ListView<LogLine> list = new ListView<>(model.lines());
  private final Card card;

  LogView() {
    list.getStyleClass().addAll("log-list", "dense");
    list.setFixedCellSize(22);
    list.setCellFactory(l -> new LineCell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setPlaceholder(Ui.label(Texts.of("live.nothing-to-tell-yet"), "muted"));
    list.setAccessibleText(Texts.of("live.log"));
    list.setMinHeight(110);
    list.setPrefHeight(110);
    list.setOnKeyPressed(
        e -> {
          if (COPY.match(e)) {
            copy();
          }
        });
    model
        .lines()
        .addListener(
            (ListChangeListener<LogLine>)
                change -> {
                  if (!model.pausedProperty().get() && !model.lines().isEmpty()) {
                    list.scrollTo(model.lines().size() - 1);
                  }
                });
    ComboBox<Filter> filter = new ComboBox<>();
    filter.getItems().setAll(Filter.values());
    filter.valueProperty().bindBidirectional(model.filterProperty());
    filter.setAccessibleText(Texts.of("live.least-weight-of-lines-shown"));
    filter.getStyleClass().add("small");
    ToggleButton pause = new ToggleButton("", Ui.icon(Feather.PAUSE));
    pause.getStyleClass().addAll("button-icon", "flat");
    pause.setTooltip(new Tooltip(Texts.of("live.hold-the-log-still")));
    pause.setAccessibleText(Texts.of("live.hold-the-log-still"));
    pause.selectedProperty().bindBidirectional(model.pausedProperty());
    card =
        new Card(
            Texts.of("live.log"),
            list,
            filter,
            pause,
            Ui.iconButton(Texts.of("live.copy"), Feather.COPY, this::copy));
    card.getStyleClass().add("log-card");
  }

  Node view() {
    return card;
  }

  LogModel model() {
    return model;
  }

  /** What is selected, or everything. */
  private void copy() {
    List<LogLine> selected = list.getSelectionModel().getSelectedItems();
    ClipboardContent content = new ClipboardContent();
    content.putString(LogModel.text(selected.size() > 1 ? selected : model.lines()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static final class LineCell extends ListCell<LogLine> {
    private final Label time = Ui.label("", "log-time");
    private final Label level = Ui.label("", "log-level");
    private final Label message = Ui.label("", "log-message");
    private final HBox row = Ui.row(Spacing.S, time, level, message);

    LineCell() {
      time.setMinWidth(Region.USE_PREF_SIZE);
      level.setMinWidth(Region.USE_PREF_SIZE);
      // Otherwise a long line would make the list scroll sideways.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(LogLine line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      if (empty || line == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      time.setText(LogModel.time(line));
      boolean plain = line.level() == Level.INFO;
      level.setText(
          plain
              ? ""
              : line.level() == Level.WARNING ? Texts.of("live.warning") : Texts.of("live.error"));
      level.setManaged(!plain);
      level.getStyleClass().removeIf(c -> c.startsWith("tone-"));
      level.getStyleClass().add(line.level() == Level.ERROR ? "tone-danger" : "tone-warning");
      message.setText(line.message());
      setTooltip(line.message().length() > 60 ? new Tooltip(line.message()) : null);
      setGraphic(row);
    }
  }
}
