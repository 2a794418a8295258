package dev.bakeoff.dataset.format;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Counts a table's rows into a {@link Progress}, and stops the work once that is asked for. */
public final class RowProgress implements LongConsumer {
  private final String task;
  private final long total;
  private final Progress progress;
  private final Cancellation cancellation;
  private final AtomicLong done = new AtomicLong();
  private volatile LongSupplier bytes = () -> 0;

  /**
   * Starts at no rows.
   *
   * @param task for people: "Importing orders"
   * @param total rows in all; 0 where that is not known
   * @param progress told after each portion
   * @param cancellation checked after each portion
   */
  public RowProgress(String task, long total, Progress progress, Cancellation cancellation) {
    this.task = task;
    this.total = total;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Tells from now on how many bytes there are in files. */
  void measureBytes(LongSupplier size) {
    bytes = size;
  }

  @Override
  public void accept(long rows) {
    cancellation.throwIfRequested();
    progress.report(
        new Progress.Step(task, done.addAndGet(rows), total, "rows", bytes.getAsLong()));
  }
}
