package dev.bakeoff.report.document;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.Arrays;
import java.util.List;

/** For whom a report is made, and so how much is in it. */
public enum ReportKind {
  /** One page: the question, the answer in one sentence, the one chart, the caveats. */
  EXECUTIVE("executive", "Executive summary"),
  /** Findings, charts and figures of every workload, the proof of the data, the method. */
  COMPARISON("comparison", "Comparison"),
  /** All of it: environment, every leg with its truth checks, every warning, how to repeat it. */
  DEEP_DIVE("deep-dive", "Technical deep dive");

  private final String id;
  private final String label;

  ReportKind(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** As on the command line. */
  public String id() {
    return id;
  }

  /** For people. */
  public String label() {
    return label;
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(ReportKind::id).toList();
  }

  /**
   * The kind of this id.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST that names those there are
   */
  public static ReportKind parse(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + id + "' is not a kind of report.", Suggestions.hint(id, ids()))
                    .asException());
  }
}
