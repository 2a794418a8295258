package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.TableGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A range of a generator's rows as an Arrow stream. Chunks are made ahead by several threads and
 * handed out in order, so that what is written does not depend on the number of threads; a bounded
 * number of them is under way at a time. {@link #loadNextBatch} is called by one thread at a time.
 */
final class ChunkReader extends ArrowReader {
  /**
   * A third of a Parquet row group: DuckDB puts row groups together from whole batches, and small
   * ones cost it a fifth more, while large ones would take tens of megabytes per thread.
   */
  static final int CHUNK_ROWS = 40_960;

  private final TableSchema schema;
  private final TableGenerator generator;
  private final long to;
  private final ExecutorService threads;
  private final int ahead;
  private final LongConsumer afterRows;
  private final Queue<Future<Made>> underWay = new ArrayDeque<>();
  private final Queue<RowChunk> spare = new ConcurrentLinkedQueue<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private long nextToSubmit;
  private Exception failure;

  private record Made(ArrowRecordBatch batch, Fingerprint fingerprint) {}

  /**
   * A reader of the rows from {@code from} to {@code to - 1}.
   *
   * @param ahead how many chunks may be under way
   * @param afterRows told the number of each batch's rows when it is handed out; may throw to stop
   */
  ChunkReader(
      BufferAllocator allocator,
      TableSchema schema,
      TableGenerator generator,
      Range range,
      ExecutorService threads,
      int ahead,
      LongConsumer afterRows) {
    super(allocator);
    this.schema = schema;
    this.generator = generator;
    this.nextToSubmit = range.from();
    this.to = range.to();
    this.threads = threads;
    this.ahead = ahead;
    this.afterRows = afterRows;
  }

  /** Rows from the first number to the one before the second. */
  record Range(long from, long to) {}

  @Override
  protected Schema readSchema() {
    return ArrowTypes.schema(schema);
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    try {
      prepareLoadNextBatch();
      fill();
      Future<Made> next = underWay.poll();
      if (next == null) {
        return false;
      }
      Made made = next.get();
      fill();
      try (ArrowRecordBatch batch = made.batch()) {
        new VectorLoader(getVectorSchemaRoot()).load(batch);
        fingerprint.merge(made.fingerprint());
        afterRows.accept(batch.getLength());
      }
      return true;
    } catch (ExecutionException e) {
      failure = e.getCause() instanceof Exception cause ? cause : e;
      throw new IOException(failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
      throw new IOException(e);
    } catch (RuntimeException e) {
      failure = e;
      throw new IOException(e);
    }
  }

  /** Why the stream broke, in its own words instead of those that came through DuckDB; or null. */
  Exception failure() {
    return failure;
  }

  /** Of the rows handed out so far. */
  Fingerprint fingerprint() {
    return fingerprint;
  }

  private void fill() {
    while (underWay.size() < ahead && nextToSubmit < to) {
      long from = nextToSubmit;
      nextToSubmit = Math.min(to, from + CHUNK_ROWS);
      long end = nextToSubmit;
      underWay.add(threads.submit(() -> make(from, end)));
    }
  }

  private Made make(long from, long end) {
    RowChunk reused = spare.poll();
    RowChunk chunk = reused == null ? new RowChunk(schema, CHUNK_ROWS) : reused;
    chunk.clear();
    generator.generate(from, end, chunk);
    Made made = new Made(chunk.toBatch(allocator), chunk.fingerprint());
    spare.add(chunk);
    return made;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    boolean interrupted = false;
    while (!underWay.isEmpty()) {
      try {
        underWay.element().get().batch().close();
        underWay.remove();
      } catch (ExecutionException e) {
        // That chunk holds nothing, and the reason is known by the one that broke first.
        underWay.remove();
      } catch (InterruptedException e) {
        // The buffers must be given back first.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
