package dev.bakeoff.platform.jdbc;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file of an embedded platform. A load writes beside it and moves the finished file into place,
 * so that a load that fails, is cancelled or is killed never leaves half a database behind.
 *
 * @param path absolute
 * @param bakeoffs whether it lies in Bakeoff's own folder; if not, a file that Bakeoff did not make
 *     may stand there
 * @param sideFiles endings of the files that the engine keeps beside a database
 */
public record EmbeddedFile(Path path, boolean bakeoffs, List<String> sideFiles) {
  /** The profile's setting for a file of the user's choice. */
  public static final String PATH = "path";

  /** Where Bakeoff keeps the files of profiles without a path. */
  public static final String DIRECTORY = "directory";

  public EmbeddedFile {
    sideFiles = List.copyOf(sideFiles);
  }

  /** The file that a connection's settings name. */
  public static EmbeddedFile of(Connection connection, String ending, List<String> sideFiles) {
    String own = connection.setting(PATH, "");
    try {
      if (!own.isEmpty()) {
        return new EmbeddedFile(Path.of(own).toAbsolutePath().normalize(), false, sideFiles);
      }
      String directory = connection.setting(DIRECTORY, "");
      if (directory.isEmpty()) {
        throw Problem.request(
                "The profile '" + connection.platform() + "' names no file.",
                "Set 'path' to the file that it shall use.")
            .asException();
      }
      Path file = Path.of(directory, connection.namespace() + ending);
      return new EmbeddedFile(file.toAbsolutePath().normalize(), true, sideFiles);
    } catch (InvalidPathException e) {
      throw Problem.request(
              "The path of '" + connection.platform() + "' cannot be a file's: " + e.getReason(),
              "Set 'path' to a file's path.")
          .asException(e);
    }
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** The file and what the engine keeps beside it, as far as they are there. */
  public List<Path> present() {
    return Stream.concat(
            Stream.of(path),
            sideFiles.stream().map(ending -> path.resolveSibling(path.getFileName() + ending)))
        .filter(Files::exists)
        .toList();
  }

  /** Throws where there is nothing to read. */
  public void requireExists(String product) {
    if (!exists()) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "There is no " + product + " file at " + path + ".",
              "Load a dataset first, or check the profile's path.")
          .asException();
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              path + " is not a file that Bakeoff can read.",
              "Check its rights and the profile's path.")
          .asException();
    }
  }

  /** A place for a load to write to, with nothing there. */
  public EmbeddedFile newLoading() {
    EmbeddedFile loading =
        new EmbeddedFile(path.resolveSibling(path.getFileName() + ".loading"), bakeoffs, sideFiles);
    try {
      if (bakeoffs) {
        Files.createDirectories(path.getParent());
      } else if (!Files.isDirectory(path.getParent())) {
        throw Problem.request(
                "There is no folder " + path.getParent() + ".",
                "Make it, or set 'path' to a file in another folder.")
            .asException();
      }
    } catch (IOException e) {
      throw storage("The folder " + path.getParent() + " cannot be made", e);
    }
    loading.delete();
    return loading;
  }

  /** Moves a finished load to its place. */
  public void replaceWith(EmbeddedFile loaded) {
    try {
      Files.move(
          loaded.path, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw storage("The loaded file cannot be moved to " + path, e);
    }
  }

  /** Removes the file and what the engine keeps beside it. */
  public void delete() {
    try {
      for (String ending : sideFiles) {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ending));
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw storage("The file " + path + " cannot be removed", e);
    }
  }

  /** The refusal to touch what Bakeoff did not make. */
  public ProblemException notOurs() {
    return Problem.request(
            path + " was not made by Bakeoff, so it is left alone.",
            "Set 'path' to a file that does not exist yet.")
        .asException();
  }

  private static ProblemException storage(String what, IOException e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            what + ": " + e.getMessage() + ".",
            "Check free space and rights of that folder.")
        .asException(e);
  }
}
