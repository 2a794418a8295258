package dev.bakeoff.ui.report;

import dev.bakeoff.ui.text.Texts;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** What a report can be written as. */
enum ReportFormat {
  PPTX(Feather.MONITOR, Texts.of("report.format.pptx"), Texts.of("report.format.pptx.help")),
  PDF(Feather.FILE_TEXT, Texts.of("report.format.pdf"), Texts.of("report.format.pdf.help")),
  HTML(Feather.GLOBE, Texts.of("report.format.html"), Texts.of("report.format.html.help")),
  XLSX(Feather.GRID, Texts.of("report.format.xlsx"), Texts.of("report.format.xlsx.help")),
  PNG(Feather.IMAGE, Texts.of("report.format.png"), Texts.of("report.format.png.help")),
  SVG(Feather.PEN_TOOL, Texts.of("report.format.svg"), Texts.of("report.format.svg.help")),
  JSON(Feather.CODE, Texts.of("report.format.json"), Texts.of("report.format.json.help")),
  CSV(Feather.LIST, Texts.of("report.format.csv"), Texts.of("report.format.csv.help"));

  private final Feather icon;
  private final String label;
  private final String help;

  ReportFormat(Feather icon, String label, String help) {
    this.icon = icon;
    this.label = label;
    this.help = help;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  Feather icon() {
    return icon;
  }

  String label() {
    return label;
  }

  String help() {
    return help;
  }

  /** Whether it holds the kinds of report, rather than a picture or the bare figures. */
  boolean document() {
    return this == PPTX || this == PDF || this == HTML || this == XLSX;
  }

  /** The format of this extension, for an icon; a text where there is none such. */
  static ReportFormat of(String extension) {
    for (ReportFormat format : values()) {
      if (format.extension().equals(extension)) {
        return format;
      }
    }
    return CSV;
  }
}
