package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A dump under a name of the user's choice: {@code s3://migration/prod.dump}. */
final class DumpFile {
  private DumpFile() {}

  /** Puts a finished dump there; what is there already is left alone. */
  static void put(
      Path dump, String target, Stores stores, Progress progress, Cancellation cancellation)
      throws IOException {
    if (!Stores.isRemote(target)) {
      toFolder(dump, Path.of(target).toAbsolutePath().normalize());
      return;
    }
    int slash = target.lastIndexOf('/');
    String name = target.substring(slash + 1);
    try (FileStore store = stores.open(target.substring(0, slash))) {
      if (store.find(name).isPresent()) {
        throw taken(target);
      }
      RowProgress bytes =
          new RowProgress("Uploading " + name, Files.size(dump), progress, cancellation);
      store.upload(dump, name, bytes, cancellation);
    }
  }

  private static void toFolder(Path dump, Path target) throws IOException {
    if (Files.exists(target)) {
      throw taken(target.toString());
    }
    Files.createDirectories(target.getParent());
    // Its own disk may be another, so it is copied beside its place before it appears.
    Path beside = target.resolveSibling(target.getFileName() + ".partial");
    try {
      Files.copy(dump, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static ProblemException taken(String target) {
    return Problem.request(
            "There is something at " + target + " already.", "Choose another name, or remove it.")
        .asException();
  }
}
