package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** Tags and the note of a version, which may change though the version itself never does. */
final class LabelDialog {
  private final Labels labels;
  private final Window window;

  LabelDialog(Labels labels, Window window) {
    this.labels = labels;
    this.window = window;
  }

  void show(DatasetEntry entry, Runnable onSaved) {
    TextField tags = new TextField(String.join(" ", entry.tags()));
    tags.setId("label-tags");
    TextArea note = new TextArea(entry.notes());
    note.setId("label-note");
    note.setPrefRowCount(4);
    note.setWrapText(true);
    Button cancel = Ui.button(Texts.of("dataset.cancel"), window.dialogs()::close);
    cancel.setCancelButton(true);
    Button save =
        Ui.primary(
            Texts.of("dataset.save"),
            Feather.SAVE,
            () -> {
              List<String> now = words(tags.getText());
              String text = note.getText();
              window.dialogs().close();
              save(entry, now, text, onSaved);
            });
    save.setId("label-save");
    var command =
        Bindings.createStringBinding(
            () -> command(entry, words(tags.getText()), note.getText()),
            tags.textProperty(),
            note.textProperty());
    window
        .dialogs()
        .open(
            Texts.of("dataset.tags-and-note-of", entry.ref()),
            Ui.column(
                Spacing.M,
                new FormField(
                    Texts.of("dataset.tags"),
                    tags,
                    Texts.of("dataset.with-blanks-between-them-golden-eu")),
                new FormField(
                    Texts.of("dataset.note"),
                    note,
                    Texts.of("dataset.what-the-next-one-should-know")),
                new CommandBox(command)),
            560,
            cancel,
            save);
  }

  private void save(DatasetEntry entry, List<String> tags, String note, Runnable onSaved) {
    Manifest manifest = entry.manifest();
    List<String> gone = entry.tags().stream().filter(t -> !tags.contains(t)).toList();
    window
        .tasks()
        .load(
            () -> {
              labels.tag(manifest, tags, gone);
              return labels.note(manifest, note);
            },
            label -> onSaved.run(),
            window.notices()::problem);
  }

  private static String command(DatasetEntry entry, List<String> tags, String note) {
    CommandLine line = CommandLine.bakeoff("dataset", "tag", entry.ref().toString());
    for (String tag : tags) {
      line = entry.tags().contains(tag) ? line : line.words(tag);
    }
    for (String tag : entry.tags()) {
      line = tags.contains(tag) ? line : line.option("--remove", tag);
    }
    return (note.strip().equals(entry.notes()) ? line : line.option("--note", note.strip()))
        .toString();
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("[,\\s]+")).filter(w -> !w.isEmpty()).distinct().toList();
  }
}
