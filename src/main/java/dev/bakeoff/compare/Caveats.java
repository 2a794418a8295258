package dev.bakeoff.compare;

import dev.bakeoff.compare.ComparedPlatform.Place;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what a reader must know before believing the figures. */
final class Caveats {
  /** Worker and server together using more of the machine than this may have held each other up. */
  private static final double SATURATED = 0.9;

  /** More differences than this and one of twenty chance findings becomes likely. */
  private static final int MANY = 10;

  private static final Set<String> DURABILITY =
      Set.of("fsync", "synchronous_commit", "full_page_writes", "synchronous", "journal_mode");

  private final List<RunRecord> runs;
  private final List<ComparedPlatform> platforms;
  private final List<Caveat> found = new ArrayList<>();

  Caveats(List<RunRecord> runs, List<ComparedPlatform> platforms) {
    this.runs = runs;
    this.platforms = platforms;
  }

  List<Caveat> of(List<Group> groups, List<DataProof> proofs) {
    runs.forEach(this::ending);
    proofs.forEach(this::data);
    groups.forEach(group -> group.cells().forEach(cell -> cell(group, cell)));
    fewTrials(groups);
    saturation(groups);
    acrossRuns();
    places();
    durability();
    found.add(
        Caveat.note(
            "Closed loop: each client waits for its answer before it asks again, so latencies are"
                + " service times. A stall is seen once per client and not by the requests that"
                + " would have queued behind it; real users who do not wait would see worse."));
    chance(groups);
    return found.stream().distinct().sorted(Comparator.comparing(Caveat::weight)).toList();
  }

  private void ending(RunRecord run) {
    RunStatus status = run.status();
    if (status != RunStatus.COMPLETED) {
      found.add(
          Caveat.warning(
              "Run '%s' %s; only its completed trials are in the figures."
                  .formatted(
                      run.plan().name(),
                      status == RunStatus.RUNNING
                          ? "is still running"
                          : "ended as " + status.id())));
    }
  }

  private void data(DataProof proof) {
    if (proof.proven()) {
      return;
    }
    String why =
        proof.problem().isPresent()
            ? proof.problem().get().what()
            : proof.tables().isEmpty()
                ? "nothing was read back."
                : proof.tables().stream()
                    .filter(t -> !t.matches())
                    .map(t -> "table " + t.table() + " differs from the dataset")
                    .collect(Collectors.joining(", ", "", "."));
    found.add(
        Caveat.warning(
            "It is not proven that %s holds the dataset: %s"
                .formatted(name(proof.platform()), why)));
  }

  private void cell(Group group, CellStats cell) {
    String where = name(cell.platform()) + ", " + group.title();
    if (!cell.note().isEmpty()) {
      found.add(
          Caveat.warning(where + ": " + cell.note() + ". What did not complete is in no figure."));
    }
    if (cell.overErrorBudget()) {
      found.add(
          Caveat.warning(
              "%s: %s of the requests failed (%s), over the budget of %s; there is no verdict, and"
                      .formatted(
                          where,
                          Figures.share(cell.errorShare()),
                          kinds(cell),
                          Figures.share(CellStats.ERROR_BUDGET))
                  + " latencies are those of the requests that succeeded."));
    } else if (cell.errorCount() > 0) {
      found.add(
          Caveat.warning(
              "%s: %s of the requests failed (%s), within the budget of %s."
                  .formatted(
                      where,
                      Figures.share(cell.errorShare()),
                      kinds(cell),
                      Figures.share(CellStats.ERROR_BUDGET))));
    }
    if (cell.hasFigures() && !cell.overErrorBudget()) {
      List<String> thin =
          Metric.LATENCIES.stream()
              .filter(m -> cell.metric(m).perTrial().isEmpty())
              .map(Metric::label)
              .toList();
      if (!thin.isEmpty()) {
        found.add(
            Caveat.warning(
                "%s: too few operations for %s (%s in %s)."
                    .formatted(
                        where,
                        String.join(" and ", thin),
                        Figures.count(cell.operations()),
                        cell.completedTrials() == 1
                            ? "1 trial"
                            : cell.completedTrials() + " trials")));
      }
    }
  }

  private static String kinds(CellStats cell) {
    return cell.errors().entrySet().stream()
        .map(e -> Figures.count(e.getValue()) + " × " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private void fewTrials(List<Group> groups) {
    boolean few =
        groups.stream()
            .flatMap(group -> group.cells().stream())
            .anyMatch(c -> c.hasFigures() && c.completedTrials() < Welch.FEWEST_TRIALS);
    if (few) {
      found.add(
          Caveat.warning(
              "Where fewer than %d trials completed there is no interval, and so no verdict: one or"
                      .formatted(Welch.FEWEST_TRIALS)
                  + " two trials cannot tell a difference from chance."));
    }
  }

  private void saturation(List<Group> groups) {
    TreeMap<String, List<String>> byPlatform = new TreeMap<>();
    for (Group group : groups) {
      for (CellStats cell : group.cells()) {
        int cores = run(cell.platform()).environment().cores();
        if (cores > 0 && cell.resources().totalCpuPercent().orElse(0) >= SATURATED * 100 * cores) {
          byPlatform
              .computeIfAbsent(name(cell.platform()), p -> new ArrayList<>())
              .add(group.title());
        }
      }
    }
    byPlatform.forEach(
        (platform, where) ->
            found.add(
                Caveat.warning(
                    "%s used at least 90 %% of this machine's processors together with the load driver (%s): there the figures tell as much about the machine as about the platform."
                        .formatted(platform, String.join("; ", where)))));
  }

  private void acrossRuns() {
    if (runs.size() < 2) {
      return;
    }
    found.add(
        Caveat.note(
            "The figures come from runs at different times, so trials were not interleaved between"
                + " them: a difference may also come from what else the machine was doing."));
    differing(run -> run.plan().dataset().fingerprint())
        .ifPresent(
            any ->
                found.add(
                    Caveat.warning(
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
                        "The runs gave workload '%s' other warm-up or measuring times."
                            .formatted(workload)));
              }
            });
  }

  private void places() {
    String embedded = named(Place.EMBEDDED);
    String beside = named(Place.SAME_MACHINE);
    if (!embedded.isEmpty() && !beside.isEmpty()) {
      found.add(
          Caveat.note(
              "%s: embedded, inside the driver's process, without a network. %s: a server beside the driver on the same machine, over a local connection; both share its processors."
                  .formatted(embedded, beside)));
    } else if (!beside.isEmpty()) {
      found.add(
          Caveat.note(
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
    if (!settings.isEmpty()) {
      found.add(
          Caveat.note(
              "Durability settings ("
                  + settings
                  + ") bear on loading times; the workloads only read."));
    }
  }

  private void chance(List<Group> groups) {
    long shown =
        groups.stream()
            .flatMap(group -> group.cells().stream())
            .flatMap(cell -> cell.metrics().values().stream())
            .filter(m -> m.difference().flatMap(Difference::estimate).isPresent())
            .count();
    if (shown >= MANY) {
      found.add(
          Caveat.note(
              "%d differences are shown, each with its own 95 %% interval: even between equal platforms about one in twenty would look like a difference by chance."
                  .formatted(shown)));
    }
  }

  private Optional<String> differing(Function<RunRecord, String> value) {
    return runs.stream().map(value).distinct().skip(1).findFirst();
  }

  private String each(Function<RunRecord, String> value) {
    return runs.stream().map(value).distinct().collect(Collectors.joining(" and "));
  }

  private RunRecord run(String platform) {
    String id =
        platforms.stream().filter(p -> p.id().equals(platform)).findFirst().orElseThrow().runId();
    return runs.stream().filter(r -> r.plan().id().equals(id)).findFirst().orElseThrow();
  }

  private String name(String platform) {
    return platforms.stream()
        .filter(p -> p.id().equals(platform))
        .findFirst()
        .orElseThrow()
        .displayName();
  }
}
