package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.chart.Marks.Doing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run was doing when. It grows with the number of legs and their phases, which the plan
 * fixes, and not with their duration. Not thread-safe.
 */
final class RunCourse {
  private final List<Span> spans = new ArrayList<>();
  private List<Span> published = List.of();
  private boolean changed;

  /**
   * Something done from a moment on, until the next one.
   *
   * @param from when it began
   * @param target the platform's place; -1 where none is at work
   * @param leg -1 outside legs
   * @param doing what
   * @param first whether a leg begins with it
   */
  record Span(Instant from, int target, int leg, Doing doing, boolean first) {}

  void target(Instant at, int target) {
    add(new Span(at, target, -1, Doing.LOAD, false));
  }

  void legStarted(Instant at, int target, int leg) {
    add(new Span(at, target, leg, Doing.IDLE, true));
  }

  void legPhase(Instant at, int target, int leg, Phase phase) {
    Doing doing =
        switch (phase) {
          case START, TEAR_DOWN -> Doing.IDLE;
          case LOAD, VALIDATE -> Doing.LOAD;
          case WARM_UP -> Doing.WARM_UP;
          case MEASURE -> Doing.MEASURE;
        };
    add(new Span(at, target, leg, doing, false));
  }

  void idle(Instant at) {
    add(new Span(at, -1, -1, Doing.IDLE, false));
  }

  /** In order. */
  List<Span> spans() {
    if (changed) {
      published = List.copyOf(spans);
      changed = false;
    }
    return published;
  }

  private void add(Span span) {
    if (!spans.isEmpty()) {
      Span before = spans.getLast();
      boolean same =
          before.target() == span.target()
              && before.leg() == span.leg()
              && before.doing() == span.doing();
      if (same) {
        return;
      }
    }
    spans.add(span);
    changed = true;
  }
}
