package dev.bakeoff.ui.report;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens files and folders with whatever the system opens them with. */
final class Opener {
  private Opener() {}

  /**
   * Opens a file or folder and returns at once.
   *
   * @throws dev.bakeoff.model.ProblemException where the system has nothing to open it with
   */
  static Path open(Path path) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), path))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return path;
    } catch (IOException e) {
      throw Problem.request(
              Texts.of("report.open.wrong", path.toString()), Texts.of("report.open.hint"))
          .asException(e);
    }
  }

  static List<String> command(String os, Path path) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return List.of("explorer.exe", path.toString());
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", path.toString());
  }
}
