package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.DelegatingCursor;
import dev.bakeoff.dataset.RowCursor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** The rows of several cursors, one after the other; each is opened when its turn comes. */
public final class ChainedCursor extends DelegatingCursor {
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
  protected RowCursor current() {
    return current;
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
