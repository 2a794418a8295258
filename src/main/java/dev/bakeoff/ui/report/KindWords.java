package dev.bakeoff.ui.report;

import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.ui.text.Texts;

/** The kinds of reports in the window's language. */
final class KindWords {
  private KindWords() {}

  static String label(ReportKind kind) {
    return switch (kind) {
      case EXECUTIVE -> Texts.of("report.kind.executive");
      case COMPARISON -> Texts.of("report.kind.comparison");
      case DEEP_DIVE -> Texts.of("report.kind.deep-dive");
    };
  }

  static String help(ReportKind kind) {
    return switch (kind) {
      case EXECUTIVE -> Texts.of("report.kind.executive.help");
      case COMPARISON -> Texts.of("report.kind.comparison.help");
      case DEEP_DIVE -> Texts.of("report.kind.deep-dive.help");
    };
  }
}
