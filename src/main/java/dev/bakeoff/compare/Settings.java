package dev.bakeoff.compare;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What two legs of one name were asked to do differently, so that their figures say two things. */
final class Settings {
  private Settings() {}

  /** Each difference in a few words; times may differ, which a caveat says. */
  static List<String> differing(LegPlan a, LegPlan b) {
    List<String> found = new ArrayList<>();
    WorkloadOptions x = a.options();
    WorkloadOptions y = b.options();
    add(found, "keys", a.keys().id(), b.keys().id());
    if (a.keys() == b.keys() && !x.keys().equals(y.keys())) {
      found.add("keys are drawn with other figures");
    }
    if (!x.shape().equals(y.shape())) {
      found.add("requests do other things");
    }
    add(found, "rows per request", a.fanoutLimit(), b.fanoutLimit());
    add(
        found,
        "requests per client",
        a.iterations().isPresent() ? a.iterations().getAsLong() : "by time",
        b.iterations().isPresent() ? b.iterations().getAsLong() : "by time");
    add(found, "cache", x.cache().id(), y.cache().id());
    pacing(found, x.pacing(), y.pacing());
    return found;
  }

  private static void pacing(List<String> found, Pacing a, Pacing b) {
    add(found, "loop", a.loop().id(), b.loop().id());
    if (a.loop() == Pacing.Loop.CLOSED || b.loop() == Pacing.Loop.CLOSED) {
      return;
    }
    add(found, "arrivals", a.arrivals().id(), b.arrivals().id());
    if (a.loop() == Pacing.Loop.OPEN) {
      add(found, "rate", Figures.tick(a.rate()), Figures.tick(b.rate()));
    }
    add(found, "waiting before a drop", a.dropAfter(), b.dropAfter());
    if (!a.goal().equals(b.goal())) {
      found.add("other goals");
    }
  }

  private static void add(List<String> found, String what, Object a, Object b) {
    if (!Objects.equals(a, b)) {
      found.add("%s %s and %s".formatted(what, a, b));
    }
  }
}
