package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.DelegatingCursor;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.TableGenerator;

/** A range of a generator's rows as a cursor, without a file. */
public final class GeneratedRows extends DelegatingCursor {
  private final TableGenerator generator;
  private final long to;
  private final RowChunk chunk;
  private final int portion;
  private long nextRow;

  /** The rows {@code from} to {@code to - 1}. */
  public GeneratedRows(TableSchema schema, TableGenerator generator, long from, long to) {
    this.generator = generator;
    this.to = to;
    this.nextRow = from;
    this.portion = ChunkSupply.chunkRows(generator.bytesPerRow());
    this.chunk = new RowChunk(schema, portion);
  }

  @Override
  public boolean next() {
    if (chunk.next()) {
      return true;
    }
    if (nextRow >= to) {
      return false;
    }
    long end = Math.min(to, nextRow + portion);
    chunk.clear();
    generator.generate(nextRow, end, chunk);
    nextRow = end;
    return chunk.next();
  }

  @Override
  protected RowCursor current() {
    return chunk;
  }

  @Override
  public void close() {
    // Holds nothing but arrays.
  }
}
