package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain names for files that are to be put into a stage: the driver takes a path out of the
 * statement's text by itself and stops at an apostrophe, whatever its escape.
 */
final class StageLinks implements AutoCloseable {
  private final Path directory;
  private final List<Path> made = new ArrayList<>();

  StageLinks() {
    try {
      directory = Files.createTempDirectory("bakeoff-stage");
    } catch (IOException e) {
      throw failed("The folder for temporary files cannot be written to", e);
    }
  }

  /** A path that means the same file, of plain characters, its name being a number. */
  Path link(Path file) {
    if (!Files.isReadable(file)) {
      throw Problem.of(
              Problem.Kind.DATA,
              "The file " + file + " is missing or cannot be read.",
              "Validate the dataset, or create it again.")
          .asException();
    }
    Path link = directory.resolve("%05d.parquet".formatted(made.size()));
    made.add(link);
    try {
      return Files.createSymbolicLink(link, file.toAbsolutePath());
    } catch (IOException | UnsupportedOperationException e) {
      return linkOtherwise(link, file);
    }
  }

  /** Windows lets few users make symbolic links. */
  private static Path linkOtherwise(Path link, Path file) {
    try {
      return Files.createLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      try {
        return Files.copy(file, link);
      } catch (IOException copying) {
        throw failed("The file " + file + " cannot be copied to " + link, copying);
      }
    }
  }

  @Override
  public void close() {
    try {
      for (Path link : made) {
        Files.deleteIfExists(link);
      }
      Files.deleteIfExists(directory);
    } catch (IOException ignored) {
      // The system clears its temporary files.
    }
  }

  private static RuntimeException failed(String what, IOException e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            what + ": " + e.getMessage() + ".",
            "Check free space and rights.")
        .asException(e);
  }
}
