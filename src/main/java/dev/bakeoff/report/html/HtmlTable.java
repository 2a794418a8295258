package dev.bakeoff.report.html;

import dev.bakeoff.compare.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as the template wants it; every cell may carry a number to sort by and a class. */
final class HtmlTable {
  private final List<Map<String, Object>> header = new ArrayList<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private List<Map<String, Object>> cells = new ArrayList<>();

  HtmlTable column(String title, boolean number) {
    header.add(Map.of("title", title, "number", number));
    return this;
  }

  HtmlTable row() {
    cells = new ArrayList<>();
    rows.add(Map.of("cells", cells));
    return this;
  }

  HtmlTable text(String text) {
    return cell(text, text, "", "");
  }

  HtmlTable swatch(String text, String color) {
    return cell(text, text, "", color);
  }

  HtmlTable number(String text, double sort) {
    return cell(text, Double.isFinite(sort) ? "" + sort : "", "n", "");
  }

  HtmlTable count(long count) {
    return number(Figures.count(count), (double) count);
  }

  HtmlTable marked(String text, double sort, String kind) {
    return cell(text, Double.isFinite(sort) ? "" + sort : "", "n " + kind, "");
  }

  private HtmlTable cell(String text, String sort, String kind, String swatch) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("text", text);
    cell.put("sort", sort);
    cell.put("kind", kind);
    cell.put("swatch", swatch);
    cell.put("colored", !swatch.isEmpty());
    cells.add(cell);
    return this;
  }

  Map<String, Object> model() {
    return Map.of("header", List.copyOf(header), "rows", List.copyOf(rows));
  }
}
