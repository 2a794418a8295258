package dev.bakeoff.history;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs to and from files, so that colleagues can merge their histories. Thread-safe; reading does
 * not hold up a run that is being written, and an import changes the history in one transaction or
 * not at all.
 */
public final class RunFiles {
  private final HistoryStore store;
  private final SqliteHistory history;
  private final String bakeoff;
  private final Clock clock;

  /**
   * @param bakeoff the version of this Bakeoff, for the file
   */
  public RunFiles(HistoryStore store, SqliteHistory history, String bakeoff, Clock clock) {
    this.store = store;
    this.history = history;
    this.bakeoff = bakeoff;
    this.clock = clock;
  }

  /**
   * Writes runs to one file, which appears when it is whole.
   *
   * @param runIds whole ids of runs that have ended
   * @param file replaced where it is there
   * @throws ProblemException where a run is unknown or still under way, or the disk refuses
   */
  public ExportedRuns export(
      List<String> runIds, Path file, Progress progress, Cancellation cancel) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    List<String> ids = runIds.stream().distinct().toList();
    history.checkEnded(ids);
    try {
      Files.createDirectories(target.getParent());
      try (RunFileWriter writer = new RunFileWriter(Files.newOutputStream(part), cancel)) {
        for (int i = 0; i < ids.size(); i++) {
          progress.report(new Progress.Step("Exporting runs", i, ids.size(), "runs"));
          String id = ids.get(i);
          store.reading(
              connection -> {
                writer.add(connection, id);
                return null;
              });
        }
        writer.finish(bakeoff, clock.instant());
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      progress.report(new Progress.Step("Exporting runs", ids.size(), ids.size(), "runs"));
      return new ExportedRuns(target, Files.size(target), ids);
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The run file " + target + " cannot be written: " + e.getMessage(),
              "Check that the folder may be written and that the disk has room.")
          .asException(e);
    } finally {
      delete(part);
    }
  }

  /** What a file holds, by its own words. */
  public RunFile look(Path file) {
    try (RunFileReader reader = RunFileReader.open(file)) {
      return reader.manifest();
    }
  }

  /**
   * Brings the runs of files into the history, all of them or none. A run that is there already is
   * left as it is, with what is said of it.
   *
   * @param asNew whether a run whose id is taken by another one gets a new id; else it is refused
   * @throws ProblemException where a file is broken or newer, or an id is taken
   */
  public ImportedRuns importFrom(
      List<Path> files, boolean asNew, Progress progress, Cancellation cancel) {
    ImportedRuns imported = read(files, asNew, progress, cancel);
    List<String> clashing =
        imported.runs().stream()
            .filter(run -> run.outcome() == ImportedRuns.Outcome.CLASHES)
            .map(ImportedRuns.Imported::id)
            .toList();
    if (!clashing.isEmpty()) {
      throw Problem.request(
              (clashing.size() == 1
                      ? "The history has another run with the id "
                      : "The history has other runs with the ids ")
                  + String.join(", ", clashing.subList(0, Math.min(5, clashing.size())))
                  + (clashing.size() > 5 ? " and more" : "")
                  + ", with other content.",
              "Nothing was imported. Import as new (--as-new) to keep both, under a new id.")
          .asException();
    }
    return imported;
  }

  /**
   * The same for whoever asks first: where an id is taken nothing is imported, and the runs say so
   * by {@link ImportedRuns.Outcome#CLASHES}.
   */
  public ImportedRuns importUnlessClashing(
      List<Path> files, Progress progress, Cancellation cancel) {
    return read(files, false, progress, cancel);
  }

  private ImportedRuns read(
      List<Path> files, boolean asNew, Progress progress, Cancellation cancel) {
    Path folder = store.temporaryFolder("import");
    try {
      RunImport work = new RunImport(store, folder, asNew, cancel);
      List<RunFileReader> readers = new ArrayList<>();
      try {
        files.forEach(file -> readers.add(RunFileReader.open(file)));
        work.stage(readers, progress);
      } finally {
        readers.forEach(RunFileReader::close);
      }
      return work.merge();
    } finally {
      store.deleteFolder(folder);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
