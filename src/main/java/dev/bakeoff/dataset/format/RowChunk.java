package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.CanonicalRow;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * A few thousand rows between a generator, Arrow and a reader. A generator fills it row by row,
 * which computes the rows' fingerprint on the way, and it is copied out as an Arrow batch; or an
 * Arrow batch is loaded and read row by row. Then it is filled again. Not thread-safe.
 */
final class RowChunk implements RowSink, RowCursor {
  private final ColumnChunk[] columns;
  private final CanonicalRow canonical;
  private Fingerprint fingerprint = new Fingerprint();
  private int rows;
  private int current = -1;

  RowChunk(TableSchema schema, int capacity) {
    this.columns =
        schema.columns().stream()
            .map(c -> new ColumnChunk(c.type().kind(), capacity))
            .toArray(ColumnChunk[]::new);
    this.canonical = new CanonicalRow(schema);
  }

  void clear() {
    Arrays.stream(columns).forEach(ColumnChunk::clear);
    canonical.clear();
    fingerprint = new Fingerprint();
    rows = 0;
    current = -1;
  }

  /** Replaces the rows by those of an Arrow batch. */
  void load(VectorSchemaRoot batch) {
    rows = batch.getRowCount();
    current = -1;
    for (int column = 0; column < columns.length; column++) {
      columns[column].load(batch.getVector(column), rows);
    }
  }

  /** Size of the values put in since the chunk was last cleared, roughly. */
  long bytes() {
    long bytes = 0;
    for (ColumnChunk column : columns) {
      bytes += column.bytes(rows);
    }
    return bytes;
  }

  /** Rows put in since the chunk was last cleared. */
  int rows() {
    return rows;
  }

  /** Of the rows put in since the chunk was last cleared. */
  Fingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public void putNull(int column) {
    columns[column].putNull(rows);
    canonical.addNull();
  }

  @Override
  public void putLong(int column, long value) {
    columns[column].putLong(rows, value);
    canonical.addLong(column, value);
  }

  @Override
  public void putDouble(int column, double value) {
    columns[column].putDouble(rows, value);
    canonical.addDouble(value);
  }

  @Override
  public void putBytes(int column, byte[] bytes, int length) {
    columns[column].putBytes(rows, bytes, length);
    canonical.addBytes(bytes, length);
  }

  @Override
  public void endRow() {
    fingerprint.add(canonical.bytes().array(), canonical.bytes().length());
    canonical.clear();
    rows++;
  }

  @Override
  public boolean next() {
    return ++current < rows;
  }

  @Override
  public boolean isNull(int column) {
    return columns[column].isNull(current);
  }

  @Override
  public long longAt(int column) {
    return columns[column].longAt(current);
  }

  @Override
  public double doubleAt(int column) {
    return columns[column].doubleAt(current);
  }

  @Override
  public byte[] bytesAt(int column) {
    return columns[column].bytesAt(current);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    columns[column].appendBytes(current, target);
  }

  @Override
  public void close() {
    // Holds nothing but arrays.
  }

  /** The rows as an Arrow batch, which the caller closes. */
  ArrowRecordBatch toBatch(BufferAllocator allocator) {
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      for (ColumnChunk column : columns) {
        column.copyTo(allocator, rows, buffers);
      }
      return new ArrowRecordBatch(
          rows, Arrays.stream(columns).map(c -> c.node(rows)).toList(), buffers);
    } finally {
      // The batch keeps references of its own.
      buffers.forEach(ArrowBuf::close);
    }
  }
}
