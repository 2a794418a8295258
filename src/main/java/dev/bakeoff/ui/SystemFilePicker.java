package dev.bakeoff.ui;

import dev.bakeoff.ui.kit.FilePicker;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
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

  private FileChooser chooser(String title, String kind, String extension) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*." + extension));
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> chosen(File file) {
    Optional<File> picked = Optional.ofNullable(file);
    picked.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
    return picked.map(File::toPath);
  }
}
