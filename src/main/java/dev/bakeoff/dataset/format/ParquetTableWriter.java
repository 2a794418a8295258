package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/**
 * Writes a table to Parquet files: Java threads make Arrow batches, DuckDB encodes them. The same
 * rows give the same bytes whatever the number of threads. Memory does not grow with the table. Not
 * thread-safe.
 */
public final class ParquetTableWriter {
  /** Files of a size that is handy to copy and to load in parallel. */
  private static final long ROWS_PER_FILE = 10_000_000;

  /** Files of wide rows hold fewer of them. */
  private static final long BYTES_PER_FILE = 4L << 30;

  /**
   * By measurement: zstd at level 1 takes no longer than snappy and writes two thirds of its bytes.
   * The encodings of Parquet 2 (differences, lengths apart from bytes) take a quarter less time and
   * space than those of Parquet 1. Columns of few values have a dictionary, those of many give up
   * on one early. Row groups of 122,880 rows, DuckDB's default, let a scan use every core of a
   * large machine on a single file.
   */
  private static final String OPTIONS =
      " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 2000,"
          + " WRITE_BLOOM_FILTER false, PARQUET_VERSION V2, ROW_GROUP_SIZE ";

  private static final int MOST_ROWS_PER_GROUP = 122_880;

  /** What a row group may take before it is compressed, for tables of wide rows. */
  private static final long BYTES_PER_GROUP = 64L << 20;

  private static final int MEMORY_MB = 512;

  private final Path directory;
  private final Path spill;
  private final int threads;
  private final long rowsPerFile;

  /** What is known of a file that was written. */
  public record Written(String file, long rows, String fingerprint) {}

  /** Remembers which files are finished, so that a later attempt need not write them again. */
  public interface Journal {
    /** Remembers nothing. */
    Journal NONE =
        new Journal() {
          @Override
          public Optional<Written> finished(String file) {
            return Optional.empty();
          }

          @Override
          public void finish(Written written) {}
        };

    Optional<Written> finished(String file);

    /** The file is whole and on the disk. */
    void finish(Written written) throws IOException;
  }

  /**
   * A writer into one version's folder.
   *
   * @param directory of the version, there already
   * @param spill where DuckDB may put what does not fit into its memory
   * @param threads to use
   */
  public ParquetTableWriter(Path directory, Path spill, int threads) {
    this(directory, spill, threads, ROWS_PER_FILE);
  }

  ParquetTableWriter(Path directory, Path spill, int threads, long rowsPerFile) {
    this.directory = directory;
    this.spill = spill;
    this.threads = threads;
    this.rowsPerFile = rowsPerFile;
  }

  /**
   * Generates a table: {@code NAME.parquet}, or {@code NAME/part-00000.parquet} and so on where it
   * is large. A single-column integer key must be dense: row i has key i + 1.
   *
   * @param journal files that it knows to be finished are not written again
   * @throws IOException where the files cannot be written; leaves what it has written
   * @throws ProblemException of kind CANCELLED
   */
  public TableEntry write(
      TableSchema schema,
      TableGenerator generator,
      Journal journal,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    long perFile = Math.min(rowsPerFile, Math.max(1, BYTES_PER_FILE / generator.bytesPerRow()));
    List<String> files = fileNames(schema.name(), generator.rows(), perFile);
    Fingerprint fingerprint = new Fingerprint();
    RowProgress done =
        new RowProgress("Generating " + schema.name(), generator.rows(), progress, cancellation);
    done.measureBytes(() -> sizeOf(files));
    ExecutorService pool = pool(generators());
    try {
      for (int i = 0; i < files.size(); i++) {
        String file = files.get(i);
        Optional<Written> finished = journal.finished(file);
        if (finished.isPresent()) {
          fingerprint.merge(
              Fingerprint.restored(finished.get().fingerprint(), finished.get().rows()));
          done.accept(finished.get().rows());
          continue;
        }
        long from = i * perFile;
        long to = Math.min(generator.rows(), from + perFile);
        ChunkSupply supply = new ChunkSupply.Generated(generator, from, to);
        Fingerprint written =
            writeFile(file, schema, supply, generator.bytesPerRow(), generators() + 2, pool, done);
        journal.finish(new Written(file, written.rows(), written.hex()));
        fingerprint.merge(written);
      }
    } finally {
      pool.shutdownNow();
    }
    boolean dense = generator.rows() > 0 && schema.hasIntegerKey();
    return entry(
        schema,
        fingerprint,
        files,
        dense ? Optional.of(new TableEntry.KeyRange(1, generator.rows())) : Optional.empty());
  }

  /**
   * Copies a cursor's rows into files, likewise. The caller closes the cursor.
   *
   * @param bytesPerRow size of a row in memory, roughly
   * @param progress told of the rows that were written
   * @throws IOException where the files cannot be written; leaves what it has written
   * @throws ProblemException of kind CANCELLED, DATA where a null stands where none may, and
   *     whatever the cursor throws
   */
  public TableEntry copy(TableSchema schema, RowCursor rows, long bytesPerRow, RowProgress progress)
      throws IOException {
    long perFile = Math.min(rowsPerFile, Math.max(1, BYTES_PER_FILE / Math.max(1, bytesPerRow)));
    List<String> files = new ArrayList<>();
    Fingerprint fingerprint = new Fingerprint();
    ExecutorService pool = pool(1);
    try {
      boolean more = true;
      while (more) {
        String file = part(schema.name(), files.size());
        ChunkSupply.Copied supply = new ChunkSupply.Copied(schema, rows, perFile);
        Fingerprint written = writeFile(file, schema, supply, bytesPerRow, 2, pool, progress);
        more = !supply.exhausted();
        if (written.rows() == 0 && !files.isEmpty()) {
          Files.delete(directory.resolve(file));
        } else {
          files.add(file);
        }
        fingerprint.merge(written);
      }
    } finally {
      pool.shutdownNow();
    }
    if (files.size() == 1) {
      String single = FileNames.of(schema.name()) + ".parquet";
      Path part = directory.resolve(files.getFirst());
      Files.move(part, directory.resolve(single));
      Files.delete(part.getParent());
      files.set(0, single);
    }
    return entry(schema, fingerprint, files, Optional.empty());
  }

  private TableEntry entry(
      TableSchema schema,
      Fingerprint fingerprint,
      List<String> files,
      Optional<TableEntry.KeyRange> keys) {
    return new TableEntry(
        schema, fingerprint.rows(), sizeOf(files), fingerprint.hex(), files, keys);
  }

  /** Of those that are there, the one that is being written too. */
  private long sizeOf(List<String> files) {
    return files.stream().mapToLong(f -> directory.resolve(f).toFile().length()).sum();
  }

  private static List<String> fileNames(String table, long rows, long perFile) {
    if (rows <= perFile) {
      return List.of(FileNames.of(table) + ".parquet");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.ceilDiv(rows, perFile); i++) {
      names.add(part(table, i));
    }
    return names;
  }

  private static String part(String table, int number) {
    return "%s/part-%05d.parquet".formatted(FileNames.of(table), number);
  }

  /** Encoding takes some three times as long as generating, so half as many threads keep up. */
  private int generators() {
    return Math.max(1, threads / 2);
  }

  private static ExecutorService pool(int size) {
    return Executors.newFixedThreadPool(
        size, Thread.ofPlatform().name("rows-", 0).daemon(true).factory());
  }

  private Fingerprint writeFile(
      String name,
      TableSchema schema,
      ChunkSupply supply,
      long bytesPerRow,
      int ahead,
      ExecutorService pool,
      LongConsumer afterRows)
      throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    try (BufferAllocator allocator = new RootAllocator();
        ChunkReader reader = new ChunkReader(allocator, schema, supply, pool, ahead, afterRows);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      try (DuckDBConnection duckDb = DuckDb.open(threads, MEMORY_MB, Optional.of(spill));
          Statement statement = duckDb.createStatement()) {
        duckDb.registerArrowStream("generated", stream);
        statement.execute(
            "COPY (FROM generated) TO "
                + DuckDb.literal(file.toString())
                + OPTIONS
                + rowsPerGroup(bytesPerRow)
                + ")");
      } catch (SQLException e) {
        if (reader.failure() instanceof ProblemException problem) {
          throw problem;
        }
        throw new IOException(reader.failure() == null ? e : reader.failure());
      }
      return reader.fingerprint();
    }
  }

  private static long rowsPerGroup(long bytesPerRow) {
    long rows = BYTES_PER_GROUP / Math.max(1, bytesPerRow);
    long vectors = Math.clamp(rows, ChunkSupply.LEAST_ROWS, MOST_ROWS_PER_GROUP);
    return vectors / ChunkSupply.LEAST_ROWS * ChunkSupply.LEAST_ROWS;
  }
}
