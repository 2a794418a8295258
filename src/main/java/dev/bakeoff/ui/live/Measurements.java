package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.ui.chart.DecimatedSeries;
import dev.bakeoff.ui.chart.RecentSeries;
import dev.bakeoff.ui.live.MonitorSnapshot.Course;
import dev.bakeoff.ui.live.MonitorSnapshot.Figures;
import dev.bakeoff.ui.live.MonitorSnapshot.Lines;
import dev.bakeoff.ui.live.MonitorSnapshot.Reading;
import dev.bakeoff.ui.live.MonitorSnapshot.Sparks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a run in a fixed amount of memory: per platform thinned-out lines over the whole
 * run and the newest readings in full. Not thread-safe.
 */
final class Measurements {
  private static final int WHOLE_RUN_POINTS = 600;
  private static final int RECENT_POINTS = 1200;
  private static final int SPARK_POINTS = 48;

  private final List<PlatformLines> platforms = new ArrayList<>();
  private final RecentSeries throughput = new RecentSeries(SPARK_POINTS);
  private final RecentSeries p50 = new RecentSeries(SPARK_POINTS);
  private final RecentSeries p99 = new RecentSeries(SPARK_POINTS);
  private final RecentSeries errorShare = new RecentSeries(SPARK_POINTS);
  private final RecentSeries workerCpu = new RecentSeries(SPARK_POINTS);
  private final RecentSeries serverCpu = new RecentSeries(SPARK_POINTS);

  private Reading last = Reading.NONE;
  private LegSum legSum = new LegSum(-1);
  private long errors;
  private Optional<ResourceSample> resources = Optional.empty();
  private long version;
  private Figures published;

  void platforms(int count) {
    platforms.clear();
    for (int i = 0; i < count; i++) {
      platforms.add(new PlatformLines());
    }
    version++;
  }

  void interval(double second, int leg, int target, Interval interval) {
    if (legSum.leg != leg) {
      legSum = new LegSum(leg);
    }
    legSum.add(interval);
    last = reading(interval.latencies(), interval.seconds(), interval.errorCount());
    errors += interval.errorCount();
    platforms.get(target).add(second, last, leg);
    throughput.add(second, last.throughput(), leg);
    p50.add(second, last.p50(), leg);
    p99.add(second, last.p99(), leg);
    errorShare.add(second, last.errorShare(), leg);
    version++;
  }

  void resources(double second, int leg, ResourceSample sample) {
    resources = Optional.of(sample);
    workerCpu.add(second, sample.workerCpuPercent(), leg);
    serverCpu.add(second, sample.serverCpuPercent().orElse(Double.NaN), leg);
    version++;
  }

  /** The current figures; the same object as before while nothing was added. */
  Figures figures() {
    if (published == null || published.version() != version) {
      published =
          new Figures(
              last,
              legSum.reading(),
              errors,
              resources,
              new Sparks(
                  throughput.points(),
                  p50.points(),
                  p99.points(),
                  errorShare.points(),
                  workerCpu.points(),
                  serverCpu.points()),
              platforms.stream().map(PlatformLines::lines).toList(),
              version);
    }
    return published;
  }

  private static Reading reading(Latencies latencies, double seconds, long errors) {
    long requests = latencies.count() + errors;
    return new Reading(
        seconds > 0 ? latencies.count() / seconds : Double.NaN,
        latencies.percentileMillis(50),
        latencies.percentileMillis(95),
        latencies.percentileMillis(99),
        requests == 0 ? Double.NaN : (double) errors / requests);
  }

  /** One leg's intervals, merged as they come. */
  private static final class LegSum {
    private final int leg;
    private Latencies merged = Latencies.EMPTY;
    private double seconds;
    private long errors;

    LegSum(int leg) {
      this.leg = leg;
    }

    void add(Interval interval) {
      merged = Latencies.merge(List.of(merged, interval.latencies()));
      seconds += interval.seconds();
      errors += interval.errorCount();
    }

    Reading reading() {
      return Measurements.reading(merged, seconds, errors);
    }
  }

  private static final class PlatformLines {
    private final List<DecimatedSeries> whole = new ArrayList<>();
    private final List<RecentSeries> recent = new ArrayList<>();

    PlatformLines() {
      for (int i = 0; i < 4; i++) {
        whole.add(new DecimatedSeries(WHOLE_RUN_POINTS));
        recent.add(new RecentSeries(RECENT_POINTS));
      }
    }

    void add(double second, Reading reading, int leg) {
      double[] values = {reading.p50(), reading.p95(), reading.p99(), reading.throughput()};
      for (int i = 0; i < values.length; i++) {
        whole.get(i).add(second, values[i], leg);
        recent.get(i).add(second, values[i], leg);
      }
    }

    Lines lines() {
      return new Lines(
          new Course(
              whole.get(0).points(),
              whole.get(1).points(),
              whole.get(2).points(),
              whole.get(3).points()),
          new Course(
              recent.get(0).points(),
              recent.get(1).points(),
              recent.get(2).points(),
              recent.get(3).points()));
    }
  }
}
