package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes a table's rows as files of text, several where they are many. Not thread-safe. */
public final class RowFileWriter {
  /** Before packing. */
  private static final long BYTES_PER_FILE = 1L << 30;

  private static final int PORTION = 1 << 18;
  private static final int ROWS_BETWEEN_REPORTS = 4_096;

  private final Path directory;
  private final String suffix;
  private final Compression compression;
  private final long bytesPerFile;

  /**
   * A writer into one folder.
   *
   * @param directory there already
   * @param suffix of the format: {@code .csv}
   */
  public RowFileWriter(Path directory, String suffix, Compression compression) {
    this(directory, suffix, compression, BYTES_PER_FILE);
  }

  RowFileWriter(Path directory, String suffix, Compression compression, long bytesPerFile) {
    this.directory = directory;
    this.suffix = suffix + compression.suffix();
    this.compression = compression;
    this.bytesPerFile = bytesPerFile;
  }

  /**
   * Writes a cursor's rows.
   *
   * @param base the file's path without its suffix, below the directory; of several, the folder
   * @param progress told of rows; may throw to stop
   * @return the files, relative to the directory, in row order
   */
  public List<String> write(String base, RowCursor rows, RowEncoder encoder, LongConsumer progress)
      throws IOException {
    List<Part> parts = writeParts(base, rows, encoder, progress);
    if (parts.size() == 1) {
      Path part = directory.resolve(parts.getFirst().file());
      Files.move(part, directory.resolve(base + suffix));
      Files.delete(part.getParent());
      return List.of(base + suffix);
    }
    return parts.stream().map(Part::file).toList();
  }

  /**
   * A file that was written.
   *
   * @param file relative to the directory
   * @param rows in it
   */
  public record Part(String file, long rows) {}

  /** Likewise, always into a folder. */
  public List<Part> writeParts(
      String folder, RowCursor rows, RowEncoder encoder, LongConsumer progress) throws IOException {
    List<Part> parts = new ArrayList<>();
    long[] written = {0};
    LongConsumer counting =
        count -> {
          written[0] += count;
          progress.accept(count);
        };
    boolean more = rows.next();
    do {
      String file = "%s/part-%05d%s".formatted(folder, parts.size(), suffix);
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      written[0] = 0;
      more = writeFile(path, rows, more, encoder, counting);
      parts.add(new Part(file, written[0]));
    } while (more);
    return parts;
  }

  /** Writes rows from the current one on until the file is full; whether there are more. */
  private boolean writeFile(
      Path path, RowCursor rows, boolean any, RowEncoder encoder, LongConsumer progress)
      throws IOException {
    ByteBuilder out = new ByteBuilder(2 * PORTION);
    long bytes = 0;
    long unreported = 0;
    boolean more = any;
    try (OutputStream stream =
        compression.packing(new BufferedOutputStream(Files.newOutputStream(path), PORTION))) {
      encoder.header(out);
      while (more && bytes < bytesPerFile) {
        int before = out.length();
        encoder.row(rows, out);
        bytes += out.length() - before;
        if (out.length() >= PORTION) {
          stream.write(out.array(), 0, out.length());
          out.clear();
        }
        if (++unreported == ROWS_BETWEEN_REPORTS) {
          progress.accept(unreported);
          unreported = 0;
        }
        more = rows.next();
      }
      stream.write(out.array(), 0, out.length());
    }
    progress.accept(unreported);
    return more;
  }
}
