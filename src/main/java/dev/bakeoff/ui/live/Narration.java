package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegFinished;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.live.MonitorSnapshot.Reading;
import dev.bakeoff.ui.text.Texts;

/** Events as lines of the log, beside what the workers log themselves. */
final class Narration {
  private Narration() {}

  static String started(RunPlan plan) {
    return Texts.of(
        "live.run-in-seed",
        plan.id(),
        Formats.plural(plan.legs().size(), "leg"),
        Formats.plural(plan.trials(), "trial"),
        plan.seed());
  }

  static String loaded(LoadResult result) {
    if (result.problem().isPresent()) {
      return result.problem().get().toString();
    }
    long rows = result.tables().stream().mapToLong(RunEvent.TableProof::rows).sum();
    String how =
        result.reused()
            ? Texts.of("live.already-there")
            : Texts.of("live.loaded-in-s", Formats.number(result.loadSeconds()));
    return Texts.of(
        "live.read-back-equal-in-s",
        Formats.plural(rows, "row"),
        how,
        Formats.number(result.validateSeconds()));
  }

  /**
   * How a leg ended.
   *
   * @param measured the leg's merged figures
   */
  static String ended(LegFinished event, Reading measured) {
    return switch (event.status()) {
      case COMPLETED ->
          "%s, p50 %s, p99 %s"
              .formatted(
                  Formats.throughput(measured.throughput()),
                  Formats.latency(measured.p50()),
                  Formats.latency(measured.p99()));
      case FAILED -> event.problem().map(Object::toString).orElse(Texts.of("live.failed"));
      case PENDING, RUNNING, CANCELLED, INTERRUPTED -> Words.status(event.status());
    };
  }
}
