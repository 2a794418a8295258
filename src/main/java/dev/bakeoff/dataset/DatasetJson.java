package dev.bakeoff.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Dataset versions as the command line's {@code --json} shows them. */
public final class DatasetJson {
  private DatasetJson() {}

  /** The document of {@code dataset show NAME --json}, and one element of {@code dataset list}. */
  public static ObjectNode toJson(Manifest manifest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", manifest.name());
    json.put("version", manifest.version());
    json.put("spec", manifest.spec());
    json.put("scale", manifest.scale());
    json.put("seed", manifest.seed());
    json.put("created", manifest.created().toString());
    json.put("origin", manifest.origin().kind().name().toLowerCase(Locale.ROOT));
    manifest.parent().ifPresent(parent -> json.put("parent", parent));
    json.put("note", manifest.origin().note());
    json.put("rows", manifest.rows());
    json.put("bytes", manifest.bytes());
    json.put("fingerprint", manifest.fingerprint());
    ArrayNode tables = json.putArray("tables");
    for (TableEntry table : manifest.tables()) {
      ObjectNode entry = tables.addObject();
      entry.put("name", table.name());
      entry.put("rows", table.rows());
      entry.put("bytes", table.bytes());
      entry.put("fingerprint", table.fingerprint());
      ArrayNode columns = entry.putArray("columns");
      for (Column column : table.schema().columns()) {
        ObjectNode shape = columns.addObject();
        shape.put("name", column.name());
        shape.put("type", column.type().name());
        shape.put("nullable", column.nullable());
      }
    }
    return json;
  }

  /** The document of {@code dataset validate NAME --json}. */
  public static ObjectNode toJson(ValidationReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", report.dataset().name());
    report.dataset().version().ifPresent(version -> json.put("version", version));
    json.put("status", report.ok() ? "ok" : "failed");
    json.put("fingerprint", report.fingerprint());
    ArrayNode tables = json.putArray("tables");
    for (ValidationReport.TableReport table : report.tables()) {
      ObjectNode entry = tables.addObject();
      entry.put("name", table.table());
      entry.put("rows_expected", table.rowsExpected());
      entry.put("rows_read", table.rowsRead());
      entry.put("fingerprint_expected", table.fingerprintExpected());
      entry.put("fingerprint_read", table.fingerprintRead());
      ArrayNode problems = entry.putArray("problems");
      table.problems().forEach(problems::add);
    }
    return json;
  }
}
