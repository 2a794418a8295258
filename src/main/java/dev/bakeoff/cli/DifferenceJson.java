package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.version.Difference;

/** The document of {@code dataset diff --json}. */
final class DifferenceJson {
  private DifferenceJson() {}

  static ObjectNode of(Difference difference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("left", difference.left().toString());
    json.put("right", difference.right().toString());
    json.put("same", difference.isNone());
    ArrayNode tables = json.putArray("tables");
    difference.tables().forEach(table -> tables.add(of(table)));
    return json;
  }

  private static ObjectNode of(Difference.Table table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", table.name());
    json.put("same", table.isSame());
    table.leftRows().ifPresent(rows -> json.put("left_rows", rows));
    table.rightRows().ifPresent(rows -> json.put("right_rows", rows));
    json.put("same_rows", table.sameRows());
    ArrayNode schema = json.putArray("schema");
    table.schema().forEach(schema::add);
    table
        .rows()
        .ifPresent(
            rows -> {
              ObjectNode node = json.putObject("rows");
              node.put("by_key", rows.byKey());
              node.put("added", rows.added());
              node.put("removed", rows.removed());
              node.put("changed", rows.changed());
              ArrayNode examples = node.putArray("examples");
              rows.examples().forEach(examples::add);
            });
    ArrayNode columns = json.putArray("columns");
    for (Difference.ColumnDifference column : table.columns()) {
      ObjectNode node = columns.addObject();
      node.put("name", column.column());
      node.put("changed_rows", column.changedRows());
      node.set("left", of(column.left()));
      node.set("right", of(column.right()));
    }
    return json;
  }

  private static ObjectNode of(ColumnStats stats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("null_share", stats.nullShare());
    json.put("distinct", stats.distinct());
    stats.min().ifPresent(min -> json.put("min", min));
    stats.max().ifPresent(max -> json.put("max", max));
    return json;
  }
}
