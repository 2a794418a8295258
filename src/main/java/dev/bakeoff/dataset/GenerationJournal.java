package dev.bakeoff.dataset;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bakeoff.dataset.format.ParquetTableWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an unfinished version that are whole: one JSON object a line in {@code .journal},
 * after a first line that says what is being made. A generation that was killed goes on from here.
 * Not thread-safe.
 */
final class GenerationJournal implements ParquetTableWriter.Journal {
  static final String NAME = ".journal";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path directory;
  private final Map<String, ParquetTableWriter.Written> finished = new HashMap<>();

  private GenerationJournal(Path directory) {
    this.directory = directory;
  }

  /**
   * The journal of a folder, or a new one after the folder was emptied, where what lies there is
   * not the same work.
   *
   * @param work describes what is made in one line; equal only for the same rows in the same files
   */
  static GenerationJournal resume(Path directory, String work) throws IOException {
    GenerationJournal journal = new GenerationJournal(directory);
    if (!journal.read(work)) {
      Directories.deleteTree(directory);
      Files.createDirectories(directory);
      journal.finished.clear();
      journal.append(work);
    }
    return journal;
  }

  @Override
  public Optional<ParquetTableWriter.Written> finished(String file) {
    return Optional.ofNullable(finished.get(file));
  }

  @Override
  public void finish(ParquetTableWriter.Written written) throws IOException {
    try (FileChannel channel =
        FileChannel.open(directory.resolve(written.file()), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    append(MAPPER.writeValueAsString(written));
    finished.put(written.file(), written);
  }

  private void append(String line) throws IOException {
    Files.writeString(
        directory.resolve(NAME),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.DSYNC);
  }

  private boolean read(String work) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(work)) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      try {
        var written = MAPPER.readValue(line, ParquetTableWriter.Written.class);
        if (Files.isRegularFile(directory.resolve(written.file()))) {
          finished.put(written.file(), written);
        }
      } catch (JacksonException e) {
        // The line that was being written when the process died.
      }
    }
    return true;
  }
}
