package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
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
 * Rows of a generator or a cursor as an Arrow stream. Chunks are made ahead by several threads and
 * handed out in order, so that what is written does not depend on the number of threads; a bounded
 * number of them is under way at a time. {@link #loadNextBatch} is called by one thread at a time.
 */
final class ChunkReader extends ArrowReader {
  private final TableSchema schema;
  private final ChunkSupply supply;
  private final ExecutorService threads;
  private final int ahead;
  private final LongConsumer afterRows;
  private final Queue<Future<Made>> underWay = new ArrayDeque<>();
  private final Queue<RowChunk> spare = new ConcurrentLinkedQueue<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private Exception failure;

  private record Made(ArrowRecordBatch batch, Fingerprint fingerprint) {}

  /**
   * A reader of what the supply gives.
   *
   * @param ahead how many chunks may be under way
   * @param afterRows told the number of each batch's rows when it is handed out; may throw to stop
   */
  ChunkReader(
      BufferAllocator allocator,
      TableSchema schema,
      ChunkSupply supply,
      ExecutorService threads,
      int ahead,
      LongConsumer afterRows) {
    super(allocator);
    this.schema = schema;
    this.supply = supply;
    this.threads = threads;
    this.ahead = ahead;
    this.afterRows = afterRows;
  }

  @Override
  protected Schema readSchema() {
    return ArrowTypes.schema(schema);
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    try {
      prepareLoadNextBatch();
      while (true) {
        fill();
        Future<Made> next = underWay.poll();
        if (next == null) {
          return false;
        }
        Made made = next.get();
        fill();
        try (ArrowRecordBatch batch = made.batch()) {
          if (batch.getLength() == 0) {
            continue; // The supply learned on the way that there was nothing more.
          }
          new VectorLoader(getVectorSchemaRoot()).load(batch);
          fingerprint.merge(made.fingerprint());
          afterRows.accept(batch.getLength());
          return true;
        }
      }
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
    while (underWay.size() < ahead) {
      Optional<ChunkSupply.Filler> filler = supply.next();
      if (filler.isEmpty()) {
        return;
      }
      underWay.add(threads.submit(() -> make(filler.get())));
    }
  }

  private Made make(ChunkSupply.Filler filler) {
    RowChunk reused = spare.poll();
    RowChunk chunk = reused == null ? new RowChunk(schema, supply.chunkRows()) : reused;
    chunk.clear();
    filler.fill(chunk);
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
