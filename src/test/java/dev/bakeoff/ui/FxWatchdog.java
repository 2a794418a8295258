package dev.bakeoff.ui;

import dev.bakeoff.ui.chart.Fx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test of the window in which its thread was busy with one task or frame for too long.
 *
 * <p>What counts is the CPU time of that thread, not the time that passed: on a busy machine a task
 * waits for its turn, and that is not its fault. The thread is sent a beat every few milliseconds;
 * the CPU time between two beats is that of the tasks that were queued between them, which is
 * nearly always one. Of a task that takes longer than is allowed the stack is taken while it lasts,
 * and stands in the failure.
 *
 * <p>Classes are loaded, styles are read and code is compiled by whatever comes first, so nothing
 * counts until the test says that it is warm. Use:
 *
 * <pre>{@code
 * @RegisterExtension final FxWatchdog watchdog = FxWatchdog.limit(Duration.ofMillis(50));
 *
 * @Test
 * void staysSmooth() {
 *   openTheScreen();
 *   doItOnce();
 *   watchdog.warm();
 *   doItAgain();
 * }
 * }</pre>
 *
 * Tests that never call {@link #warm()} are left alone, so that it can be registered in a class and
 * used by some of its tests.
 */
public final class FxWatchdog implements AfterEachCallback {
  private static final long BEAT_MILLIS = 2;

  private final Duration limit;
  private Watch watch;

  private FxWatchdog(Duration limit) {
    this.limit = limit;
  }

  /**
   * @param limit CPU time of the window's thread that one task may take
   */
  public static FxWatchdog limit(Duration limit) {
    return new FxWatchdog(limit);
  }

  /** From now on it counts; again, where it counted before. */
  public void warm() {
    stop();
    watch = new Watch(limit);
  }

  /** The longest that the thread was busy since then. */
  public Duration longest() {
    return watch == null ? Duration.ZERO : watch.longest();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (watch == null) {
      return;
    }
    stop();
    Watch ended = watch;
    watch = null;
    if (ended.longest().compareTo(limit) > 0 && context.getExecutionException().isEmpty()) {
      throw new AssertionError(
          "The window's thread was busy with one task for %d ms of CPU time; %d ms are allowed.%s"
              .formatted(ended.longest().toMillis(), limit.toMillis(), ended.stack()));
    }
  }

  private void stop() {
    if (watch != null) {
      watch.stop();
    }
  }

  private static final class Watch {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration limit;
    private final long window;
    private final Thread sender;
    private volatile long lastBeat;
    private volatile long longest;
    private volatile String stack = "";

    Watch(Duration limit) {
      this.limit = limit;
      window = Fx.get(() -> Thread.currentThread().threadId());
      lastBeat = Fx.get(threads::getCurrentThreadCpuTime);
      sender = Thread.ofPlatform().daemon().name("fx-watchdog").start(this::send);
    }

    private void send() {
      try {
        while (!stopped.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
          Platform.runLater(this::beat);
          long busy = threads.getThreadCpuTime(window) - lastBeat;
          if (busy > limit.toNanos() && busy > longest) {
            stack = "\n" + stackOf(window);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void beat() {
      long now = threads.getCurrentThreadCpuTime();
      longest = Math.max(longest, now - lastBeat);
      lastBeat = now;
    }

    private String stackOf(long thread) {
      return Arrays.stream(threads.getThreadInfo(thread, 40).getStackTrace())
          .map(frame -> "\tat " + frame)
          .collect(Collectors.joining("\n"));
    }

    Duration longest() {
      return Duration.ofNanos(longest);
    }

    String stack() {
      return stack;
    }

    void stop() {
      Fx.run(this::beat);
      stopped.countDown();
      try {
        sender.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
