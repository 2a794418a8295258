package dev.bakeoff.platform.bigquery;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;

/** Some columns of a cursor, in their order. */
final class TakenColumns implements RowCursor {
  private final RowCursor rows;
  private final int[] taken;

  TakenColumns(RowCursor rows, int[] taken) {
    this.rows = rows;
    this.taken = taken;
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public boolean isNull(int column) {
    return rows.isNull(taken[column]);
  }

  @Override
  public long longAt(int column) {
    return rows.longAt(taken[column]);
  }

  @Override
  public double doubleAt(int column) {
    return rows.doubleAt(taken[column]);
  }

  @Override
  public byte[] bytesAt(int column) {
    return rows.bytesAt(taken[column]);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    rows.appendBytes(taken[column], target);
  }

  @Override
  public void close() {
    rows.close();
  }
}
