package dev.bakeoff.report;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.ComparedRun;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a report says in words about its runs, in whatever format. */
public final class ReportFacts {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ReportFacts() {}

  /** "21 November 2026". */
  public static String day(Instant when) {
    return DAY.format(when);
  }

  /**
   * A name and what it stands for.
   *
   * @param name a word or two
   * @param value a sentence at most
   */
  public record Fact(String name, String value) {}

  /** Which runs, on which data, against which baseline, in how many trials. */
  public static List<Fact> of(Comparison comparison) {
    List<Fact> facts = new ArrayList<>();
    for (ComparedRun run : comparison.runs()) {
      facts.add(
          new Fact(
              "Run",
              "%s, %s (%s)".formatted(run.name(), WHEN.format(run.created()), run.status().id())));
      facts.add(
          new Fact(
              "Dataset",
              "%s:%s, %s rows, fingerprint %s"
                  .formatted(
                      run.dataset().name(),
                      run.dataset().version(),
                      Figures.count(run.dataset().rows()),
                      run.dataset().fingerprint())));
    }
    facts.add(new Fact("Baseline", comparison.platform(comparison.baseline()).displayName()));
    facts.add(
        new Fact(
            "Trials",
            comparison.runs().stream()
                .map(run -> run.trials() + ", interleaved in the order of seed " + run.seed())
                .distinct()
                .collect(Collectors.joining("; "))));
    return facts;
  }

  /** The machines that drove the load. */
  public static List<Fact> machines(Comparison comparison) {
    return comparison.runs().stream()
        .map(ComparedRun::environment)
        .distinct()
        .map(
            e ->
                new Fact(
                    e.cpu(),
                    "%d logical processors, %s MB memory, %s, Java %s, Bakeoff %s"
                        .formatted(
                            e.cores(), Figures.count(e.memoryMb()), e.os(), e.jdk(), e.bakeoff())))
        .toList();
  }

  /** What a reader must know, of one weight. */
  public static List<String> caveats(Comparison comparison, Caveat.Weight weight) {
    return comparison.caveats().stream()
        .filter(c -> c.weight() == weight)
        .map(Caveat::text)
        .toList();
  }

  /** The findings of one workload's settings by what matters most to who waits and who pays. */
  public static List<Fact> findings(List<Group> groups) {
    List<Fact> findings = new ArrayList<>();
    for (Group group : groups) {
      for (Metric metric : List.of(Metric.P99, group.key().capacity())) {
        findings.add(new Fact(group.key().clientsLabel(), group.finding(metric).sentence()));
      }
    }
    return findings;
  }

  /** The groups by their workload's title, in order. */
  public static Map<String, List<Group>> byWorkload(Comparison comparison) {
    return comparison.groups().stream()
        .collect(
            Collectors.groupingBy(
                g -> g.key().workloadTitle(), LinkedHashMap::new, Collectors.toList()));
  }
}
