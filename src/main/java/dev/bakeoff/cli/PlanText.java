package dev.bakeoff.cli;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Durations;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a run would do, for people: its legs in their order, how long they take, what is loaded. */
final class PlanText {
  /** Starting a worker, connecting and tearing down, as seen on small machines. */
  private static final Duration LEG_OVERHEAD = Duration.ofMillis(800);

  private PlanText() {}

  static String of(RunPlan plan, Manifest dataset) {
    TextTable table =
        new TextTable(
            List.of(
                "LEG", "PLATFORM", "WORKLOAD", "CLIENTS", "LOOP", "TRIAL", "WARM-UP", "MEASURED"),
            0,
            3,
            5);
    for (LegPlan leg : plan.legs()) {
      table.add(
          Integer.toString(leg.seq() + 1),
          leg.platform(),
          leg.workload(),
          Integer.toString(leg.clients()),
          loop(leg.options().pacing()),
          Integer.toString(leg.trial()),
          Durations.format(leg.warmup()),
          measured(leg));
    }
    int platforms = plan.targets().size();
    return table
        + "%n%d legs on %s, order from seed %d; at most about %s and the time to load."
            .formatted(
                plan.legs().size(), dataset.ref(), plan.seed(), Durations.forPeople(time(plan)))
        + "%nTo load: %,d rows in %d tables (%s as files) on %s."
            .formatted(
                dataset.rows(),
                dataset.tables().size(),
                ByteText.of(dataset.bytes()),
                platforms == 1 ? "one platform" : "each of " + platforms + " platforms");
  }

  /** The longest that the legs may take, one after the other. */
  static Duration time(RunPlan plan) {
    Duration total = Duration.ZERO;
    for (LegPlan leg : plan.legs()) {
      total = total.plus(leg.warmup()).plus(leg.duration()).plus(LEG_OVERHEAD);
    }
    return total;
  }

  private static String loop(Pacing pacing) {
    return switch (pacing.loop()) {
      case CLOSED -> "closed";
      case OPEN ->
          String.format(
              Locale.ROOT, "open, %s/s %s", number(pacing.rate()), pacing.arrivals().id());
      case KNEE -> "knee, " + pacing.goal().map(PlanText::goal).orElse("");
    };
  }

  private static String goal(Pacing.Goal goal) {
    return "p" + number(goal.percentile()) + " ≤ " + number(goal.millis()) + " ms";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%d", (long) value)
        : Double.toString(value);
  }

  private static String measured(LegPlan leg) {
    return leg.iterations().isPresent()
        ? leg.iterations().getAsLong() + " × " + leg.clients() + " requests"
        : Durations.format(leg.duration());
  }
}
