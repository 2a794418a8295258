package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.BadRowSummary;
import dev.bakeoff.dataset.exchange.ImportPreview;
import dev.bakeoff.dataset.exchange.ImportReport;
import java.util.List;
import java.util.Locale;

/** What an import would bring and what it brought, for people and as JSON. */
final class ImportText {
  private static final int EXAMPLES_WIDTH = 48;

  private ImportText() {}

  static void print(ImportPreview preview, List<TableSchema> schemas, Console console) {
    for (int i = 0; i < schemas.size(); i++) {
      ImportPreview.TablePreview found = preview.tables().get(i);
      TableSchema schema = schemas.get(i);
      console.print(
          schema.name()
              + (found.rows().isPresent()
                  ? String.format(Locale.ROOT, ": %,d rows", found.rows().getAsLong())
                  : "")
              + (schema.primaryKey().isEmpty()
                  ? ""
                  : ", key " + String.join(", ", schema.primaryKey())));
      TextTable table = new TextTable(List.of("  COLUMN", "TYPE", "NULLS", "EXAMPLES", ""), 2);
      for (int c = 0; c < schema.columns().size(); c++) {
        Column column = schema.columns().get(c);
        ImportPreview.ColumnPreview seen = found.columns().get(c);
        table.add(
            "  " + column.name(),
            column.type().name(),
            seen.nulls().isPresent()
                ? String.format(Locale.ROOT, "%,d", seen.nulls().getAsLong())
                : "",
            shortened(String.join(" | ", seen.examples())),
            seen.note().orElse(""));
      }
      console.print(table.toString());
      if (schema.primaryKey().isEmpty() && !found.keys().isEmpty()) {
        console.print(
            "  Could be the key, all values being different: " + String.join(", ", found.keys()));
      }
    }
  }

  /** What an import would say of bad rows, and notes. */
  static void printFindings(ImportPreview preview, Console console) {
    for (ImportPreview.TablePreview found : preview.tables()) {
      if (found.badRows().count() > 0) {
        console.print(found.badRows().text());
      }
    }
    preview.notes().forEach(console::print);
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    return line.codePointCount(0, line.length()) <= EXAMPLES_WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, EXAMPLES_WIDTH - 1)) + "…";
  }

  static void print(ImportReport report, Console console) {
    for (BadRowSummary bad : report.badRows()) {
      console.print(bad.text());
      bad.setAside().ifPresent(file -> console.print("They are in " + file + "."));
    }
    report.notes().forEach(console::print);
    TextTable table = new TextTable(List.of("TABLE", "ROWS", "FINGERPRINT"), 1);
    for (TableEntry entry : report.manifest().tables()) {
      table.add(entry.name(), String.format(Locale.ROOT, "%,d", entry.rows()), entry.fingerprint());
    }
    console.print(table.toString());
    console.print(
        "%s is in the catalog, fingerprint %s."
            .formatted(report.manifest().ref(), report.manifest().fingerprint()));
  }

  static ObjectNode json(ImportPreview preview, List<TableSchema> schemas) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("source", preview.source());
    node.put("format", preview.format().id());
    node.put("name", preview.name());
    node.put("version", preview.version());
    ArrayNode tables = node.putArray("tables");
    for (int i = 0; i < schemas.size(); i++) {
      ImportPreview.TablePreview found = preview.tables().get(i);
      ObjectNode table = tables.addObject();
      table.put("name", schemas.get(i).name());
      found.rows().ifPresent(rows -> table.put("rows", rows));
      ArrayNode columns = table.putArray("columns");
      for (int c = 0; c < schemas.get(i).columns().size(); c++) {
        Column column = schemas.get(i).columns().get(c);
        ImportPreview.ColumnPreview seen = found.columns().get(c);
        ObjectNode entry = columns.addObject();
        entry.put("name", column.name());
        entry.put("type", column.type().name());
        entry.put("nullable", column.nullable());
        seen.nulls().ifPresent(nulls -> entry.put("nulls", nulls));
        seen.examples().forEach(entry.putArray("examples")::add);
        seen.note().ifPresent(note -> entry.put("note", note));
      }
      schemas.get(i).primaryKey().forEach(table.putArray("primary_key")::add);
      found.keys().forEach(table.putArray("key_candidates")::add);
      table.set("bad_rows", json(found.badRows()));
    }
    preview.notes().forEach(node.putArray("notes")::add);
    return node;
  }

  static ObjectNode json(ImportReport report) {
    ObjectNode node = DatasetJson.toJson(report.manifest());
    ArrayNode bad = node.putArray("bad_rows");
    report.badRows().forEach(b -> bad.add(json(b)));
    report.notes().forEach(node.putArray("notes")::add);
    return node;
  }

  private static ObjectNode json(BadRowSummary bad) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("table", bad.table());
    node.put("count", bad.count());
    ArrayNode first = node.putArray("first");
    for (BadRowSummary.BadRow row : bad.first()) {
      ObjectNode entry = first.addObject();
      entry.put("file", row.file().getFileName().toString());
      entry.put("line", row.line());
      entry.put("reason", row.reason());
    }
    bad.setAside().ifPresent(file -> node.put("set_aside", file.toString()));
    return node;
  }
}
