package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.workload.Pacing;
import java.util.List;

/**
 * Whether an open loop kept its rate. Requests that were dropped, or still wait at the end, would
 * have been the slowest: without them the latencies are lower bounds.
 */
final class ScheduleCheck {
  private static final double DOUBTFUL_FROM = 0.01;

  /** Beyond this share of all requests, what is missing would have decided p95. */
  private static final double BROKEN_FROM = 0.05;

  /** Exponential gaps make a count vary by its root; three of them are hardly chance. */
  private static final double CHANCE = 3;

  private ScheduleCheck() {}

  static TruthCheck of(LegRecord leg) {
    return switch (leg.plan().options().pacing().loop()) {
      case CLOSED ->
          check(
              State.HOLDS,
              "Closed loop: each client waits for its answer before it asks again, so a closed loop"
                  + " cannot show how requests queue behind a stall.");
      case OPEN -> open(leg, "");
      case KNEE -> knee(leg);
    };
  }

  private static TruthCheck knee(LegRecord leg) {
    Pacing pacing = leg.plan().options().pacing();
    String goal =
        pacing
            .goal()
            .map(
                g ->
                    "p%s within %s ms"
                        .formatted(Figures.tick(g.percentile()), Figures.of(g.millis())))
            .orElse("the goal");
    if (leg.measured().isEmpty()) {
      return leg.intervals().isEmpty()
          ? check(State.UNKNOWN, "No request was measured.")
          : check(
              State.BROKEN,
              "No rate that was tried kept %s, so there are no figures.".formatted(goal));
    }
    return open(leg, "The highest rate that kept " + goal + ". ");
  }

  private static TruthCheck open(LegRecord leg, String first) {
    // Without those after the end, in which what still waited was answered.
    List<Interval> timed =
        leg.measured().stream()
            .filter(i -> i.arrivals().map(ArrivalCounts::intended).orElse(0L) > 0)
            .toList();
    List<ArrivalCounts> counts = timed.stream().map(i -> i.arrivals().orElseThrow()).toList();
    long intended = counts.stream().mapToLong(ArrivalCounts::intended).sum();
    if (intended == 0) {
      return check(State.UNKNOWN, first + "What was sent when is not known.");
    }
    long late = counts.stream().mapToLong(ArrivalCounts::late).sum();
    long dropped =
        leg.measured().stream()
            .flatMap(i -> i.arrivals().stream())
            .mapToLong(ArrivalCounts::dropped)
            .sum();
    long grown = Math.max(0, counts.getLast().backlog() - counts.getFirst().backlog());
    double seconds = timed.stream().mapToDouble(Interval::seconds).sum();
    double target = counts.getLast().targetRate();
    double achieved =
        timed.stream().mapToLong(i -> i.operations() + i.errorCount()).sum() / seconds;
    String rate =
        "%s%s of %s requests/s were answered"
            .formatted(first, Figures.of(achieved), Figures.of(target));
    double missing = (double) (dropped + grown) / intended;
    if (missing >= DOUBTFUL_FROM || dropped > 0) {
      return check(
          missing >= BROKEN_FROM ? State.BROKEN : State.DOUBTFUL,
          "%s; %s dropped and the backlog grew by %s (%s of the requests), so the latencies are lower bounds."
              .formatted(
                  rate, Figures.count(dropped), Figures.count(grown), Figures.share(missing)));
    }
    double allowed = Math.max(DOUBTFUL_FROM, CHANCE / Math.sqrt((double) intended));
    double behind = 1 - intended / (target * seconds);
    if (Math.abs(behind) > allowed) {
      return check(
          Math.abs(behind) > Math.max(BROKEN_FROM, allowed) ? State.BROKEN : State.DOUBTFUL,
          "%s; the driver meant to send %s/s, not the rate that was asked for."
              .formatted(rate, Figures.of(intended / seconds)));
    }
    return check(
        State.HOLDS,
        "%s; %s found no free client at their intended start, none was dropped, the backlog did not grow."
            .formatted(rate, Figures.share((double) late / intended)));
  }

  private static TruthCheck check(State state, String text) {
    return new TruthCheck(Kind.SCHEDULE, state, text);
  }
}
