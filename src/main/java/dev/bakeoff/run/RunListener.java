package dev.bakeoff.run;

/**
 * Hears a run's events, one at a time and in order, on a thread of the runner's. Must return soon:
 * a listener that draws hands the event over to its own thread.
 */
@FunctionalInterface
public interface RunListener {
  void on(RunEvent event);
}
