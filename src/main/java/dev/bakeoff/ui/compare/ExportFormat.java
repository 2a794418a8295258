package dev.bakeoff.ui.compare;

import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.chart.Theme;
import java.nio.file.Path;

/** The kinds of files that a comparison is exported to. */
enum ExportFormat {
  PPTX("PowerPoint slides", "pptx", "Charts stay editable, figures as tables"),
  HTML("HTML report", "html", "Everything in one file that opens in any browser"),
  PDF("PDF document", "pdf", "All of it on pages, to print and to send"),
  PNG("PNG image", "png", "The chart shown, for documents"),
  SVG("SVG drawing", "svg", "The chart shown, sharp at any size"),
  JSON("JSON results", "json", "All figures, for scripts"),
  XLSX("Excel workbook", "xlsx", "All figures as numbers, a sheet per workload"),
  CSV("CSV table", "csv", "All figures, for any spreadsheet");

  private final String label;
  private final String extension;
  private final String help;

  ExportFormat(String label, String extension, String help) {
    this.label = label;
    this.extension = extension;
    this.help = help;
  }

  String label() {
    return label;
  }

  String extension() {
    return extension;
  }

  /** What is in it, for people. */
  String help() {
    return help;
  }

  /** Whether the file holds one chart alone. */
  boolean picture() {
    return this == PNG || this == SVG;
  }

  /**
   * Writes the file; takes a while.
   *
   * @param shown the chart on the screen
   */
  void write(Compared what, Charts.Named shown, Path file) {
    Reports reports = new Reports();
    if (picture()) {
      reports.write(shown.chart(), what.comparison(), Theme.LIGHT, file);
    } else {
      reports.write(what.comparison(), what.runs(), file);
    }
  }
}
