package dev.bakeoff.run;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Stamps events and hands them on, one at a time: to history first, so that nobody is shown what is
 * not recorded. Thread-safe.
 */
final class EventStream {
  private final Clock clock;
  private final RunListener history;
  private final RunListener listener;

  EventStream(Clock clock, RunListener history, RunListener listener) {
    this.clock = clock;
    this.history = history;
    this.listener = listener;
  }

  synchronized void emit(Function<Instant, RunEvent> event) {
    RunEvent stamped = event.apply(clock.instant());
    history.on(stamped);
    listener.on(stamped);
  }

  void log(OptionalInt leg, RunEvent.Level level, String message) {
    emit(at -> new RunEvent.Logged(at, leg, level, message));
  }
}
