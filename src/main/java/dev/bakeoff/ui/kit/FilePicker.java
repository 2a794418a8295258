package dev.bakeoff.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for a file. An interface because the system's own dialogs need a desktop. */
public interface FilePicker {
  /**
   * @param title of the dialog
   * @param name suggested file name
   * @param kind for people, for example {@code PowerPoint}
   * @param extension without the dot
   */
  Optional<Path> save(String title, String name, String kind, String extension);

  Optional<Path> open(String title, String kind, String extension);

  /**
   * Asks for any number of files.
   *
   * @param extensions without the dot
   * @return empty where the user picked none
   */
  List<Path> openSeveral(String title, String kind, List<String> extensions);

  /** Asks for a folder. */
  Optional<Path> folder(String title);
}
