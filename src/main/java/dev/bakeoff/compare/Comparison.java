package dev.bakeoff.compare;

import java.util.List;

/**
 * One or several runs laid side by side: what was measured, what may be said of it, and what may
 * not. Immutable; everything in it is derived from history.
 *
 * @param title for people: the run's name, or the runs' names
 * @param runs where the figures come from
 * @param baseline the {@link ComparedPlatform#id} that differences refer to
 * @param platforms in order
 * @param groups by pattern, workload and clients
 * @param proofs what each platform held, in the platforms' order
 * @param caveats warnings first
 */
public record Comparison(
    String title,
    List<ComparedRun> runs,
    String baseline,
    List<ComparedPlatform> platforms,
    List<Group> groups,
    List<DataProof> proofs,
    List<Caveat> caveats) {
  public Comparison {
    runs = List.copyOf(runs);
    platforms = List.copyOf(platforms);
    groups = List.copyOf(groups);
    proofs = List.copyOf(proofs);
    caveats = List.copyOf(caveats);
  }

  public ComparedPlatform platform(String id) {
    return platforms.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  public ComparedRun run(String id) {
    return runs.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  public DataProof proof(String platform) {
    return proofs.stream().filter(p -> p.platform().equals(platform)).findFirst().orElseThrow();
  }

  /** What any of the groups can be compared by, in order. */
  public List<Metric> metrics() {
    return groups.stream().flatMap(g -> g.metrics().stream()).distinct().sorted().toList();
  }

  /** What all groups show by one metric, in words that follow from the verdicts. */
  public String headline(Metric metric) {
    return headline(metric, groups);
  }

  /** The same of some of the groups. */
  public String headline(Metric metric, List<Group> groups) {
    boolean searched =
        !groups.isEmpty() && groups.stream().allMatch(g -> g.key().loop() == Loop.KNEE);
    return Findings.headline(
        metric == Metric.THROUGHPUT && searched ? Metric.KNEE_RATE : metric,
        groups,
        id -> platform(id).displayName());
  }
}
