package dev.bakeoff.report.document;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts findings together into one answer. A platform is called best only where the finding of every
 * single setting calls it so; everything else is said in the findings' own words.
 */
public final class Answers {
  private Answers() {}

  /** What the comparison shows by latency and by throughput, as a sentence without a full stop. */
  public static String of(Comparison comparison) {
    if (comparison.groups().isEmpty()) {
      return "Nothing was measured";
    }
    Metric latency = latency(comparison);
    Optional<String> quick = best(comparison.groups(), _ -> latency);
    Optional<String> capable = best(comparison.groups(), g -> g.key().capacity());
    if (quick.isPresent() && quick.equals(capable)) {
      return "%s has the lowest %s and the highest %s%s%s"
          .formatted(
              comparison.platform(quick.get()).displayName(),
              latency.label(),
              capacities(comparison.groups()),
              where(comparison.groups()),
              missing(comparison));
    }
    if (undecided(comparison, latency)) {
      return "No verdict on %s or throughput in %s"
          .formatted(
              latency.label(),
              comparison.groups().size() == 1
                  ? "this setting"
                  : "any of " + comparison.groups().size() + " settings");
    }
    List<Group> groups = comparison.groups();
    if (groups.size() > 1
        && groups.stream().anyMatch(g -> g.finding(latency).decided())
        && groups.stream().anyMatch(g -> g.finding(g.key().capacity()).decided())
        && groups.stream()
            .noneMatch(
                g ->
                    g.finding(latency).best().isPresent()
                        || g.finding(g.key().capacity()).best().isPresent())) {
      return "No platform has a clearly lowest %s or a clearly highest %s in any of %d settings"
          .formatted(latency.label(), capacities(groups), groups.size());
    }
    return comparison.headline(latency)
        + "; "
        + comparison.headline(Metric.THROUGHPUT).replaceFirst("^No ", "no ");
  }

  /**
   * The farthest percentile on which any setting has a verdict; platforms differ in their tails.
   */
  public static Metric latency(Comparison comparison) {
    return Metric.LATENCIES.reversed().stream()
        .filter(m -> comparison.groups().stream().anyMatch(g -> g.finding(m).decided()))
        .findFirst()
        .orElse(Metric.P99);
  }

  private static boolean undecided(Comparison comparison, Metric latency) {
    return comparison.platforms().size() > 1
        && comparison.groups().stream()
            .noneMatch(
                g -> g.finding(latency).decided() || g.finding(g.key().capacity()).decided());
  }

  /** The platform that is best in every setting. */
  private static Optional<String> best(List<Group> groups, Function<Group, Metric> metric) {
    List<Optional<String>> each =
        groups.stream().map(g -> g.finding(metric.apply(g)).best()).distinct().toList();
    return each.size() == 1 ? each.getFirst() : Optional.empty();
  }

  private static String capacities(List<Group> groups) {
    return groups.stream()
        .map(g -> g.key().capacity().label())
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  /** Whoever measured nothing was not beaten, which the sentence must not suggest. */
  private static String missing(Comparison comparison) {
    String names =
        comparison.platforms().stream()
            .filter(p -> comparison.groups().stream().anyMatch(g -> !g.cell(p.id()).hasFigures()))
            .map(ComparedPlatform::displayName)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " where there are figures; some are missing of " + names;
  }

  private static String where(List<Group> groups) {
    return groups.size() == 1 ? "" : " in all " + groups.size() + " settings";
  }
}
