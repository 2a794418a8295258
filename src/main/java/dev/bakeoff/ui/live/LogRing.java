package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.ui.live.MonitorSnapshot.LogLine;
import dev.bakeoff.ui.live.MonitorSnapshot.LogTail;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;

/** The newest log lines; older ones are in history. Not thread-safe. */
final class LogRing {
  static final int CAPACITY = 2000;

  private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
  private long count;
  private LogTail published = new LogTail(List.of());

  void add(Instant at, OptionalInt leg, Level level, String message) {
    if (lines.size() == CAPACITY) {
      lines.removeFirst();
    }
    lines.addLast(new LogLine(count++, at, leg, level, message));
  }

  LogTail tail() {
    if (published.newest() != count - 1) {
      published = new LogTail(List.copyOf(lines));
    }
    return published;
  }
}
