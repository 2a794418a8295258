package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Every command by its name: type a few letters, Enter does it. Up and Down choose without leaving
 * the field.
 */
final class CommandPalette {
  private static final double WIDTH = 600;
  private static final double ROW = 38;
  private static final int ROWS = 10;

  private final Dialogs dialogs;
  private final Supplier<List<Command>> commands;

  /**
   * @param commands asked anew each time the palette opens
   */
  CommandPalette(Dialogs dialogs, Supplier<List<Command>> commands) {
    this.dialogs = dialogs;
    this.commands = commands;
  }

  void open() {
    List<Command> all = commands.get();
    TextField typed = new TextField();
    typed.setId("palette-field");
    typed.setPromptText(Texts.of("shell.palette-prompt"));
    typed.setAccessibleText(Texts.of("shell.palette-prompt"));
    typed.getStyleClass().add("palette-field");
    ListView<Command> list = new ListView<>();
    list.setId("palette-list");
    list.getStyleClass().add("palette-list");
    list.setAccessibleText(Texts.of("shell.palette-list"));
    list.setFixedCellSize(ROW);
    list.setPlaceholder(Ui.label(Texts.of("shell.palette-nothing"), "muted"));
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(false);
    typed.textProperty().subscribe(text -> show(list, CommandSearch.find(all, text)));
    typed.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(e, list));
    list.setOnMouseClicked(e -> run(list));
    VBox box = Ui.column(Spacing.S, typed, list);
    box.getStyleClass().add("palette");
    box.setAccessibleText(Texts.of("shell.palette-list"));
    dialogs.openBare(box, WIDTH);
    Platform.runLater(typed::requestFocus);
  }

  private static void show(ListView<Command> list, List<Command> found) {
    list.getItems().setAll(found);
    list.setPrefHeight(Math.clamp(found.size(), 1, ROWS) * ROW + 2);
    list.setMinHeight(ROW);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void key(KeyEvent event, ListView<Command> list) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      int size = list.getItems().size();
      if (size > 0) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : -1;
        int to = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
      }
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      dialogs.close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      run(list);
      event.consume();
    }
  }

  private void run(ListView<Command> list) {
    Command chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      dialogs.close();
      chosen.action().run();
    }
  }

  private static final class Cell extends ListCell<Command> {
    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      setText(null);
      setGraphic(empty || command == null ? null : row(command));
    }

    private static javafx.scene.Node row(Command command) {
      Label title = Ui.label(command.title());
      title.setMinWidth(0);
      var row =
          Ui.row(
              Spacing.M,
              Ui.icon(command.icon(), "muted-icon"),
              Ui.grow(title),
              Ui.spacer(),
              Ui.label(command.group(), "muted", "small"));
      if (!command.keys().isEmpty()) {
        row.getChildren().add(Ui.label(command.keys(), "key-cap"));
      }
      return row;
    }
  }

  /** The palette's icon wherever it can be opened from. */
  static Feather icon() {
    return Feather.SEARCH;
  }
}
