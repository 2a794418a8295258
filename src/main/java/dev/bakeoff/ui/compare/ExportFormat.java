package dev.bakeoff.ui.compare;

import dev.bakeoff.report.Reports;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.Optional;

/** The kinds of files that a comparison is exported to. */
enum ExportFormat {
  PPTX(
      Texts.of("compare.powerpoint-slides"),
      "pptx",
      Texts.of("compare.charts-stay-editable-figures-as")),
  HTML(
      Texts.of("compare.html-report"),
      "html",
      Texts.of("compare.everything-in-one-file-that-opens")),
  PDF(Texts.of("compare.pdf-document"), "pdf", Texts.of("compare.all-of-it-on-pages-to")),
  PNG(Texts.of("compare.png-image"), "png", Texts.of("compare.the-chart-shown-for-documents")),
  SVG(Texts.of("compare.svg-drawing"), "svg", Texts.of("compare.the-chart-shown-sharp-at-any")),
  JSON(Texts.of("compare.json-results"), "json", Texts.of("compare.all-figures-for-scripts")),
  XLSX(
      Texts.of("compare.excel-workbook"),
      "xlsx",
      Texts.of("compare.all-figures-as-numbers-a-sheet")),
  CSV(Texts.of("compare.csv-table"), "csv", Texts.of("compare.all-figures-for-any-spreadsheet"));

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
   * @param shown the chart on the screen, as it is seen
   */
  void write(Compared what, Optional<Chart> shown, Path file) {
    Reports reports = new Reports();
    if (picture() && shown.isPresent()) {
      reports.write(shown.get(), what.comparison(), Theme.LIGHT, file);
    } else {
      reports.write(what.comparison(), what.runs(), file);
    }
  }
}
