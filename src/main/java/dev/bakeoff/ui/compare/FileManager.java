package dev.bakeoff.ui.compare;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a folder in the system's file manager. */
final class FileManager {
  private FileManager() {}

  /**
   * Opens the folder of a file and returns at once.
   *
   * @throws dev.bakeoff.model.ProblemException where there is no file manager
   */
  static void showFolderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), folder))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw Problem.request(
              Texts.of("compare.the-folder-could-not-be-shown", folder),
              Texts.of("compare.no-file-manager-was-found-on"))
          .asException(e);
    }
  }

  static List<String> command(String os, Path folder) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return List.of("explorer.exe", folder.toString());
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", folder.toString());
  }
}
