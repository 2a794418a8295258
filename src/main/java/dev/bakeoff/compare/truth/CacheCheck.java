package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.model.Durations;
import java.time.Duration;
import java.util.OptionalDouble;

/** What the caches held when the leg began, as declared and as far as that was seen to. */
final class CacheCheck {
  private CacheCheck() {}

  static TruthCheck of(LegRecord leg) {
    return switch (leg.plan().options().cache()) {
      case WARM ->
          check(
              State.HOLDS,
              "Warm: the caches hold what loading, warm-up and earlier legs have left.");
      case COLD -> cold(leg);
    };
  }

  private static TruthCheck cold(LegRecord leg) {
    OptionalDouble cleared = leg.fact(Fact.CACHE_CLEARED);
    if (cleared.isEmpty()) {
      return check(
          State.UNKNOWN, "Cold was asked for; whether the caches were emptied is unknown.");
    }
    if (cleared.getAsDouble() < 1) {
      return check(
          State.DOUBTFUL,
          "Cold was asked for, but Bakeoff has no means to empty the caches of this platform: it"
              + " cannot be controlled here.");
    }
    Duration warmup = leg.plan().warmup();
    return warmup.isZero()
        ? check(State.HOLDS, "Cold: the caches were emptied before the leg.")
        : check(
            State.DOUBTFUL,
            "The caches were emptied before the leg, but its warm-up of %s has filled them again."
                .formatted(Durations.format(warmup)));
  }

  private static TruthCheck check(State state, String text) {
    return new TruthCheck(Kind.CACHE, state, text);
  }
}
