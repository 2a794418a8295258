package dev.bakeoff.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A row as text, for comparing by eye as well: written without the product's own canonical form, so
 * that the two check each other.
 */
final class CanonicalRow {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CanonicalRow() {}

  static String text(RowCursor cursor, TableSchema schema) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      Column column = schema.columns().get(i);
      values.add(column.name() + "=" + (cursor.isNull(i) ? "null" : value(cursor, column, i)));
    }
    return String.join("|", values);
  }

  private static String value(RowCursor cursor, Column column, int i) {
    return switch (column.type().kind()) {
      case INT, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE ->
          Long.toString(cursor.longAt(i));
      case DOUBLE -> Double.toHexString(cursor.doubleAt(i) + 0.0);
      case TEXT -> '"' + new String(cursor.bytesAt(i), StandardCharsets.UTF_8) + '"';
      case JSON -> document(new String(cursor.bytesAt(i), StandardCharsets.UTF_8));
    };
  }

  private static String document(String text) {
    try {
      return sorted(JSON.readTree(text)).toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach(object::set);
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue() + 0.0) : node;
  }
}
