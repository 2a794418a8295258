package dev.bakeoff.report;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.report.chart.Chart.Lane;
import dev.bakeoff.report.chart.Chart.LaneLine;
import dev.bakeoff.report.chart.Chart.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** What processes and machines used over the measured time of a leg, a lane per kind. */
final class ResourceLanes {
  private static final int MOST_POINTS = 240;
  private static final int MOST_COUNTERS = 3;
  private static final double WEIGHT = 0.9;

  private final List<Timed> samples = new ArrayList<>();

  private record Timed(double second, ResourceSample sample) {}

  /** A line that a lane may have. */
  private record Wanted(String name, Function<ResourceSample, OptionalDouble> value) {
    static Wanted gauge(String name, String gauge) {
      return new Wanted(name, s -> s.gauge(gauge));
    }
  }

  /**
   * @param end of the measured time, in seconds
   */
  ResourceLanes(LegRecord leg, double end) {
    Optional<Instant> start = leg.measuredFrom();
    for (ResourceSample sample : leg.resources()) {
      if (start.isPresent() && sample.at().isPresent()) {
        double second = Duration.between(start.get(), sample.at().get()).toMillis() / 1000.0;
        if (second >= 0 && second <= end) {
          samples.add(new Timed(second, sample));
        }
      }
    }
  }

  List<Lane> lanes() {
    List<Lane> lanes = new ArrayList<>();
    add(
        lanes,
        "CPU",
        "% of a core",
        new Wanted("load driver", s -> OptionalDouble.of(s.workerCpuPercent())),
        new Wanted("server", ResourceSample::serverCpuPercent),
        Wanted.gauge("whole machine", Gauge.HOST_CPU));
    add(
        lanes,
        "Memory",
        "MB",
        new Wanted("load driver", s -> OptionalDouble.of(s.workerRssMb())),
        new Wanted("server", ResourceSample::serverRssMb));
    add(
        lanes,
        "Disk",
        "MB/s",
        new Wanted("read", s -> either(s, Gauge.SERVER_DISK_READ, Gauge.HOST_DISK_READ)),
        new Wanted("written", s -> either(s, Gauge.SERVER_DISK_WRITE, Gauge.HOST_DISK_WRITE)));
    add(
        lanes,
        "Network, loopback left out",
        "MB/s",
        Wanted.gauge("received", Gauge.HOST_NET_IN),
        Wanted.gauge("sent", Gauge.HOST_NET_OUT));
    add(
        lanes,
        "Load driver held up",
        "ms",
        Wanted.gauge("longest hiccup", Gauge.DRIVER_HICCUP),
        Wanted.gauge("garbage collection", Gauge.DRIVER_GC));
    add(lanes, "Server counters", "1/s", counters());
    return lanes;
  }

  private static OptionalDouble either(ResourceSample sample, String first, String second) {
    OptionalDouble value = sample.gauge(first);
    return value.isPresent() ? value : sample.gauge(second);
  }

  /** Those that grew most. */
  private Wanted[] counters() {
    return samples.stream()
        .flatMap(t -> t.sample().further().keySet().stream())
        .filter(name -> name.startsWith(Gauge.SERVER_COUNTER))
        .distinct()
        .sorted(Comparator.comparingDouble(this::total).reversed().thenComparing(n -> n))
        .limit(MOST_COUNTERS)
        .map(name -> Wanted.gauge(name.substring(Gauge.SERVER_COUNTER.length()), name))
        .toArray(Wanted[]::new);
  }

  private double total(String name) {
    return samples.stream().mapToDouble(t -> t.sample().gauge(name).orElse(0)).sum();
  }

  private void add(List<Lane> lanes, String title, String unit, Wanted... wanted) {
    List<LaneLine> lines =
        Stream.of(wanted)
            .map(w -> new LaneLine(w.name(), points(w, unit)))
            .filter(line -> !line.points().isEmpty())
            .toList();
    if (!lines.isEmpty()) {
      lanes.add(LegTimeline.lane(title, unit, WEIGHT, lines));
    }
  }

  /** Thinned out where there are many; of each stretch the highest stays. */
  private List<Point> points(Wanted wanted, String unit) {
    int each = Math.max(1, (samples.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < samples.size(); i += each) {
      List<Timed> stretch = samples.subList(i, Math.min(i + each, samples.size()));
      stretch.stream()
          .filter(t -> wanted.value().apply(t.sample()).isPresent())
          .max(Comparator.comparingDouble(t -> wanted.value().apply(t.sample()).getAsDouble()))
          .ifPresent(
              t ->
                  points.add(
                      LegTimeline.point(
                          wanted.name(),
                          t.second(),
                          wanted.value().apply(t.sample()).getAsDouble(),
                          unit)));
    }
    return points;
  }
}
