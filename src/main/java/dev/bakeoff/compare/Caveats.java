package dev.bakeoff.compare;

import dev.bakeoff.compare.Caveat.About;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what a reader must know before believing the figures. */
final class Caveats {
  /** Worker and server together using more of the machine than this may have held each other up. */
  private static final double SATURATED = 0.9;

  /** From so many differences on, a chance finding among them is likely. */
  private static final int MANY = 10;

  private final List<RunRecord> runs;
  private final List<ComparedPlatform> platforms;
  private final List<Caveat> found = new ArrayList<>();

  /** What is wrong with cells, and in which groups: one sentence for many cells. */
  private final Map<String, List<String>> inGroups = new LinkedHashMap<>();

  Caveats(List<RunRecord> runs, List<ComparedPlatform> platforms) {
    this.runs = runs;
    this.platforms = platforms;
  }

  List<Caveat> of(List<Group> groups, List<DataProof> proofs) {
    runs.forEach(this::ending);
    proofs.forEach(this::data);
    groups.forEach(group -> group.cells().forEach(cell -> cell(group, cell)));
    inGroups.forEach(
        (what, where) ->
            found.add(Caveat.warning(About.LEGS, what + " (" + where(where, groups) + ").")));
    fewTrials(groups);
    found.addAll(new Circumstances(runs, platforms).caveats());
    found.add(
        Caveat.note(
            About.METHOD,
            "Closed loop: each client waits for its answer before it asks again, so latencies are"
                + " service times. A stall is seen once per client and not by the requests that"
                + " would have queued behind it; real users who do not wait would see worse."));
    chance(groups);
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
      String budget = Figures.share(CellStats.ERROR_BUDGET);
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
              About.METHOD,
              "%d differences are shown, each with its own 95 %% interval: even between equal platforms about one in twenty would look like a difference by chance."
                  .formatted(shown)));
    }
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
