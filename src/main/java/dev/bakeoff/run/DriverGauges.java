package dev.bakeoff.run;

import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.run.worker.WorkerMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The newest that a worker has told of itself, until the next sample takes it. Thread-safe. */
final class DriverGauges {
  private final Map<String, Double> newest = new HashMap<>();

  synchronized void driver(WorkerMessage.Resource use) {
    put(Gauge.DRIVER_CPU, use.cpuPercent());
    // Of several messages between two samples, none may hide the others' pauses.
    add(Gauge.DRIVER_GC, use.gcPauseMs());
    use.hiccupMs().ifPresent(ms -> newest.merge(Gauge.DRIVER_HICCUP, ms, Math::max));
  }

  synchronized void counted(Map<String, Double> perSecond) {
    perSecond.forEach((name, growth) -> newest.put(Gauge.SERVER_COUNTER + name, growth));
  }

  /** What came since the last call. */
  synchronized Map<String, Double> take() {
    Map<String, Double> taken = Map.copyOf(newest);
    newest.clear();
    return taken;
  }

  private void put(String name, OptionalDouble value) {
    value.ifPresent(number -> newest.put(name, number));
  }

  private void add(String name, OptionalDouble value) {
    value.ifPresent(number -> newest.merge(name, number, Double::sum));
  }
}
