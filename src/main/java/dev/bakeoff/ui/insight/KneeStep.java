package dev.bakeoff.ui.insight;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One of the rates that a search for the knee has tried.
 *
 * @param number from 1
 * @param target requests per second that were intended
 * @param achieved requests per second that succeeded
 * @param millis the goal's percentile of the response times; NaN where none succeeded
 * @param dropped requests given up
 * @param within whether the percentile stayed under the goal and nothing was dropped
 * @param best whether it is the highest rate that kept the goal, once the search has ended
 */
record KneeStep(
    int number,
    double target,
    double achieved,
    double millis,
    long dropped,
    boolean within,
    boolean best) {

  /** In the order in which they were tried; none where nothing was searched. */
  static List<KneeStep> of(LegRecord leg) {
    Pacing pacing = leg.plan().options().pacing();
    if (pacing.loop() != Pacing.Loop.KNEE || pacing.goal().isEmpty()) {
      return List.of();
    }
    TreeMap<Integer, List<Interval>> steps = new TreeMap<>();
    for (Interval interval : leg.intervals()) {
      interval
          .arrivals()
          .ifPresent(a -> steps.computeIfAbsent(a.step(), _ -> new ArrayList<>()).add(interval));
    }
    OptionalDouble best = leg.fact(Fact.KNEE_STEP);
    return steps.entrySet().stream()
        .map(
            e ->
                step(
                    e.getKey(),
                    e.getValue(),
                    pacing.goal().get(),
                    best.isPresent() && (int) best.getAsDouble() == e.getKey()))
        .toList();
  }

  private static KneeStep step(int number, List<Interval> intervals, Goal goal, boolean best) {
    double seconds = intervals.stream().mapToDouble(Interval::seconds).sum();
    long operations = intervals.stream().mapToLong(Interval::operations).sum();
    long dropped =
        intervals.stream()
            .flatMap(i -> i.arrivals().stream())
            .mapToLong(ArrivalCounts::dropped)
            .sum();
    double millis =
        Latencies.merge(intervals.stream().map(Interval::latencies).toList())
            .percentileMillis(goal.percentile());
    return new KneeStep(
        number + 1,
        intervals.getLast().arrivals().orElseThrow().targetRate(),
        seconds > 0 ? operations / seconds : Double.NaN,
        millis,
        dropped,
        millis <= goal.millis() && dropped == 0,
        best);
  }
}
