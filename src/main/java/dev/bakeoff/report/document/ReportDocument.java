package dev.bakeoff.report.document;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report as data: what it says and shows, whatever file it becomes. Immutable.
 *
 * @param kind for whom
 * @param opening what it begins with
 * @param sections in order
 * @param platforms with their colours in the palette
 * @param palette of all its charts
 * @param method paragraphs for speaker notes
 */
public record ReportDocument(
    ReportKind kind,
    Opening opening,
    List<Section> sections,
    List<ComparedPlatform> platforms,
    Palette palette,
    List<String> method) {
  public ReportDocument {
    sections = List.copyOf(sections);
    platforms = List.copyOf(platforms);
    method = List.copyOf(method);
  }

  /**
   * What a report begins with.
   *
   * @param name what the report is called
   * @param question what was to be found out; empty where nobody said
   * @param answer one sentence, without a full stop, that claims what the verdicts do and no more
   * @param also further sentences of that kind
   * @param setup one line on what was measured: kind of time, trials, dataset
   * @param facts on runs, data and machines
   * @param caveats what takes something from the figures, the gravest first
   * @param reminded whether the caveats begin with what licences say of publishing
   * @param chart the one chart
   * @param measured when the newest run began
   */
  public record Opening(
      String name,
      Optional<String> question,
      String answer,
      List<String> also,
      String setup,
      List<ReportFacts.Fact> facts,
      List<String> caveats,
      boolean reminded,
      Chart.Panels chart,
      Instant measured) {
    public Opening {
      also = List.copyOf(also);
      facts = List.copyOf(facts);
      caveats = List.copyOf(caveats);
    }

    /** The chart with its subtitle only, for a page that has the other words beside it. */
    public Chart wordless() {
      Chart.Words words = new Chart.Words("", chart.words().subtitle(), List.of());
      return new Chart.Panels(words, chart.series(), chart.columns(), chart.panels());
    }
  }
}
