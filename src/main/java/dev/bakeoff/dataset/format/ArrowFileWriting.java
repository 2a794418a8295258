package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;

/**
 * Writes a table's rows as Arrow IPC files, several where they are many. JSON columns are texts
 * marked as the extension type {@code arrow.json}. Not thread-safe.
 */
public final class ArrowFileWriting {
  private static final String SUFFIX = ".arrow";
  private static final long BYTES_PER_FILE = 1L << 30;

  private final Path directory;
  private final Compression compression;
  private final long bytesPerFile;

  /**
   * A writer into one folder.
   *
   * @param directory there already
   * @param compression none or zstd, of the buffers inside the file
   */
  public ArrowFileWriting(Path directory, Compression compression) {
    this(directory, compression, BYTES_PER_FILE);
  }

  ArrowFileWriting(Path directory, Compression compression, long bytesPerFile) {
    this.directory = directory;
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
  public List<String> write(String base, TableSchema schema, RowCursor rows, LongConsumer progress)
      throws IOException {
    List<String> files = new ArrayList<>();
    RowCopy copy = new RowCopy(schema, rows);
    RowChunk chunk = new RowChunk(schema, ChunkSupply.MOST_ROWS);
    fill(chunk, copy);
    do {
      String file = "%s/part-%05d%s".formatted(base, files.size(), SUFFIX);
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      writeFile(path, schema, chunk, copy, progress);
      files.add(file);
    } while (chunk.rows() > 0);
    if (files.size() == 1) {
      Path part = directory.resolve(files.getFirst());
      Files.move(part, directory.resolve(base + SUFFIX));
      Files.delete(part.getParent());
      return List.of(base + SUFFIX);
    }
    return files;
  }

  private static void fill(RowChunk chunk, RowCopy copy) {
    chunk.clear();
    boolean more = true;
    while (more
        && chunk.rows() < ChunkSupply.MOST_ROWS
        && chunk.bytes() < ChunkSupply.CHUNK_BYTES) {
      more = copy.next(chunk);
    }
  }

  /** Writes the chunk and those after it; ends with the next chunk, which may be empty. */
  private void writeFile(
      Path path, TableSchema schema, RowChunk chunk, RowCopy copy, LongConsumer progress)
      throws IOException {
    long bytes = 0;
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(ArrowTypes.schema(schema), allocator);
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ArrowFileWriter writer = writer(root, channel)) {
      writer.start();
      while (chunk.rows() > 0 && bytes < bytesPerFile) {
        try (ArrowRecordBatch batch = chunk.toBatch(allocator)) {
          new VectorLoader(root).load(batch);
        }
        writer.writeBatch();
        bytes += chunk.bytes();
        progress.accept(chunk.rows());
        fill(chunk, copy);
      }
      writer.end();
    }
  }

  private ArrowFileWriter writer(VectorSchemaRoot root, FileChannel channel) {
    DictionaryProvider none = new DictionaryProvider.MapDictionaryProvider();
    return switch (compression) {
      case NONE -> new ArrowFileWriter(root, none, channel);
      case ZSTD ->
          new ArrowFileWriter(
              root,
              none,
              channel,
              Map.of(),
              IpcOption.DEFAULT,
              CommonsCompressionFactory.INSTANCE,
              CodecType.ZSTD);
      case GZIP -> throw new IllegalArgumentException("Arrow has no gzip");
    };
  }
}
