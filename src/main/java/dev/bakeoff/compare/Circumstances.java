package dev.bakeoff.compare;

import dev.bakeoff.compare.Caveat.About;
import dev.bakeoff.compare.ComparedPlatform.Place;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.Cost;
import dev.bakeoff.run.LegPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is to be said of the circumstances: other runs, other machines, where engines work. */
final class Circumstances {
  private static final Set<String> DURABILITY =
      Set.of("fsync", "synchronous_commit", "full_page_writes", "synchronous", "journal_mode");

  private final List<RunRecord> runs;
  private final List<ComparedPlatform> platforms;
  private final List<Caveat> found = new ArrayList<>();

  Circumstances(List<RunRecord> runs, List<ComparedPlatform> platforms) {
    this.runs = runs;
    this.platforms = platforms;
  }

  List<Caveat> caveats() {
    acrossRuns();
    places();
    durability();
    prices();
    return List.copyOf(found);
  }

  private void acrossRuns() {
    if (runs.size() < 2) {
      return;
    }
    found.add(
        Caveat.note(
            About.RUNS,
            "The figures come from runs at different times, so trials were not interleaved between"
                + " them: a difference may also come from what else the machine was doing."));
    differing(run -> run.plan().dataset().fingerprint())
        .ifPresent(
            any ->
                found.add(
                    Caveat.warning(
                        About.RUNS,
                        "The runs used other data ("
                            + each(
                                run ->
                                    run.plan().dataset().name()
                                        + ":"
                                        + run.plan().dataset().version())
                            + "; fingerprints differ), so their platforms are not compared.")));
    differing(run -> run.environment().hostId())
        .ifPresent(
            any ->
                found.add(
                    Caveat.warning(
                        About.RUNS,
                        "The runs were driven from other machines ("
                            + each(
                                run ->
                                    run.environment().cpu()
                                        + ", "
                                        + run.environment().cores()
                                        + " cores")
                            + "), so their platforms are not compared.")));
    differing(run -> run.environment().bakeoff() + " on " + run.environment().jdk())
        .ifPresent(
            any ->
                found.add(
                    Caveat.warning(
                        About.RUNS,
                        "The load driver differs between the runs: "
                            + each(
                                run ->
                                    "Bakeoff "
                                        + run.environment().bakeoff()
                                        + " on Java "
                                        + run.environment().jdk())
                            + ".")));
    platforms.stream()
        .collect(
            Collectors.groupingBy(ComparedPlatform::platform, TreeMap::new, Collectors.toList()))
        .forEach(this::versions);
    settings();
    loops();
  }

  private void versions(String platform, List<ComparedPlatform> same) {
    List<String> versions =
        same.stream()
            .map(ComparedPlatform::productAndVersion)
            .filter(v -> !v.isEmpty())
            .distinct()
            .toList();
    if (versions.size() > 1) {
      found.add(
          Caveat.warning(
              About.RUNS,
              "'%s' is another version in each run: %s."
                  .formatted(platform, String.join(" and ", versions))));
    }
  }

  private void settings() {
    runs.stream()
        .flatMap(run -> run.plan().legs().stream())
        .collect(
            Collectors.groupingBy(
                leg -> leg.workload(),
                TreeMap::new,
                Collectors.mapping(
                    leg -> List.of(leg.warmup(), leg.duration()), Collectors.toSet())))
        .forEach(
            (workload, times) -> {
              if (times.size() > 1) {
                found.add(
                    Caveat.note(
                        About.RUNS,
                        "The runs gave workload '%s' other warm-up or measuring times."
                            .formatted(workload)));
              }
            });
  }

  /** What costs rest on, and whether the runs' prices are the same. */
  private void prices() {
    List<String> notes =
        platforms.stream()
            .flatMap(p -> cost(p).stream().map(c -> p.displayName() + " " + c.note()))
            .distinct()
            .toList();
    if (notes.isEmpty()) {
      return;
    }
    found.add(
        Caveat.note(
            About.METHOD,
            "Costs are of the measured phases alone, without loading, warm-up, storage, transfer"
                + " and free allowances. "
                + String.join(". ", notes)
                + "."));
    if (runs.stream().map(run -> run.plan().prices()).distinct().count() > 1) {
      found.add(
          Caveat.warning(
              About.RUNS,
              "The runs keep different prices, so their costs are not comparable; --reprice reckons"
                  + " all of them with today's."));
    }
  }

  private Optional<Cost> cost(ComparedPlatform platform) {
    return runs.stream()
        .filter(run -> run.plan().id().equals(platform.runId()))
        .map(run -> Costs.of(run, platform.platform()))
        .filter(cost -> cost.total().isPresent())
        .findFirst();
  }

  /** The same workload in another loop or with other options is another setting. */
  private void loops() {
    runs.stream()
        .flatMap(run -> run.plan().legs().stream())
        .collect(
            Collectors.groupingBy(
                LegPlan::workload,
                TreeMap::new,
                Collectors.mapping(
                    leg -> Loop.of(leg.options().pacing()), Collectors.toCollection(TreeSet::new))))
        .forEach(
            (workload, loops) -> {
              if (loops.size() > 1) {
                found.add(
                    Caveat.warning(
                        About.RUNS,
                        "The runs sent the requests of workload '%s' in different loops (%s); these are never compared with each other."
                            .formatted(
                                workload,
                                loops.stream()
                                    .map(Loop::label)
                                    .collect(Collectors.joining("; ")))));
              }
            });
  }

  private void places() {
    String embedded = named(Place.EMBEDDED);
    String beside = named(Place.SAME_MACHINE);
    if (!embedded.isEmpty() && !beside.isEmpty()) {
      found.add(
          Caveat.note(
              About.METHOD,
              "%s: embedded, inside the driver's process, without a network. %s: a server beside the driver on the same machine, over a local connection; both share its processors."
                  .formatted(embedded, beside)));
    } else if (!beside.isEmpty()) {
      found.add(
          Caveat.note(
              About.METHOD,
              "%s: a server beside the driver on the same machine; both share its processors."
                  .formatted(beside)));
    }
    String elsewhere =
        platforms.stream()
            .filter(p -> p.place() == Place.ELSEWHERE)
            .map(
                p ->
                    "%s (%s ms)"
                        .formatted(
                            p.displayName(),
                            Figures.of(p.info().orElseThrow().roundTripMicros() / 1000.0)))
            .collect(Collectors.joining(", "));
    if (!elsewhere.isEmpty()) {
      found.add(
          Caveat.note(
              About.METHOD,
              "Latencies include the way over the network; median round trip of an empty request: "
                  + elsewhere
                  + "."));
    }
  }

  private String named(Place place) {
    return platforms.stream()
        .filter(p -> p.place() == place)
        .map(ComparedPlatform::displayName)
        .collect(Collectors.joining(", "));
  }

  private void durability() {
    String settings =
        platforms.stream()
            .filter(p -> p.info().isPresent())
            .map(
                p ->
                    p.info().get().settings().entrySet().stream()
                        .filter(e -> DURABILITY.contains(e.getKey().toLowerCase(Locale.ROOT)))
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining(", ", p.displayName() + ": ", "")))
            .filter(text -> text.contains(" = "))
            .collect(Collectors.joining("; "));
    boolean writes =
        runs.stream().flatMap(run -> run.plan().legs().stream()).anyMatch(TruthChecks::writes);
    if (!settings.isEmpty()) {
      found.add(
          Caveat.note(
              About.METHOD,
              "Durability settings ("
                  + settings
                  + ") bear on loading times"
                  + (writes ? " and on requests that write." : "; the workloads only read.")));
    }
  }

  private Optional<String> differing(Function<RunRecord, String> value) {
    return runs.stream().map(value).distinct().skip(1).findFirst();
  }

  private String each(Function<RunRecord, String> value) {
    return runs.stream().map(value).distinct().collect(Collectors.joining(" and "));
  }
}
