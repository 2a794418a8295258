package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.DelegatingCursor;
import dev.bakeoff.dataset.RowCursor;

/** The first rows of another cursor, which is closed with it. */
final class FirstRows extends DelegatingCursor {
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
  protected RowCursor current() {
    return rows;
  }

  @Override
  public void close() {
    rows.close();
  }
}
