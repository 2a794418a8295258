package dev.bakeoff.run.worker;

import dev.bakeoff.model.Progress;
import java.util.concurrent.TimeUnit;

/** Passes on a few steps a second, and the last of each task. */
final class ThrottledProgress implements Progress {
  private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final MessageWriter output;
  private long nextNanos = System.nanoTime();

  ThrottledProgress(MessageWriter output) {
    this.output = output;
  }

  @Override
  public synchronized void report(Step step) {
    long now = System.nanoTime();
    if (now - nextNanos >= 0 || step.done() >= step.total()) {
      nextNanos = now + GAP_NANOS;
      output.write(
          new WorkerMessage.ProgressMade(step.task(), step.done(), step.total(), step.unit()));
    }
  }
}
