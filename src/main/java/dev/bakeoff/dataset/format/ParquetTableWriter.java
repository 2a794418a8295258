package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Fingerprint;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/**
 * Writes a generated table to Parquet files: Java threads make Arrow batches, DuckDB encodes them.
 * The same rows give the same bytes whatever the number of threads. Memory does not grow with the
 * table. Not thread-safe.
 */
public final class ParquetTableWriter {
  /** Files of a size that is handy to copy and to load in parallel. */
  private static final long ROWS_PER_FILE = 10_000_000;

  /**
   * By measurement: zstd at level 1 takes no longer than snappy and writes two thirds of its bytes.
   * Columns of few values have a dictionary, those of many give up on one early. Row groups of
   * 122,880 rows, DuckDB's default, let a scan use every core of a large machine on a single file.
   */
  private static final String OPTIONS =
      " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 6000,"
          + " WRITE_BLOOM_FILTER false)";

  private static final int MEMORY_MB = 512;

  private final Path directory;
  private final Path spill;
  private final int threads;
  private final long rowsPerFile;

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
   * Writes a table: {@code NAME.parquet}, or {@code NAME/part-00000.parquet} and so on where it is
   * large. The table's key must be dense: row i has key i + 1.
   *
   * @throws IOException where the files cannot be written; leaves what it has written
   * @throws ProblemException of kind CANCELLED
   */
  public TableEntry write(
      TableSchema schema, TableGenerator generator, Progress progress, Cancellation cancellation)
      throws IOException {
    List<String> files = fileNames(schema.name(), generator.rows());
    Fingerprint fingerprint = new Fingerprint();
    AtomicLong done = new AtomicLong();
    String task = "Generating " + schema.name();
    LongConsumer afterRows =
        rows -> {
          cancellation.throwIfRequested();
          progress.report(new Progress.Step(task, done.addAndGet(rows), generator.rows(), "rows"));
        };
    ExecutorService pool =
        Executors.newFixedThreadPool(
            generators(), Thread.ofPlatform().name("generate-", 0).daemon(true).factory());
    try {
      for (int i = 0; i < files.size(); i++) {
        Path file = directory.resolve(files.get(i));
        Files.createDirectories(file.getParent());
        ChunkReader.Range range =
            new ChunkReader.Range(
                i * rowsPerFile, Math.min(generator.rows(), (i + 1) * rowsPerFile));
        fingerprint.merge(writeFile(file, schema, generator, range, pool, afterRows));
      }
    } finally {
      pool.shutdownNow();
    }
    long bytes = 0;
    for (String file : files) {
      bytes += Files.size(directory.resolve(file));
    }
    return new TableEntry(
        schema,
        fingerprint.rows(),
        bytes,
        fingerprint.hex(),
        files,
        generator.rows() == 0
            ? Optional.empty()
            : Optional.of(new TableEntry.KeyRange(1, generator.rows())));
  }

  private List<String> fileNames(String table, long rows) {
    if (rows <= rowsPerFile) {
      return List.of(table + ".parquet");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.ceilDiv(rows, rowsPerFile); i++) {
      names.add("%s/part-%05d.parquet".formatted(table, i));
    }
    return names;
  }

  /** Encoding takes some three times as long as generating, so half as many threads keep up. */
  private int generators() {
    return Math.max(1, threads / 2);
  }

  private Fingerprint writeFile(
      Path file,
      TableSchema schema,
      TableGenerator generator,
      ChunkReader.Range range,
      ExecutorService pool,
      LongConsumer afterRows)
      throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        ChunkReader reader =
            new ChunkReader(
                allocator, schema, generator, range, pool, generators() + 2, afterRows);
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, reader, stream);
      try (DuckDBConnection duckDb = DuckDb.open(threads, MEMORY_MB, Optional.of(spill));
          Statement statement = duckDb.createStatement()) {
        duckDb.registerArrowStream("generated", stream);
        statement.execute("COPY (FROM generated) TO " + DuckDb.literal(file.toString()) + OPTIONS);
      } catch (SQLException e) {
        if (reader.failure() instanceof ProblemException problem) {
          throw problem;
        }
        throw new IOException(reader.failure() == null ? e : reader.failure());
      }
      return reader.fingerprint();
    }
  }
}
