package dev.bakeoff.cli;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Progress;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows progress on standard error: a bar on a terminal, a line now and then elsewhere.
 * Thread-safe.
 */
final class ConsoleProgress implements Progress {
  private static final int BAR = 30;
  private static final long TERMINAL_GAP_NANOS = 100_000_000L;
  private static final long LOG_GAP_NANOS = 5_000_000_000L;

  private final Console console;
  private final boolean terminal;
  private String task = "";
  private long taskStart;
  private long shownAt;
  private Pace pace = new Pace(0, 0);
  private boolean lineOpen;

  ConsoleProgress(Console console) {
    this.console = console;
    this.terminal = isTerminal();
  }

  // The check believes that there always is a console since JDK 22; in JDK 25 there is none again
  // where input or output is redirected.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  @Override
  public synchronized void report(Step step) {
    long now = System.nanoTime();
    boolean isNew = !step.task().equals(task);
    if (isNew) {
      clear();
      task = step.task();
      taskStart = now;
      shownAt = now;
      pace = new Pace(now, step.done());
    }
    pace.note(now, step.done());
    boolean finished = step.total() > 0 && step.done() >= step.total();
    if (terminal && (isNew || finished || now - shownAt >= TERMINAL_GAP_NANOS)) {
      shownAt = now;
      console.err().print("\r\033[K" + bar(step, now));
      console.err().flush();
      lineOpen = true;
    } else if (!terminal && now - shownAt >= LOG_GAP_NANOS) {
      shownAt = now;
      console.note(plain(step, now));
    }
  }

  /** A line among the progress. */
  synchronized void note(String line) {
    clear();
    console.note(line);
  }

  /** Removes the bar, so that other output starts on a clean line. */
  synchronized void clear() {
    if (lineOpen) {
      console.err().print("\r\033[K");
      console.err().flush();
      lineOpen = false;
    }
  }

  private String bar(Step step, long now) {
    int full = (int) Math.round(step.fraction() * BAR);
    return "[" + "█".repeat(full) + "·".repeat(BAR - full) + "] " + plain(step, now);
  }

  private String plain(Step step, long now) {
    String share =
        step.total() > 0 ? String.format(Locale.ROOT, " %.0f %%", 100 * step.fraction()) : "";
    return step.unit().equals("bytes")
        ? step.task() + share + bytes(step)
        : step.task() + share + rate(step) + left(step, now);
  }

  /**
   * Files are copied at the pace of the last seconds: what an earlier attempt has copied counts as
   * done at once, and must not make the rest look as fast.
   */
  private String bytes(Step step) {
    String text =
        ", "
            + ByteText.of(step.done())
            + (step.total() > 0 ? " of " + ByteText.of(step.total()) : "");
    double rate = pace.perSecond();
    if (rate <= 0 || step.done() >= step.total()) {
      return text;
    }
    long millis = (long) ((step.total() - step.done()) / rate * 1000);
    return text
        + ", "
        + ByteText.of(Math.round(rate))
        + "/s, about "
        + Durations.forPeople(Duration.ofMillis(millis))
        + " left";
  }

  private String rate(Step step) {
    String size = step.bytes() > 0 ? ", " + ByteText.of(step.bytes()) : "";
    return step.unit().equals("rows") && pace.perSecond() >= 1
        ? String.format(Locale.ROOT, ", %,d rows/s", Math.round(pace.perSecond())) + size
        : "";
  }

  private String left(Step step, long now) {
    double seconds = (now - taskStart) / 1e9;
    if (seconds < 2 || step.fraction() < 0.02 || step.fraction() >= 1) {
      return "";
    }
    double remaining = seconds / step.fraction() * (1 - step.fraction());
    return ", about " + Durations.forPeople(Duration.ofMillis((long) (remaining * 1000))) + " left";
  }
}
