package dev.bakeoff.compare;

import dev.bakeoff.compare.Caveat.About;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a reader must know before believing the figures. */
final class Caveats {
  /** Worker and server together using more of the machine than this may have held each other up. */
  private static final double SATURATED = 0.9;

  private final List<RunRecord> runs;
  private final List<ComparedPlatform> platforms;
  private final List<Caveat> found = new ArrayList<>();

  /** What is wrong with cells, and in which groups: one sentence for many cells. */
  private final Map<String, List<String>> inGroups = new LinkedHashMap<>();

  Caveats(List<RunRecord> runs, List<ComparedPlatform> platforms) {
    this.runs = runs;
    this.platforms = platforms;
  }

  /**
   * All of them.
   *
   * @param compared how many comparisons were made together
   */
  List<Caveat> of(List<Group> groups, List<DataProof> proofs, int compared) {
    runs.forEach(this::ending);
    proofs.forEach(this::data);
    groups.forEach(group -> group.cells().forEach(cell -> cell(group, cell)));
    doubts(groups);
    inGroups.forEach(
        (what, where) ->
            found.add(Caveat.warning(About.LEGS, what + " (" + where(where, groups) + ").")));
    fewTrials(groups);
    alone(groups);
    found.addAll(new Circumstances(runs, platforms).caveats());
    loops(groups);
    chance(compared);
    return found.stream().distinct().sorted(Comparator.comparing(Caveat::weight)).toList();
  }

  private static String where(List<String> titles, List<Group> groups) {
    return titles.size() == groups.size() && titles.size() > 1
        ? "in all " + titles.size() + " settings"
        : String.join("; ", titles);
  }

  private void ending(RunRecord run) {
    RunStatus status = run.status();
    if (status != RunStatus.COMPLETED) {
      found.add(
          Caveat.warning(
              About.RUNS,
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
            ? Privacy.withoutFolders(proof.problem().get().what())
            : proof.tables().isEmpty()
                ? "nothing was read back."
                : proof.tables().stream()
                    .filter(t -> !t.matches())
                    .map(t -> "table " + t.table() + " differs from the dataset")
                    .collect(Collectors.joining(", ", "", "."));
    found.add(
        Caveat.warning(
            About.DATA,
            "It is not proven that %s holds the dataset: %s"
                .formatted(name(proof.platform()), why)));
  }

  private void cell(Group group, CellStats cell) {
    String name = name(cell.platform());
    if (!cell.note().isEmpty()) {
      add(group, "%s: %s; what did not complete is in no figure".formatted(name, cell.note()));
    }
    if (cell.errorCount() > 0) {
      String failed =
          "%s: %s of the requests failed, %s"
              .formatted(name, Figures.share(cell.errorShare()), kinds(cell));
      String budget = Figures.share(cell.errorBudget());
      add(
          group,
          cell.overErrorBudget()
              ? failed + "; over the budget of " + budget + ", so there is no verdict"
              : failed + "; within the budget of " + budget);
    }
    if (cell.hasFigures() && !cell.overErrorBudget()) {
      Metric.LATENCIES.stream()
          .filter(metric -> cell.metric(metric).perTrial().isEmpty())
          .forEach(
              metric ->
                  add(
                      group,
                      "%s: a trial has fewer than %d operations, too few for %s"
                          .formatted(name, metric.fewestOperations(), metric.label())));
    }
    int cores = run(cell.platform()).environment().cores();
    if (cores > 0 && cell.resources().totalCpuPercent().orElse(0) >= SATURATED * 100 * cores) {
      add(
          group,
          "%s and the load driver together used at least 90 %% of the machine's processors, so the figures tell as much about the machine as about the platform"
              .formatted(name));
    }
  }

  private void add(Group group, String what) {
    inGroups.computeIfAbsent(what, w -> new ArrayList<>()).add(group.title());
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
              About.RUNS,
              "Where fewer than %d trials completed there is no interval, and so no verdict: one or"
                      .formatted(Welch.FEWEST_TRIALS)
                  + " two trials cannot tell a difference from chance."));
    }
  }

  /** Settings that one platform alone was to measure are compared with nothing. */
  private void alone(List<Group> groups) {
    if (platforms.size() < 2) {
      return;
    }
    List<Group> lonely =
        groups.stream()
            .filter(g -> g.cells().stream().filter(c -> c.plannedTrials() > 0).count() == 1)
            .toList();
    if (!groups.isEmpty() && lonely.size() == groups.size()) {
      found.add(
          Caveat.warning(
              About.RUNS,
              "No two of these platforms were measured in one setting (the same workload, clients,"
                  + " loop and rate), so nothing is compared."));
    } else if (!lonely.isEmpty()) {
      found.add(
          Caveat.note(
              About.LEGS,
              "Measured by one platform alone, and so compared with nothing: "
                  + lonely.stream().map(Group::title).distinct().collect(Collectors.joining("; "))
                  + "."));
    }
  }

  private void chance(int compared) {
    if (compared > 1) {
      found.add(
          Caveat.note(
              About.METHOD,
              "%d comparisons were made together. Differences are claimed after Holm's correction, so that the chance of even one false claim among all of them is at most 5 %%; each interval is a 95 %% interval of its own."
                  .formatted(compared)));
    }
  }

  private void loops(List<Group> groups) {
    if (groups.stream().anyMatch(g -> g.key().loop() == Loop.CLOSED)) {
      found.add(
          Caveat.note(
              About.METHOD,
              "Closed loop: each client waits for its answer before it asks again, so latencies are"
                  + " service times. A stall is seen once per client and not by the requests that"
                  + " would have queued behind it; real users who do not wait would see worse."));
    }
    if (groups.stream().anyMatch(g -> g.key().loop() != Loop.CLOSED)) {
      found.add(
          Caveat.note(
              About.METHOD,
              "Open loop: requests are due at a given rate whether earlier ones are answered or"
                  + " not, so latencies are response times from the intended start, waiting for a"
                  + " free client included. They are not comparable with service times."));
    }
  }

  /** One sentence per platform and kind of doubt, with the first of its settings. */
  private void doubts(List<Group> groups) {
    for (ComparedPlatform platform : platforms) {
      for (TruthCheck.Kind kind : TruthCheck.Kind.values()) {
        for (TruthCheck.State state : List.of(State.BROKEN, State.DOUBTFUL)) {
          List<Group> struck =
              groups.stream().filter(g -> doubt(g, platform, kind, state).isPresent()).toList();
          if (!struck.isEmpty() && !saidAlready(kind)) {
            TruthCheck first = doubt(struck.getFirst(), platform, kind, state).orElseThrow();
            found.add(
                Caveat.warning(
                    About.LEGS,
                    "%s, %s%s: %s (%s)"
                        .formatted(
                            platform.displayName(),
                            kind.label().toLowerCase(Locale.ROOT),
                            state == State.BROKEN ? ", no verdict" : "",
                            first.text(),
                            settings(struck))));
          }
        }
      }
    }
  }

  private static String settings(List<Group> struck) {
    int more = struck.size() - 1;
    return struck.getFirst().title()
        + (more == 0 ? "" : more == 1 ? "; 1 more setting" : "; " + more + " more settings");
  }

  /** Errors, withheld percentiles and unproven data have sentences of their own. */
  private static boolean saidAlready(TruthCheck.Kind kind) {
    return switch (kind) {
      case ERRORS, SAMPLES, DATA -> true;
      case STEADY, DRIVER, SCHEDULE, CACHE -> false;
    };
  }

  private static Optional<TruthCheck> doubt(
      Group group, ComparedPlatform platform, TruthCheck.Kind kind, State state) {
    return group.cell(platform.id()).doubts().stream()
        .filter(d -> d.kind() == kind && d.state() == state)
        .findFirst();
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
