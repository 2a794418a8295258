package dev.bakeoff.dataset;

/** A cursor whose current row is another's. Who extends it says how to step and what to close. */
public abstract class DelegatingCursor implements RowCursor {
  /** The cursor whose current row is this one's. */
  protected abstract RowCursor current();

  @Override
  public final boolean isNull(int column) {
    return current().isNull(column);
  }

  @Override
  public final long longAt(int column) {
    return current().longAt(column);
  }

  @Override
  public final double doubleAt(int column) {
    return current().doubleAt(column);
  }

  @Override
  public final byte[] bytesAt(int column) {
    return current().bytesAt(column);
  }

  @Override
  public final void appendBytes(int column, ByteBuilder target) {
    current().appendBytes(column, target);
  }
}
