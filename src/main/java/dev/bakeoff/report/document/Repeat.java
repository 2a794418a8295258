package dev.bakeoff.report.document;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.ReportFacts.Fact;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How to do it all again: command lines, and what they rest on. */
final class Repeat {
  private Repeat() {}

  /** The commands, in the order in which they are to be given. */
  static List<String> commands(Comparison comparison, List<RunRecord> runs) {
    List<String> lines = new ArrayList<>();
    for (RunRecord run : runs) {
      RunPlan plan = run.plan();
      lines.add("# " + plan.name().replaceAll("\\p{Cntrl}", " "));
      lines.add("bakeoff dataset validate " + dataset(plan));
      plan.targets().stream()
          .filter(target -> !target.builtIn())
          .forEach(target -> lines.add("bakeoff platform test " + target.platform()));
      lines.add("bakeoff benchmark run --again " + plan.id());
    }
    String ids = runs.stream().map(r -> r.plan().id()).collect(Collectors.joining(" "));
    lines.add("# the same comparison and this report");
    String baseline =
        comparison.baseline().equals(comparison.platforms().getFirst().id())
            ? ""
            : " --baseline " + comparison.baseline();
    lines.add("bakeoff report compare " + ids + baseline);
    lines.add(
        "bakeoff report generate " + ids + baseline + " --kind deep-dive --output deep-dive.pdf");
    return lines;
  }

  private static String dataset(RunPlan plan) {
    return plan.dataset().name() + ":" + plan.dataset().version();
  }

  /** What was asked of each workload, for whoever has no history of it. */
  static List<Fact> settings(List<RunRecord> runs) {
    List<Fact> facts = new ArrayList<>();
    for (RunRecord run : runs) {
      RunPlan plan = run.plan();
      facts.add(new Fact("Run", plan.id() + ", from " + plan.origin()));
      facts.add(new Fact("Seed", plan.seed() + ", of the legs' order and of the keys"));
      facts.add(
          new Fact(
              "Dataset",
              dataset(plan)
                  + ", "
                  + Figures.count(plan.dataset().rows())
                  + " rows, fingerprint "
                  + plan.dataset().fingerprint()));
      Map<String, List<LegPlan>> byWorkload =
          plan.legs().stream()
              .collect(
                  Collectors.groupingBy(
                      LegPlan::workload, LinkedHashMap::new, Collectors.toList()));
      byWorkload.forEach((name, legs) -> facts.add(new Fact(name, workload(legs))));
    }
    return facts;
  }

  private static String workload(List<LegPlan> legs) {
    LegPlan first = legs.getFirst();
    List<String> words = new ArrayList<>();
    words.add(first.pattern().label());
    words.add(
        "clients "
            + legs.stream()
                .map(LegPlan::clients)
                .distinct()
                .sorted()
                .map(Figures::count)
                .collect(Collectors.joining(", ")));
    words.add(loop(legs));
    words.add("keys " + first.keys().id());
    words.add("warm-up " + seconds(first.warmup()));
    words.add(
        first.iterations().isPresent()
            ? Figures.count(first.iterations().getAsLong()) + " requests per client"
            : seconds(first.duration()) + " measured");
    words.add("caches " + first.options().cache().id());
    return String.join("; ", words);
  }

  private static String loop(List<LegPlan> legs) {
    Pacing pacing = legs.getFirst().options().pacing();
    return switch (pacing.loop()) {
      case CLOSED -> "closed loop";
      case OPEN ->
          "open loop at "
              + legs.stream()
                  .map(leg -> leg.options().pacing().rate())
                  .distinct()
                  .sorted()
                  .map(Figures::tick)
                  .collect(Collectors.joining(", "))
              + " requests/s, "
              + pacing.arrivals().id();
      case KNEE -> "search for the highest rate within the goal";
    };
  }

  private static String seconds(Duration duration) {
    return Figures.tick(duration.toMillis() / 1000.0) + " s";
  }
}
