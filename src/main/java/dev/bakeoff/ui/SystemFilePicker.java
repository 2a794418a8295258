package dev.bakeoff.ui;

import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** The system's own file dialogs. */
final class SystemFilePicker implements FilePicker {
  private final Stage owner;
  private Optional<File> folder = Optional.empty();

  SystemFilePicker(Stage owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> save(String title, String name, String kind, String extension) {
    FileChooser chooser = chooser(title, kind, extension);
    chooser.setInitialFileName(name);
    return chosen(chooser.showSaveDialog(owner))
        .map(p -> p.toString().contains(".") ? p : Path.of(p + "." + extension));
  }

  @Override
  public Optional<Path> open(String title, String kind, String extension) {
    return chosen(chooser(title, kind, extension).showOpenDialog(owner));
  }

  @Override
  public List<Path> openSeveral(String title, String kind, List<String> extensions) {
    FileChooser chooser = chooser(title, kind, extensions.toArray(String[]::new));
    chooser.getExtensionFilters().add(new ExtensionFilter(Texts.of("app.all-files"), "*"));
    List<File> picked = chooser.showOpenMultipleDialog(owner);
    return picked == null ? List.of() : picked.stream().flatMap(f -> chosen(f).stream()).toList();
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    Optional<File> picked = Optional.ofNullable(chooser.showDialog(owner));
    picked.ifPresent(p -> folder = picked);
    return picked.map(File::toPath);
  }

  private FileChooser chooser(String title, String kind, String... extensions) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(kind, Stream.of(extensions).map(e -> "*." + e).toList()));
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> chosen(File file) {
    Optional<File> picked = Optional.ofNullable(file);
    picked.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
    return picked.map(File::toPath);
  }
}
