package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.TableGenerator;

/** A range of a generator's rows as a cursor, without a file. */
public final class GeneratedRows implements RowCursor {
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
  public boolean isNull(int column) {
    return chunk.isNull(column);
  }

  @Override
  public long longAt(int column) {
    return chunk.longAt(column);
  }

  @Override
  public double doubleAt(int column) {
    return chunk.doubleAt(column);
  }

  @Override
  public byte[] bytesAt(int column) {
    return chunk.bytesAt(column);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    chunk.appendBytes(column, target);
  }

  @Override
  public void close() {
    // Holds nothing but arrays.
  }
}
