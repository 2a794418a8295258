package dev.bakeoff.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.ForeignTables.ForeignTable;
import dev.bakeoff.platform.PlatformSession;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ExtendWith(LocalDynamoDb.Extension.class)
final class DynamoDbForeignTablesTest {
  private static final String PREFIX = "foreign.";

  private final LocalDynamoDb server;

  DynamoDbForeignTablesTest(LocalDynamoDb server) {
    this.server = server;
  }

  private PlatformSession open() {
    return new DynamoDbAdapter()
        .open(
            new Connection(
                "mine",
                "dynamodb",
                "foreign_1_0",
                false,
                server.settings(PREFIX),
                LocalDynamoDb.secrets()));
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(String digits) {
    return AttributeValue.fromN(digits);
  }

  private void create(
      DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
    client.createTable(
        r ->
            r.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    List.of(
                        AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build(),
                        AttributeDefinition.builder()
                            .attributeName("sk")
                            .attributeType(ScalarAttributeType.N)
                            .build()))
                .keySchema(
                    List.of(
                        KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build(),
                        KeySchemaElement.builder()
                            .attributeName("sk")
                            .keyType(KeyType.RANGE)
                            .build())));
    items.forEach(item -> client.putItem(r -> r.tableName(table).item(item)));
  }

  private static Map<String, AttributeValue> item(int number, Object... attributes) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", s("item"));
    item.put("sk", n(Integer.toString(number)));
    for (int i = 0; i < attributes.length; i += 2) {
      item.put((String) attributes[i], (AttributeValue) attributes[i + 1]);
    }
    return item;
  }

  @Test
  void columnsAreWhatEveryItemTogetherSaysTheyAre() {
    String table = PREFIX + "items";
    try (DynamoDbClient client = server.plainClient();
        PlatformSession session = open()) {
      create(
          client,
          table,
          List.of(
              item(
                  1,
                  "int",
                  n("5"),
                  "big",
                  n("5000000000"),
                  "huge",
                  n("123456789012345678901234567890"),
                  "price",
                  n("1.5"),
                  "double",
                  n("0.123456789012"),
                  "exponent",
                  n("1E+100"),
                  "day",
                  s("2024-02-29"),
                  "when",
                  s("2024-02-29T12:00:00Z"),
                  "wall",
                  s("2024-02-29T12:00:00.25"),
                  "broken",
                  s("2024-02-30"),
                  "mixed",
                  n("7"),
                  "flag",
                  AttributeValue.fromBool(true),
                  "map",
                  AttributeValue.fromM(Map.of("b", n("1"), "a", s("x"))),
                  "set",
                  AttributeValue.fromNs(List.of("1", "2")),
                  "bytes",
                  AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
                  "nothing",
                  AttributeValue.fromNul(true)),
              item(
                  2,
                  "int",
                  n("-2147483648"),
                  "price",
                  n("12345678901234.25"),
                  "day",
                  s("1969-12-31"),
                  "when",
                  s("1969-12-31T23:59:59.999999Z"),
                  "mixed",
                  s("seven"),
                  "flag",
                  AttributeValue.fromNul(true)),
              item(3)));
      ForeignTables foreign = session.foreignTables().orElseThrow();
      List<ForeignTable> tables = foreign.list(PREFIX + "it", Progress.NONE, new Cancellation());
      assertThat(tables).hasSize(1);
      ForeignTable found = tables.getFirst();
      assertThat(found.name()).isEqualTo(table);
      assertThat(found.rows()).hasValue(3);
      assertThat(found.schema().primaryKey()).containsExactly("pk", "sk");
      Map<String, ColumnType> types = new TreeMap<>();
      found.schema().columns().forEach(c -> types.put(c.name(), c.type()));
      assertThat(types)
          .containsEntry("pk", ColumnType.TEXT)
          .containsEntry("sk", ColumnType.INT)
          .containsEntry("int", ColumnType.INT)
          .containsEntry("big", ColumnType.BIGINT)
          .containsEntry("huge", ColumnType.TEXT)
          .containsEntry("price", ColumnType.decimal(18, 2))
          .containsEntry("double", ColumnType.DOUBLE)
          .containsEntry("exponent", ColumnType.DOUBLE)
          .containsEntry("day", ColumnType.DATE)
          .containsEntry("when", ColumnType.TIMESTAMP_TZ)
          .containsEntry("wall", ColumnType.TIMESTAMP)
          .containsEntry("broken", ColumnType.TEXT)
          .containsEntry("mixed", ColumnType.TEXT)
          .containsEntry("flag", ColumnType.BOOLEAN)
          .containsEntry("map", ColumnType.JSON)
          .containsEntry("set", ColumnType.JSON)
          .containsEntry("bytes", ColumnType.TEXT)
          .containsEntry("nothing", ColumnType.TEXT);
      assertThat(found.schema().column("sk").nullable()).isFalse();
      assertThat(found.schema().column("flag").nullable()).isTrue();
      assertThat(String.join(" ", found.notes()))
          .contains("'mixed' holds values of several types (1 S, 1 N)")
          .contains("sets of 'set'")
          .contains("Base64")
          .contains("3 items");
      Map<Long, Map<String, String>> rows = read(foreign, found);
      assertThat(rows).containsOnlyKeys(1L, 2L, 3L);
      assertThat(rows.get(1L))
          .containsEntry("huge", "123456789012345678901234567890")
          .containsEntry("price", "150")
          .containsEntry("exponent", "1.0E100")
          .containsEntry("day", "19782")
          .containsEntry("mixed", "7")
          .containsEntry("map", "{\"a\":\"x\",\"b\":1}")
          .containsEntry("set", "[1,2]")
          .containsEntry("bytes", "aGk=")
          .doesNotContainKey("nothing");
      assertThat(rows.get(2L))
          .containsEntry("when", "-1")
          .containsEntry("mixed", "seven")
          .doesNotContainKeys("flag", "big");
      assertThat(rows.get(3L)).containsOnlyKeys("pk", "sk");
      client.deleteTable(r -> r.tableName(table));
    }
  }

  private static Map<Long, Map<String, String>> read(ForeignTables foreign, ForeignTable table) {
    Map<Long, Map<String, String>> rows = new HashMap<>();
    List<Column> columns = table.schema().columns();
    try (RowCursor cursor = foreign.read(table)) {
      while (cursor.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          if (!cursor.isNull(i)) {
            row.put(
                columns.get(i).name(),
                switch (columns.get(i).type().kind()) {
                  case TEXT, JSON -> new String(cursor.bytesAt(i), StandardCharsets.UTF_8);
                  case DOUBLE -> Double.toString(cursor.doubleAt(i));
                  case INT, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP, TIMESTAMP_TZ, DATE ->
                      Long.toString(cursor.longAt(i));
                });
          }
        }
        rows.put(Long.parseLong(row.get("sk")), row);
      }
    }
    return rows;
  }

  @Test
  void aTableThatBakeoffLoadedComesBackAsItWas() {
    List<Object[]> all =
        List.of(new Object[] {1L, 2.5, "2024-01-01"}, new Object[] {2L, null, "x"});
    Rows rows =
        new Rows(
            Rows.table(
                "typed",
                List.of(
                    new Column("id", ColumnType.BIGINT, false),
                    new Column("value", ColumnType.DOUBLE, true),
                    new Column("text", ColumnType.TEXT, false)),
                List.of(),
                all));
    try (PlatformSession session = open()) {
      rows.loadInto(session);
      ForeignTables foreign = session.foreignTables().orElseThrow();
      List<ForeignTable> tables = foreign.list("", Progress.NONE, new Cancellation());
      assertThat(tables)
          .singleElement()
          .satisfies(
              table -> {
                assertThat(table.name()).isEqualTo("foreign.foreign_1_0_typed");
                assertThat(table.schema().columns())
                    .isEqualTo(rows.manifest().tables().getFirst().schema().columns());
                assertThat(Rows.fingerprint(foreign.read(table), table.schema()))
                    .isEqualTo(rows.manifest().tables().getFirst().fingerprint());
              });
      session.unload();
    }
  }

  @Test
  void aPrefixThatNothingHasIsRefused() {
    try (PlatformSession session = open()) {
      ForeignTables foreign = session.foreignTables().orElseThrow();
      assertThatThrownBy(() -> foreign.list("nowhere.", Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("nowhere.");
    }
  }
}
