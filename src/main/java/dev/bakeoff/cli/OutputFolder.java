package dev.bakeoff.cli;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes folders before the work whose results go there, rather than fail after minutes of it. */
final class OutputFolder {
  private OutputFolder() {}

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + folder + " cannot be made.",
              "Choose a folder that you may write to.")
          .asException(e);
    }
    if (!Files.isWritable(folder)) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + folder + " may not be written to.",
              "Choose another one.")
          .asException();
    }
  }
}
