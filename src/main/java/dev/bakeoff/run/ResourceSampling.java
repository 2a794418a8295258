package dev.bakeoff.run;

import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.HostSampler;
import dev.bakeoff.metrics.ProcessTreeSampler;
import dev.bakeoff.metrics.ProcessTreeSampler.Usage;
import dev.bakeoff.metrics.ResourceSample;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Samples a worker and its server from outside, on a thread of its own, while a leg runs. */
final class ResourceSampling implements AutoCloseable {
  private final int leg;
  private final ProcessTreeSampler worker;
  private final Optional<ProcessTreeSampler> server;
  private final Duration gap;
  private final EventStream events;
  private final DriverGauges gauges;
  private final HostSampler host = new HostSampler();
  private final CountDownLatch stop = new CountDownLatch(1);

  ResourceSampling(
      int leg,
      long workerPid,
      OptionalLong serverPid,
      Duration gap,
      EventStream events,
      DriverGauges gauges) {
    this.leg = leg;
    this.worker = new ProcessTreeSampler(workerPid);
    this.server =
        serverPid.isPresent()
            ? Optional.of(new ProcessTreeSampler(serverPid.getAsLong()))
            : Optional.empty();
    this.gap = gap;
    this.events = events;
    this.gauges = gauges;
  }

  void start() {
    Thread.ofPlatform().daemon().name("resources").start(this::sampleUntilStopped);
  }

  private void sampleUntilStopped() {
    try {
      // The first reading is only the base line of the next ones' CPU.
      sample();
      while (!stop.await(gap.toMillis(), TimeUnit.MILLISECONDS)) {
        sample().ifPresent(sample -> events.emit(at -> new RunEvent.LegResources(at, leg, sample)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<ResourceSample> sample() {
    Optional<Usage> serverUse = server.flatMap(ProcessTreeSampler::sample);
    Map<String, Double> further = new HashMap<>(host.sample());
    further.putAll(gauges.take());
    return worker
        .sample()
        .map(
            use ->
                new ResourceSample(
                    use.cpuPercent(),
                    use.rssMb(),
                    optional(serverUse.map(Usage::cpuPercent)),
                    optional(serverUse.map(Usage::rssMb)),
                    Optional.empty(),
                    further(further, use, serverUse)));
  }

  private static Map<String, Double> further(
      Map<String, Double> host, Usage worker, Optional<Usage> server) {
    Map<String, Double> all = new HashMap<>(host);
    put(all, Gauge.WORKER_DISK_READ, worker.readMbPerSecond());
    put(all, Gauge.WORKER_DISK_WRITE, worker.writtenMbPerSecond());
    server.ifPresent(
        use -> {
          put(all, Gauge.SERVER_DISK_READ, use.readMbPerSecond());
          put(all, Gauge.SERVER_DISK_WRITE, use.writtenMbPerSecond());
        });
    return all;
  }

  private static void put(Map<String, Double> all, String name, OptionalDouble value) {
    value.ifPresent(number -> all.put(name, number));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
