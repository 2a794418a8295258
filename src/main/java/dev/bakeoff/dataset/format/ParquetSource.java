package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TimeRange;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The Parquet files of a dataset version. Thread-safe; each cursor belongs to one thread. */
public final class ParquetSource implements DatasetSource {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final Path directory;

  /** The files of a version of the catalog. */
  public ParquetSource(DatasetCatalog catalog, Manifest manifest) {
    this(catalog.directory(manifest));
  }

  /** The files in a version's folder. */
  public ParquetSource(Path versionDirectory) {
    this.directory = versionDirectory.toAbsolutePath().normalize();
  }

  /**
   * Absolute paths of a table's files.
   *
   * @throws ProblemException of kind DATA where one is missing or was cut off
   */
  @Override
  public List<Path> files(TableEntry table) {
    return paths(table.files());
  }

  /** Absolute paths of files, each of which is there and whole. */
  List<Path> paths(List<String> names) {
    List<Path> files = names.stream().map(directory::resolve).toList();
    files.forEach(ParquetSource::check);
    return files;
  }

  @Override
  public RowCursor rows(TableEntry table) {
    return ArrowCursor.open(table.schema(), files(table));
  }

  @Override
  public List<RowPart> parts(TableEntry table, int atMost) {
    return new FileParts(table, files(table)).split(atMost);
  }

  @Override
  public Optional<TimeRange> range(TableEntry table, String column) {
    return new FileParts(table, files(table)).range(table.schema().column(column));
  }

  /** The first rows of one of a table's files. */
  public RowCursor firstRows(TableEntry table, String file, long rows) {
    Path path = directory.resolve(file);
    check(path);
    return ArrowCursor.openFirst(table.schema(), path, rows);
  }

  /** A Parquet file begins and ends with its magic; one that was cut off does not. */
  private static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw broken(file, "it is missing", null);
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] head = new byte[MAGIC.length];
      byte[] tail = new byte[MAGIC.length];
      if (bytes.length() < 12) {
        throw broken(file, "it is too short for a Parquet file", null);
      }
      bytes.readFully(head);
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
      if (!Arrays.equals(head, MAGIC) || !Arrays.equals(tail, MAGIC)) {
        throw broken(file, "it is not a whole Parquet file", null);
      }
    } catch (IOException e) {
      throw broken(file, e.getMessage(), e);
    }
  }

  static ProblemException broken(Path file, String reason, Exception cause) {
    return Problem.of(
            Problem.Kind.DATA,
            "The data file %s cannot be read: %s.".formatted(file, reason),
            "Delete this version of the dataset and create it again.")
        .asException(cause);
  }

  /** A failure of DuckDB's while it read some of the files; its own words name the one. */
  static ProblemException unreadable(List<Path> files, Exception cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    Path named =
        files.stream()
            .filter(file -> reason.contains(file.toString()))
            .findFirst()
            .orElse(files.getFirst());
    return broken(named, reason, cause);
  }
}
