package dev.bakeoff.report.document;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.ComparedRun;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.DataProof;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Method;
import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.document.Block.Commands;
import dev.bakeoff.report.document.Block.Facts;
import dev.bakeoff.report.document.Block.Figures;
import dev.bakeoff.report.document.Block.Picture;
import dev.bakeoff.report.document.Block.Style;
import dev.bakeoff.report.document.Block.Texts;
import dev.bakeoff.report.document.ReportDocument.Opening;
import dev.bakeoff.report.table.ResultTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes documents of comparisons. Not thread-safe; one for each document. */
public final class Documents {
  /** Heading of what takes something from the figures. */
  public static final String BEFORE = "Before you rely on these figures";

  private final Comparison comparison;
  private final List<RunRecord> runs;
  private final ReportOptions options;
  private final List<String> reminders;
  private final Metric latency;
  private final Palette palette;
  private final ResultTables tables;

  private Documents(
      Comparison comparison, List<RunRecord> runs, ReportOptions options, List<String> reminders) {
    this.comparison = comparison;
    this.runs = runs;
    this.options = options;
    this.reminders = reminders;
    this.latency = Answers.latency(comparison);
    this.palette = Charts.palette(comparison);
    this.tables = new ResultTables(comparison, id -> palette.color(id, false).hex());
  }

  /**
   * The document of a comparison.
   *
   * @param runs the comparison's runs
   * @param reminders what is to be heeded before the report is handed on
   */
  public static ReportDocument of(
      Comparison comparison, List<RunRecord> runs, ReportOptions options, List<String> reminders) {
    return new Documents(comparison, runs, options, reminders).make();
  }

  private ReportDocument make() {
    List<Section> sections =
        switch (options.kindOrUsual()) {
          case EXECUTIVE -> List.<Section>of();
          case COMPARISON -> comparison();
          case DEEP_DIVE -> deepDive();
        };
    return new ReportDocument(
        options.kindOrUsual(), opening(), sections, comparison.platforms(), palette, method());
  }

  private Opening opening() {
    List<String> caveats = new ArrayList<>(reminders);
    caveats.addAll(ReportFacts.caveats(comparison, Caveat.Weight.WARNING));
    if (options.kindOrUsual() == ReportKind.EXECUTIVE) {
      caveats.addAll(ReportFacts.caveats(comparison, Caveat.Weight.NOTE));
    }
    String answer = Answers.of(comparison);
    return new Opening(
        options.title().orElse(comparison.title()),
        options.question(),
        answer,
        Stream.of(Metric.P50, Metric.P99, Metric.THROUGHPUT)
            .map(comparison::headline)
            .filter(headline -> !answer.contains(headline))
            .distinct()
            .toList(),
        Charts.subtitle(comparison, comparison.groups()),
        ReportFacts.of(comparison),
        caveats,
        !reminders.isEmpty(),
        Summary.one(comparison, latency),
        comparison.runs().stream()
            .map(ComparedRun::created)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH));
  }

  private List<String> method() {
    List<String> notes = new ArrayList<>(reminders);
    notes.addAll(Method.paragraphs());
    return notes;
  }

  private List<Section> comparison() {
    List<Section> sections = new ArrayList<>(settings());
    sections.addAll(workloads());
    sections.add(data());
    sections.add(platforms());
    sections.add(reading());
    sections.add(measured());
    sections.add(
        new Section(
            "Every trial",
            List.of(
                new Picture(overview(), true), new Figures("Every trial", tables.trials(runs)))));
    return sections;
  }

  private List<Section> deepDive() {
    List<Section> sections = new ArrayList<>();
    sections.add(measured());
    sections.add(platforms());
    sections.add(data());
    sections.addAll(settings());
    sections.addAll(workloads());
    sections.add(
        new Section(
            "Every leg",
            List.of(new Figures("Every leg, in the order it ran", tables.trials(runs)))));
    sections.add(truths());
    sections.add(warnings());
    sections.add(
        new Section(
            "How to repeat it",
            List.of(
                new Commands(Repeat.commands(comparison, runs)),
                new Facts(Repeat.settings(runs)))));
    return sections;
  }

  /** Which platform is best where, which takes two platforms and settings. */
  private List<Section> settings() {
    return comparison.platforms().size() < 2 || comparison.groups().size() < 2
        ? List.of()
        : List.of(
            new Section(
                "Setting by setting",
                List.of(new Figures("Which platform is best in which setting", tables.best()))));
  }

  private List<Section> workloads() {
    List<Section> sections = new ArrayList<>();
    ReportFacts.byWorkload(comparison)
        .forEach((name, groups) -> sections.add(workload(name, groups)));
    return sections;
  }

  private Section workload(String name, List<Group> groups) {
    boolean deep = options.kindOrUsual() == ReportKind.DEEP_DIVE;
    Metric shown =
        groups.stream().anyMatch(g -> g.finding(latency).decided()) ? latency : Metric.P50;
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Facts(ReportFacts.findings(groups)));
    blocks.add(new Picture(Summary.workload(comparison, groups, shown), false));
    blocks.add(new Figures(name + ": the figures", tables.results(groups)));
    for (Group group : groups) {
      boolean last = group.equals(groups.getLast());
      blocks.add(new Picture(Charts.latency(comparison, group), !deep));
      List<Chart> depth = Charts.inDepth(comparison, runs, group);
      depth.forEach(chart -> blocks.add(new Picture(chart, !deep && !last)));
      Charts.overTime(comparison, runs, group)
          .ifPresent(chart -> blocks.add(new Picture(chart, !(deep && last))));
      if (deep && last) {
        new Depths(comparison, runs).of(group).forEach(c -> blocks.add(new Picture(c, false)));
      }
    }
    return new Section(name, blocks, sentences(groups));
  }

  /** Every difference of a workload in words, for whoever speaks. */
  private static List<String> sentences(List<Group> groups) {
    List<String> sentences = new ArrayList<>();
    for (Group group : groups) {
      group.cells().stream()
          .flatMap(cell -> group.metrics().stream().map(cell::metric))
          .flatMap(metric -> metric.difference().stream())
          .map(Difference::sentence)
          .map(sentence -> group.key().clientsLabel() + ": " + sentence + ".")
          .forEach(sentences::add);
    }
    return sentences;
  }

  /** The overview as the screen has it, without what stands above it anyway. */
  private Chart overview() {
    Chart.Panels panels = Charts.overview(comparison);
    return new Chart.Panels(
        new Chart.Words(
            "Median latency (p50) and throughput in every setting",
            panels.words().subtitle(),
            Charts.footnotes(panels, comparison)),
        panels.series(),
        panels.columns(),
        panels.panels());
  }

  private Section data() {
    boolean all = comparison.proofs().stream().allMatch(DataProof::proven);
    String finding =
        all
            ? "Every platform held the same data"
            : "It is not proven that every platform held the same data";
    return new Section(
        "Proof of the data",
        List.of(
            new Texts(
                List.of(
                    finding
                        + ": rows and fingerprints were read back from each platform after loading"
                        + " and before anything was measured."),
                Style.PARAGRAPHS),
            new Figures(finding, tables.proofs())));
  }

  private Section platforms() {
    return new Section(
        "Platforms and machine",
        List.of(
            new Figures("The platforms", tables.platforms()),
            new Facts(ReportFacts.machines(comparison))));
  }

  private Section reading() {
    return new Section(
        "How to read this",
        List.of(new Texts(ReportFacts.caveats(comparison, Caveat.Weight.NOTE), Style.POINTS)));
  }

  private Section measured() {
    return new Section(
        "How this was measured", List.of(new Texts(Method.paragraphs(), Style.PARAGRAPHS)));
  }

  private Section warnings() {
    List<String> warnings = new ArrayList<>(reminders);
    warnings.addAll(ReportFacts.caveats(comparison, Caveat.Weight.WARNING));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        warnings.isEmpty()
            ? new Texts(List.of("There is no warning."), Style.PARAGRAPHS)
            : new Texts(warnings, Style.WARNINGS));
    blocks.add(new Texts(ReportFacts.caveats(comparison, Caveat.Weight.NOTE), Style.POINTS));
    return new Section("Every warning and note", blocks);
  }

  /** Every leg's checks, and in words all that do not hold. */
  private Section truths() {
    List<String> words = new ArrayList<>();
    for (RunRecord run : runs) {
      for (LegRecord leg : run.legs()) {
        for (TruthCheck check : TruthChecks.of(run, leg)) {
          if (check.state() == TruthCheck.State.DOUBTFUL
              || check.state() == TruthCheck.State.BROKEN) {
            words.add(
                "Leg %d, %s: %s %s. %s"
                    .formatted(
                        leg.plan().seq() + 1,
                        run.plan().target(leg.plan().platform()).displayName(),
                        check.kind().label().toLowerCase(java.util.Locale.ROOT),
                        check.state().id(),
                        check.text()));
          }
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Figures("Truth checks of every leg", tables.truths(runs)));
    if (!words.isEmpty()) {
      blocks.add(new Texts(words, Style.WARNINGS));
    }
    return new Section("Truth checks", blocks);
  }
}
