package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;

/** The first rows of another cursor, which is closed with it. */
final class FirstRows implements RowCursor {
  private final RowCursor rows;
  private long left;

  FirstRows(RowCursor rows, long most) {
    this.rows = rows;
    this.left = most;
  }

  @Override
  public boolean next() {
    return left-- > 0 && rows.next();
  }

  @Override
  public boolean isNull(int column) {
    return rows.isNull(column);
  }

  @Override
  public long longAt(int column) {
    return rows.longAt(column);
  }

  @Override
  public double doubleAt(int column) {
    return rows.doubleAt(column);
  }

  @Override
  public byte[] bytesAt(int column) {
    return rows.bytesAt(column);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    rows.appendBytes(column, target);
  }

  @Override
  public void close() {
    rows.close();
  }
}
