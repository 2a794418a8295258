package dev.bakeoff.ui.report;

import dev.bakeoff.ui.text.Texts;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** What a report can be written as. */
enum ReportFormat {
  PPTX(Feather.MONITOR),
  PDF(Feather.FILE_TEXT),
  HTML(Feather.GLOBE),
  XLSX(Feather.GRID),
  PNG(Feather.IMAGE),
  SVG(Feather.PEN_TOOL),
  JSON(Feather.CODE),
  CSV(Feather.LIST);

  private final Feather icon;

  ReportFormat(Feather icon) {
    this.icon = icon;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  Feather icon() {
    return icon;
  }

  String label() {
    return Texts.of("report.format." + extension());
  }

  String help() {
    return Texts.of("report.format." + extension() + ".help");
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
