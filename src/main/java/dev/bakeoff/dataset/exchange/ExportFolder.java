package dev.bakeoff.dataset.exchange;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that an export goes to. The files are written to a hidden folder inside it, since its
 * parent may belong to somebody else, and moved up when they are whole, the description last.
 */
final class ExportFolder implements AutoCloseable {
  private static final String STAGING = ".bakeoff-export";

  private final Path target;
  private final boolean made;
  private boolean published;

  private ExportFolder(Path target, boolean made) {
    this.target = target;
    this.made = made;
  }

  /** Makes the folder, or takes an empty one. */
  static ExportFolder prepare(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw Problem.request(target + " is a file.", "Choose a folder to export to.").asException();
    }
    boolean made = !Files.exists(target);
    Files.createDirectories(target);
    // Left by an export that was killed.
    Folders.delete(target.resolve(STAGING));
    try (Stream<Path> children = Files.list(target)) {
      if (children.findAny().isPresent()) {
        throw Problem.request(
                "The folder " + target + " is not empty.",
                "Choose a new folder, or empty that one first.")
            .asException();
      }
    }
    ExportFolder prepared = new ExportFolder(target, made);
    Files.createDirectory(prepared.staging());
    return prepared;
  }

  Path staging() {
    return target.resolve(STAGING);
  }

  void publish() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (Stream<Path> children = Files.list(staging())) {
      children.sorted().forEach(entries::add);
    }
    Path description = staging().resolve(ExportDescription.NAME);
    entries.remove(description);
    entries.add(description);
    for (Path entry : entries) {
      Files.move(entry, target.resolve(entry.getFileName()));
    }
    Files.delete(staging());
    published = true;
  }

  @Override
  public void close() {
    if (published) {
      return;
    }
    Folders.delete(staging());
    if (made) {
      Folders.delete(target);
    }
  }
}
