package dev.bakeoff.ui.compare;

import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Says where a file was saved, with the ways to get there. */
final class SavedBar {
  private final Tasks tasks;
  private final Notices notices;
  private final Label words = Ui.label("", "saved-words");
  private final HBox view;
  private Optional<Path> saved = Optional.empty();

  SavedBar(Tasks tasks, Notices notices) {
    this.tasks = tasks;
    this.notices = notices;
    words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    words.setMinWidth(80);
    view =
        Ui.row(
            Spacing.M,
            Ui.icon(Feather.CHECK_CIRCLE, "run-banner-icon"),
            words,
            Ui.spacer(),
            Ui.button(Texts.of("compare.copy-path"), Feather.COPY, this::copy),
            Ui.button(Texts.of("compare.open-folder"), Feather.FOLDER, this::openFolder),
            Ui.iconButton(Texts.of("compare.close"), Feather.X, () -> show(false)));
    view.getStyleClass().addAll("bo-card", "run-banner", "run-banner-success");
    show(false);
  }

  Node view() {
    return view;
  }

  void saved(Path file) {
    saved = Optional.of(file);
    tasks.load(
        () -> Files.size(file),
        size -> {
          words.setText(Texts.of("compare.saved-to", file, Formats.bytes(size)));
          show(true);
        },
        notices::problem);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(saved.map(Path::toString).orElse(""));
    Clipboard.getSystemClipboard().setContent(content);
    notices.info(Texts.of("compare.the-path-is-in-the-clipboard"));
  }

  private void openFolder() {
    saved.ifPresent(
        file ->
            tasks.load(
                () -> {
                  FileManager.showFolderOf(file);
                  return file;
                },
                f -> {},
                notices::problem));
  }

  private void show(boolean on) {
    view.setVisible(on);
    view.setManaged(on);
  }
}
