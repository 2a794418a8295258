package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.ui.live.MonitorSnapshot.LogLine;
import dev.bakeoff.ui.live.MonitorSnapshot.LogTail;
import dev.bakeoff.ui.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The log's lines as filtered; only what is new is added. FX thread only. */
final class LogModel {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The least weight shown. */
  enum Filter {
    ALL(Texts.of("live.all"), Level.INFO),
    WARNINGS(Texts.of("live.warnings-and-errors"), Level.WARNING),
    ERRORS(Texts.of("live.errors"), Level.ERROR);

    private final String label;
    private final Level least;

    Filter(String label, Level least) {
      this.label = label;
      this.least = least;
    }

    boolean admits(LogLine line) {
      return line.level().compareTo(least) >= 0;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
  private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private LogTail latest = new LogTail(List.of());
  private long newestShown = -1;

  LogModel() {
    filter.subscribe((was, is) -> refill());
    paused.subscribe((was, is) -> add());
  }

  ObservableList<LogLine> lines() {
    return lines;
  }

  ObjectProperty<Filter> filterProperty() {
    return filter;
  }

  /** While paused nothing is added; what has come meanwhile appears afterwards. */
  BooleanProperty pausedProperty() {
    return paused;
  }

  void show(LogTail tail) {
    boolean anotherRun = tail.newest() < latest.newest();
    latest = tail;
    if (anotherRun) {
      refill();
    } else {
      add();
    }
  }

  private void refill() {
    newestShown = -1;
    lines.clear();
    add();
  }

  private void add() {
    if (paused.get() || latest.newest() == newestShown) {
      return;
    }
    List<LogLine> fresh = new ArrayList<>();
    for (LogLine line : latest.lines()) {
      if (line.number() > newestShown && filter.get().admits(line)) {
        fresh.add(line);
      }
    }
    newestShown = latest.newest();
    int surplus = lines.size() + fresh.size() - LogRing.CAPACITY;
    if (surplus > 0) {
      lines.remove(0, Math.min(surplus, lines.size()));
    }
    lines.addAll(fresh);
  }

  /** Lines as text, for the clipboard. */
  static String text(List<LogLine> lines) {
    return lines.stream()
        .map(l -> "%s %-7s %s".formatted(time(l), l.level(), l.message()))
        .collect(Collectors.joining("\n"));
  }

  static String time(LogLine line) {
    return TIME.format(line.at());
  }
}
