package dev.bakeoff.report.html;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.table.ReportTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as the template wants it. */
final class TableModel {
  private TableModel() {}

  static Map<String, Object> of(String caption, ReportTable table, Ink ink) {
    return Map.of(
        "caption",
        caption,
        "header",
        table.columns().stream()
            .map(column -> Map.of("title", column.title(), "number", column.number()))
            .toList(),
        "rows",
        table.rows().stream().map(row -> row(row, ink)).toList());
  }

  private static Map<String, Object> row(List<ReportTable.Cell> cells, Ink ink) {
    return Map.of("cells", cells.stream().map(cell -> cell(cell, ink)).toList());
  }

  private static Map<String, Object> cell(ReportTable.Cell cell, Ink ink) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("text", cell.text());
    model.put("sort", sort(cell));
    model.put("kind", cell.kind());
    model.put("swatch", cell.swatch().isEmpty() ? "" : ink.apply(Rgb.parse(cell.swatch())));
    model.put("colored", !cell.swatch().isEmpty());
    return model;
  }

  /** Cells of words are sorted by them, figures that are not there come last. */
  private static String sort(ReportTable.Cell cell) {
    if (cell.sort().isPresent()) {
      return "" + cell.sort().getAsDouble();
    }
    return cell.kind().startsWith("n") ? "" : cell.text();
  }
}
