package dev.bakeoff.compare;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.run.RunEvent.LoadResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays runs side by side and says what may be said. Stateless and thread-safe. */
public final class Comparer {
  private static final Comparator<Group.Key> ORDER =
      Comparator.comparing(Group.Key::pattern)
          .thenComparing(Group.Key::workload)
          .thenComparing(Group.Key::loop)
          .thenComparingInt(Group.Key::clients)
          .thenComparingDouble(Group.Key::rate);

  /** One run, against its first platform. */
  public Comparison of(RunRecord run) {
    return of(List.of(run), Optional.empty());
  }

  /**
   * Several runs, in the order given.
   *
   * @param runs at least one, each once
   * @param baseline a {@link ComparedPlatform#id} or a platform's name; empty takes the first
   *     platform of the first run
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for no run, a run given twice or an
   *     unknown baseline
   */
  public Comparison of(List<RunRecord> runs, Optional<String> baseline) {
    check(runs);
    List<ComparedPlatform> platforms = Contenders.of(runs);
    String base = baseline(platforms, baseline);
    List<DataProof> proofs = platforms.stream().map(p -> proof(p, run(runs, p))).toList();
    List<Group.Key> keys = keys(runs);
    // Most of a comparison's time goes into reading histograms, which every core can do its share
    // of.
    List<List<CellStats>> figures =
        keys.parallelStream().map(key -> cells(key, runs, platforms)).toList();
    Map<Group.Key, List<CellStats>> cells = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      cells.put(keys.get(i), figures.get(i));
    }
    Differences differences = new Differences(runs, platforms, proofs, cells);
    List<Group> groups =
        cells.entrySet().stream()
            .map(e -> group(e.getKey(), e.getValue(), platforms, base, differences))
            .toList();
    return new Comparison(
        runs.stream()
            .map(run -> Contenders.runName(runs, run.plan()))
            .collect(Collectors.joining(" / ")),
        runs.stream().map(Comparer::compared).toList(),
        base,
        platforms,
        groups,
        proofs,
        new Caveats(runs, platforms).of(groups, proofs, differences.compared()));
  }

  private static void check(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      throw Problem.request("There is no run to compare.", "Name at least one run.").asException();
    }
    runs.stream()
        .collect(Collectors.groupingBy(run -> run.plan().id(), Collectors.counting()))
        .forEach(
            (id, times) -> {
              if (times > 1) {
                throw Problem.request(
                        "Run '" + id + "' is given more than once.", "Name each run once.")
                    .asException();
              }
            });
    if (runs.getFirst().plan().targets().isEmpty()) {
      throw Problem.request(
              "Run '" + runs.getFirst().plan().id() + "' has no platform.", "Choose another run.")
          .asException();
    }
  }

  private static String baseline(List<ComparedPlatform> platforms, Optional<String> asked) {
    if (asked.isEmpty()) {
      return platforms.getFirst().id();
    }
    String name = asked.get();
    return platforms.stream()
        .filter(p -> p.id().equals(name))
        .findFirst()
        .or(() -> platforms.stream().filter(p -> p.platform().equals(name)).findFirst())
        .map(ComparedPlatform::id)
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + name + "' is not a platform of this comparison.",
                        Suggestions.hint(
                            name, platforms.stream().map(ComparedPlatform::id).toList()))
                    .asException());
  }

  private static List<Group.Key> keys(List<RunRecord> runs) {
    return runs.stream()
        .flatMap(run -> run.plan().legs().stream())
        .map(Group.Key::of)
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  private static List<CellStats> cells(
      Group.Key key, List<RunRecord> runs, List<ComparedPlatform> platforms) {
    return platforms.stream()
        .map(p -> Cells.of(p.id(), run(runs, p), legs(run(runs, p), p, key)))
        .toList();
  }

  private static Group group(
      Group.Key key,
      List<CellStats> cells,
      List<ComparedPlatform> platforms,
      String base,
      Differences differences) {
    CellStats baseline =
        cells.stream().filter(c -> c.platform().equals(base)).findFirst().orElseThrow();
    Findings findings = new Findings(differences, id -> name(platforms, id));
    return new Group(
        key,
        cells.stream()
            .map(
                cell ->
                    cell.platform().equals(base) ? cell : against(cell, baseline, key, differences))
            .toList(),
        Arrays.stream(Metric.values())
            .collect(Collectors.toMap(metric -> metric, m -> findings.of(m, key, cells))));
  }

  private static String name(List<ComparedPlatform> platforms, String id) {
    return platforms.stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow()
        .displayName();
  }

  private static CellStats against(
      CellStats cell, CellStats baseline, Group.Key key, Differences differences) {
    Map<Metric, MetricStats> metrics = new EnumMap<>(Metric.class);
    cell.metrics()
        .forEach(
            (metric, stats) ->
                metrics.put(metric, stats.with(differences.of(metric, key, baseline, cell))));
    return cell.with(metrics);
  }

  private static List<LegRecord> legs(RunRecord run, ComparedPlatform platform, Group.Key key) {
    return run.legs().stream()
        .filter(
            leg ->
                leg.plan().platform().equals(platform.platform())
                    && Group.Key.of(leg.plan()).equals(key))
        .toList();
  }

  private static DataProof proof(ComparedPlatform platform, RunRecord run) {
    return run.loads().stream()
        .filter(load -> load.platform().equals(platform.platform()))
        .findFirst()
        .map(load -> proof(platform.id(), load))
        .orElse(new DataProof(platform.id(), false, 0, 0, List.of(), Optional.empty()));
  }

  private static DataProof proof(String id, LoadResult load) {
    return new DataProof(
        id,
        load.reused(),
        load.loadSeconds(),
        load.validateSeconds(),
        load.tables(),
        load.problem());
  }

  private static RunRecord run(List<RunRecord> runs, ComparedPlatform platform) {
    return runs.stream()
        .filter(run -> run.plan().id().equals(platform.runId()))
        .findFirst()
        .orElseThrow();
  }

  private static ComparedRun compared(RunRecord run) {
    return new ComparedRun(
        run.plan().id(),
        run.plan().name(),
        run.plan().created(),
        run.status(),
        run.plan().dataset(),
        run.environment(),
        run.plan().trials(),
        run.plan().seed());
  }
}
