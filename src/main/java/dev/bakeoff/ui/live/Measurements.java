package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.ui.chart.Points;
import dev.bakeoff.ui.chart.Pyramid;
import dev.bakeoff.ui.chart.RecentSeries;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.live.MonitorSnapshot.Course;
import dev.bakeoff.ui.live.MonitorSnapshot.Figures;
import dev.bakeoff.ui.live.MonitorSnapshot.Reading;
import dev.bakeoff.ui.live.MonitorSnapshot.Sparks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a run in a fixed amount of memory: per platform lines over the whole run at
 * several resolutions. Not thread-safe.
 */
final class Measurements {
  /** Points per line that are drawn, however long the stretch. */
  static final int MOST_POINTS = 600;

  private static final int SPARK_POINTS = 48;

  private final List<Pyramid> platforms = new ArrayList<>();
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
  private TimeView view = TimeView.Whole.RUN;
  private long version;
  private Figures published;

  void platforms(int count) {
    platforms.clear();
    for (int i = 0; i < count; i++) {
      platforms.add(new Pyramid(4));
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
    platforms.get(target).add(second, leg, last.p50(), last.p95(), last.p99(), last.throughput());
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

  /** How much of the run the lines show. */
  void look(TimeView wanted) {
    if (!wanted.equals(view)) {
      view = wanted;
      version++;
    }
  }

  /**
   * A leg's figures so far, its histograms merged; empty where it has measured nothing. Only the
   * newest leg is known.
   */
  Optional<LegFigures> leg(int leg) {
    return legSum.leg == leg
        ? Optional.of(new LegFigures(legSum.merged, legSum.seconds, legSum.errors))
        : Optional.empty();
  }

  /** The newest leg so far. */
  Reading legReading() {
    return legSum.reading();
  }

  /** What one leg has measured. */
  record LegFigures(Latencies latencies, double seconds, long errors) {}

  /** How many numbers the lines of all platforms hold. */
  long numbers() {
    return platforms.stream().mapToLong(Pyramid::numbers).sum();
  }

  /**
   * The current figures; the same object as before while nothing was added.
   *
   * @param now in seconds of the run
   */
  Figures figures(double now) {
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
              platforms.stream()
                  .map(p -> course(p, view.in(new TimeView.Stretch(0, now))))
                  .toList(),
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

  private static Course course(Pyramid lines, TimeView.Stretch stretch) {
    List<Points> points = lines.points(stretch.from(), stretch.to(), MOST_POINTS);
    return new Course(points.get(0), points.get(1), points.get(2), points.get(3));
  }
}
