package dev.bakeoff.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets files be dropped on a node, which looks the part while they hover above it. */
public final class FileDrop {
  private static final String OVER = "drop-over";

  private FileDrop() {}

  /**
   * Takes files of some kinds.
   *
   * @param extensions without the dot, in lower case; empty for anything, folders too
   * @param onDrop gets those that fit, at least one
   */
  public static void install(Node node, List<String> extensions, Consumer<List<Path>> onDrop) {
    node.setOnDragOver(
        e -> {
          if (!fitting(e, extensions).isEmpty()) {
            e.acceptTransferModes(TransferMode.COPY);
            e.consume();
          }
        });
    node.setOnDragEntered(
        e -> {
          if (!fitting(e, extensions).isEmpty() && !node.getStyleClass().contains(OVER)) {
            node.getStyleClass().add(OVER);
          }
        });
    node.setOnDragExited(e -> node.getStyleClass().remove(OVER));
    node.setOnDragDropped(
        e -> {
          List<Path> files = fitting(e, extensions);
          e.setDropCompleted(!files.isEmpty());
          e.consume();
          if (!files.isEmpty()) {
            onDrop.accept(files);
          }
        });
  }

  private static List<Path> fitting(DragEvent event, List<String> extensions) {
    return event.getDragboard().hasFiles()
        ? event.getDragboard().getFiles().stream()
            .filter(f -> extensions.isEmpty() || extensions.stream().anyMatch(x -> ends(f, x)))
            .map(File::toPath)
            .toList()
        : List.of();
  }

  private static boolean ends(File file, String extension) {
    return file.getName().toLowerCase(Locale.ROOT).endsWith("." + extension);
  }
}
