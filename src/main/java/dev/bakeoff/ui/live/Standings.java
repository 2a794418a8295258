package dev.bakeoff.ui.live;

import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.LegPlan.Setting;
import dev.bakeoff.workload.Pacing.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private List<Standing> published = List.of();

  /** A leg has come to its end. */
  void add(LegPlan leg, int target, Measurements.LegFigures figures) {
    Sum sum = sums.computeIfAbsent(new Key(target, leg.setting()), _ -> new Sum());
    sum.add(figures, leg.options().pacing().loop() != Loop.KNEE);
    List<Standing> all = new ArrayList<>(sums.size());
    sums.forEach((key, s) -> all.add(s.standing(key)));
    published = List.copyOf(all);
  }

  /** In the order in which their first leg ended. */
  List<Standing> all() {
    return published;
  }

  private static final class Sum {
    private byte[] latencies = Latencies.EMPTY.toBytes();
    private int trials;
    private double seconds;
    private long operations;
    private long errors;
    private double p50 = Double.NaN;
    private double p99 = Double.NaN;

    /**
     * @param alike whether all that was measured belongs together; of a search for a knee it does
     *     not, and only that it has ended is told
     */
    void add(Measurements.LegFigures leg, boolean alike) {
      trials++;
      errors += leg.errors();
      if (alike) {
        Latencies merged = Latencies.merge(List.of(Latencies.ofBytes(latencies), leg.latencies()));
        latencies = merged.toBytes();
        operations = merged.count();
        p50 = merged.percentileMillis(50);
        p99 = merged.percentileMillis(99);
        seconds += leg.seconds();
      }
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
