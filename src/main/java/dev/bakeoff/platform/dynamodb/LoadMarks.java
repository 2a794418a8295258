package dev.bakeoff.platform.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.jdbc.LoadMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Bakeoff's notes of what it loaded, in a small table of its own: an item for each load and one for
 * each table of it. By these a table is known to be Bakeoff's. (Tags would do, but DynamoDB Local
 * has none.) Thread-safe.
 */
final class LoadMarks {
  private static final String TABLE = "bakeoff_loads";
  private static final String NAMESPACE = "namespace";
  private static final String ITEM = "item";

  /** The item of the load itself; no table's name has this character. */
  private static final String LOAD = "*";

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final DynamoDbClient client;
  private final Tables tables;
  private final String name;

  LoadMarks(DynamoDbClient patient, Tables tables, String prefix) {
    this.client = patient;
    this.tables = tables;
    this.name = prefix + TABLE;
  }

  /**
   * A load.
   *
   * @param layout how its tables are laid out
   * @param names of its tables on DynamoDB
   */
  record Load(LoadMark mark, String layout, List<String> names) {}

  /** The notes' own table. */
  String tableName() {
    return name;
  }

  /** The load of a namespace, finished or not. */
  Optional<Load> find(String namespace) {
    List<String> names = new ArrayList<>();
    LoadMark mark = null;
    String layout = "";
    try {
      for (Map<String, AttributeValue> item :
          client
              .queryPaginator(
                  r ->
                      r.tableName(name)
                          .consistentRead(true)
                          .keyConditionExpression("#n = :n")
                          .expressionAttributeNames(Map.of("#n", NAMESPACE))
                          .expressionAttributeValues(Map.of(":n", AttributeValue.fromS(namespace))))
              .items()) {
        String entry = item.get(ITEM).s();
        if (entry.equals(LOAD)) {
          mark = LoadMark.parse(item.get("mark").s()).orElse(null);
          layout = item.get("layout").s();
        } else {
          names.add(entry);
        }
      }
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
    return mark == null ? Optional.empty() : Optional.of(new Load(mark, layout, names));
  }

  /** The shapes of all tables that Bakeoff loaded completely, by their names on DynamoDB. */
  Map<String, TableSchema> schemas() {
    Map<String, TableSchema> schemas = new HashMap<>();
    try {
      for (Map<String, AttributeValue> item :
          client.scanPaginator(r -> r.tableName(name).consistentRead(true)).items()) {
        if (item.containsKey("schema")) {
          readSchema(item.get("schema").s())
              .ifPresent(schema -> schemas.put(item.get(ITEM).s(), schema));
        }
      }
    } catch (ResourceNotFoundException e) {
      return Map.of();
    }
    return schemas;
  }

  /** Notes that tables are about to be created. */
  void begin(String namespace, Load load, List<TablePlan> plans) {
    ensureTable();
    // The load's own item last: without it the others count for nothing.
    for (TablePlan plan : plans) {
      put(namespace, plan.name(), Map.of("schema", AttributeValue.fromS(text(plan.schema()))));
    }
    put(namespace, load);
  }

  /** Notes how a load stands now. */
  void put(String namespace, Load load) {
    put(
        namespace,
        LOAD,
        Map.of(
            "mark",
            AttributeValue.fromS(load.mark().toText()),
            "layout",
            AttributeValue.fromS(load.layout())));
  }

  /** Forgets a load, after its tables have gone. */
  void remove(String namespace, List<String> names) {
    for (String item : names) {
      delete(namespace, item);
    }
    delete(namespace, LOAD);
  }

  private void put(String namespace, String item, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> all = new HashMap<>(attributes);
    all.putAll(key(namespace, item));
    client.putItem(r -> r.tableName(name).item(all));
  }

  private void delete(String namespace, String item) {
    try {
      client.deleteItem(r -> r.tableName(name).key(key(namespace, item)));
    } catch (ResourceNotFoundException e) {
      // There are no notes at all.
    }
  }

  private static Map<String, AttributeValue> key(String namespace, String item) {
    return Map.of(NAMESPACE, AttributeValue.fromS(namespace), ITEM, AttributeValue.fromS(item));
  }

  private void ensureTable() {
    if (tables.find(name).isEmpty()) {
      try {
        tables.create(Tables.textKeyed(name, NAMESPACE, ITEM));
      } catch (ResourceInUseException e) {
        // Another session is creating it.
      }
    }
    tables.awaitActive(name);
  }

  private static String text(TableSchema schema) {
    try {
      return JSON.writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings is always JSON", e);
    }
  }

  private static Optional<TableSchema> readSchema(String text) {
    try {
      return Optional.of(JSON.readValue(text, TableSchema.class));
    } catch (JsonProcessingException e) {
      // Of another version of Bakeoff: the table is read as anybody's.
      return Optional.empty();
    }
  }
}
