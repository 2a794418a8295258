package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.LegPlan.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the finished legs of a run came to, per platform and setting, their trials' histograms
 * merged. Distributions are kept compressed, and of a run with very many settings the oldest are
 * forgotten. Not thread-safe.
 */
final class Standings {
  private static final int MOST = 240;

  private record Key(int target, Setting setting) {}

  /**
   * Finished trials of one setting on one platform.
   *
   * @param target the platform's place
   * @param setting what was done
   * @param trials completed so far
   * @param throughput operations per second over all of them; NaN where nothing was measured
   * @param p50 of their merged latencies in milliseconds
   * @param p99 of their merged latencies in milliseconds
   * @param errors failed requests in them
   */
  record Standing(
      int target,
      Setting setting,
      int trials,
      double throughput,
      double p50,
      double p99,
      long errors) {}

  private final Map<Key, Sum> sums =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sum> eldest) {
          return size() > MOST;
        }
      };
  private Optional<Open> open = Optional.empty();
  private List<Standing> published = List.of();

  void started(LegPlan leg, int target) {
    open = Optional.of(new Open(new Key(target, leg.setting())));
  }

  void interval(Interval interval) {
    open.ifPresent(leg -> leg.add(interval));
  }

  /** The leg under way has ended; it counts where it came to its end by itself. */
  void ended(boolean completed) {
    open.filter(_ -> completed)
        .ifPresent(
            leg -> {
              Sum sum = sums.computeIfAbsent(leg.key, _ -> new Sum());
              sum.add(leg);
              List<Standing> all = new ArrayList<>(sums.size());
              sums.forEach((key, s) -> all.add(s.standing(key)));
              published = List.copyOf(all);
            });
    open = Optional.empty();
  }

  /** In the order in which their first leg ended. */
  List<Standing> all() {
    return published;
  }

  private static final class Open {
    private final Key key;
    private final List<Latencies> parts = new ArrayList<>();
    private double seconds;
    private long errors;

    Open(Key key) {
      this.key = key;
    }

    void add(Interval interval) {
      parts.add(interval.latencies());
      seconds += interval.seconds();
      errors += interval.errorCount();
      if (parts.size() > 1) {
        Latencies merged = Latencies.merge(parts);
        parts.clear();
        parts.add(merged);
      }
    }
  }

  private static final class Sum {
    private byte[] latencies = Latencies.EMPTY.toBytes();
    private int trials;
    private double seconds;
    private long operations;
    private long errors;
    private double p50 = Double.NaN;
    private double p99 = Double.NaN;

    void add(Open leg) {
      List<Latencies> all = new ArrayList<>(leg.parts);
      all.add(Latencies.ofBytes(latencies));
      Latencies merged = Latencies.merge(all);
      latencies = merged.toBytes();
      operations = merged.count();
      p50 = merged.percentileMillis(50);
      p99 = merged.percentileMillis(99);
      seconds += leg.seconds;
      errors += leg.errors;
      trials++;
    }

    Standing standing(Key key) {
      return new Standing(
          key.target(),
          key.setting(),
          trials,
          seconds > 0 ? operations / seconds : Double.NaN,
          p50,
          p99,
          errors);
    }
  }
}
