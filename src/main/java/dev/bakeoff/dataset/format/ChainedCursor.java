package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** The rows of several cursors, one after the other; each is opened when its turn comes. */
public final class ChainedCursor implements RowCursor {
  private final Queue<Supplier<? extends RowCursor>> waiting;
  private final Runnable afterwards;
  private RowCursor current;

  public ChainedCursor(List<? extends Supplier<? extends RowCursor>> cursors) {
    this(cursors, () -> {});
  }

  /**
   * Opens nothing yet.
   *
   * @param afterwards run when this cursor is closed
   */
  ChainedCursor(List<? extends Supplier<? extends RowCursor>> cursors, Runnable afterwards) {
    this.waiting = new ArrayDeque<>(cursors);
    this.afterwards = afterwards;
  }

  @Override
  public boolean next() {
    while (current == null || !current.next()) {
      Supplier<? extends RowCursor> following = waiting.poll();
      if (following == null) {
        return false;
      }
      if (current != null) {
        current.close();
        current = null;
      }
      current = following.get();
    }
    return true;
  }

  @Override
  public boolean isNull(int column) {
    return current.isNull(column);
  }

  @Override
  public long longAt(int column) {
    return current.longAt(column);
  }

  @Override
  public double doubleAt(int column) {
    return current.doubleAt(column);
  }

  @Override
  public byte[] bytesAt(int column) {
    return current.bytesAt(column);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    current.appendBytes(column, target);
  }

  @Override
  public void close() {
    try {
      if (current != null) {
        current.close();
      }
    } finally {
      afterwards.run();
    }
  }
}
