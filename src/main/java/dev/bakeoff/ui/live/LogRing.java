package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent;
import dev.bakeoff.ui.live.MonitorSnapshot.LogLine;
import dev.bakeoff.ui.live.MonitorSnapshot.LogTail;
import java.util.ArrayDeque;
import java.util.List;

/** The newest log lines; older ones are in history. Not thread-safe. */
final class LogRing {
  static final int CAPACITY = 2000;

  private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
  private long count;
  private LogTail published = new LogTail(List.of());

  void add(RunEvent.Logged event) {
    if (lines.size() == CAPACITY) {
      lines.removeFirst();
    }
    lines.addLast(new LogLine(count++, event.at(), event.leg(), event.level(), event.message()));
  }

  LogTail tail() {
    if (published.newest() != count - 1) {
      published = new LogTail(List.copyOf(lines));
    }
    return published;
  }
}
