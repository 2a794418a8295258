package dev.bakeoff.ui.shell;

import dev.bakeoff.config.FileKind;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Files dropped anywhere on the window go where they belong. Screens and dialogs that take files
 * themselves come first.
 */
final class Dropped {
  private final Window window;
  private final BiConsumer<FileKind, List<Path>> open;
  private final VBox veil;

  /**
   * @param open gets files of one kind
   */
  Dropped(Window window, BiConsumer<FileKind, List<Path>> open) {
    this.window = window;
    this.open = open;
    veil =
        Ui.column(
            Spacing.M,
            Ui.icon(Feather.DOWNLOAD, "empty-icon"),
            Ui.label(Texts.of("shell.drop-here"), "empty-title"),
            Ui.label(Texts.of("shell.drop-here-text"), "muted"));
    veil.setAlignment(Pos.CENTER);
    veil.getStyleClass().add("drop-veil");
    veil.setMouseTransparent(true);
    veil.setVisible(false);
  }

  /** Lies above the window while files hover over it. */
  Node veil() {
    return veil;
  }

  void install(Node root) {
    root.addEventHandler(
        DragEvent.DRAG_OVER,
        e -> {
          if (takes(e)) {
            e.acceptTransferModes(TransferMode.COPY);
            veil.setVisible(true);
            e.consume();
          }
        });
    root.addEventHandler(DragEvent.DRAG_EXITED_TARGET, e -> veil.setVisible(false));
    root.addEventHandler(
        DragEvent.DRAG_DROPPED,
        e -> {
          veil.setVisible(false);
          if (takes(e)) {
            e.setDropCompleted(true);
            e.consume();
            take(e.getDragboard().getFiles().stream().map(File::toPath).toList());
          }
        });
  }

  /** Looks at files off the FX thread, and passes them on by kind. */
  void take(List<Path> files) {
    Consumer<Problem> tell = window.notices()::problem;
    window
        .tasks()
        .load(
            () -> {
              Map<FileKind, List<Path>> kinds = new EnumMap<>(FileKind.class);
              files.forEach(
                  f -> kinds.computeIfAbsent(FileKind.of(f), k -> new ArrayList<>()).add(f));
              return kinds;
            },
            kinds -> kinds.forEach(open),
            tell);
  }

  private boolean takes(DragEvent event) {
    return event.getDragboard().hasFiles() && !window.dialogs().isOpen();
  }
}
