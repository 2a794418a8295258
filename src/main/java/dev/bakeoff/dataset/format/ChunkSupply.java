package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.TableGenerator;
import java.util.Optional;

/** Where a {@link ChunkReader}'s rows come from, a chunk at a time. */
sealed interface ChunkSupply {
  /**
   * A third of a Parquet row group: DuckDB puts row groups together from whole batches, and small
   * ones cost it a fifth more, while large ones would take tens of megabytes per thread.
   */
  int MOST_ROWS = 40_960;

  /** What a chunk may take in memory, roughly; one of the usual 256-byte rows stays below it. */
  int CHUNK_BYTES = 16 << 20;

  /** The smallest number of rows that DuckDB makes a row group of. */
  int LEAST_ROWS = 2_048;

  /** How many rows a chunk holds at most. */
  int chunkRows();

  /** Fills the next chunk, on any thread; empty when there are no more. Called by one thread. */
  Optional<Filler> next();

  /** Fills one chunk. */
  @FunctionalInterface
  interface Filler {
    void fill(RowChunk chunk);
  }

  /** Rows per chunk for rows of this size. */
  static int chunkRows(long bytesPerRow) {
    long rows = CHUNK_BYTES / Math.max(1, bytesPerRow);
    return Math.clamp(rows, LEAST_ROWS / 4, MOST_ROWS);
  }

  /** The rows {@code from} to {@code to - 1} of a generator; chunks may be filled in parallel. */
  final class Generated implements ChunkSupply {
    private final TableGenerator generator;
    private final long to;
    private final int chunkRows;
    private long nextRow;

    Generated(TableGenerator generator, long from, long to) {
      this.generator = generator;
      this.nextRow = from;
      this.to = to;
      this.chunkRows = ChunkSupply.chunkRows(generator.bytesPerRow());
    }

    @Override
    public int chunkRows() {
      return chunkRows;
    }

    @Override
    public Optional<Filler> next() {
      if (nextRow >= to) {
        return Optional.empty();
      }
      long from = nextRow;
      long end = Math.min(to, from + chunkRows);
      nextRow = end;
      return Optional.of(chunk -> generator.generate(from, end, chunk));
    }
  }

  /** A cursor's rows, up to a limit; chunks must be filled one after the other. */
  final class Copied implements ChunkSupply {
    private final RowCopy copy;
    private final long limit;
    private long copied;
    private volatile boolean ended;

    Copied(TableSchema schema, RowCursor cursor, long limit) {
      this.copy = new RowCopy(schema, cursor);
      this.limit = limit;
    }

    @Override
    public int chunkRows() {
      return MOST_ROWS;
    }

    @Override
    public Optional<Filler> next() {
      return ended ? Optional.empty() : Optional.of(this::fill);
    }

    /** Whether the cursor has no more rows; known when all chunks are filled. */
    boolean exhausted() {
      return copy.exhausted();
    }

    private void fill(RowChunk chunk) {
      while (!ended && chunk.rows() < MOST_ROWS && chunk.bytes() < CHUNK_BYTES) {
        if (copied == limit || !copy.next(chunk)) {
          ended = true;
        } else {
          copied++;
        }
      }
    }
  }
}
