package dev.bakeoff.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformContract;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

@ExtendWith(LocalDynamoDb.Extension.class)
class DynamoDbContractTest extends PlatformContract {
  private static final String PREFIX = "contract.";

  private final LocalDynamoDb server;

  DynamoDbContractTest(LocalDynamoDb server) {
    this.server = server;
  }

  /** DynamoDB Local writes some thousand items a second. */
  @Override
  protected long customerRows() {
    return 15_000;
  }

  @Override
  protected PlatformAdapter adapter() {
    return new DynamoDbAdapter();
  }

  @Override
  protected Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings) {
    Map<String, String> settings = new HashMap<>(server.settings(PREFIX));
    settings.putAll(moreSettings);
    return new Connection(
        "mine", "dynamodb", namespace, readOnly, settings, LocalDynamoDb.secrets());
  }

  @Override
  protected void assertNothingThere(String namespace) {
    try (DynamoDbClient client = server.plainClient()) {
      assertThat(LocalDynamoDb.tables(client, PREFIX + namespace)).isEmpty();
      assertThat(LocalDynamoDb.tables(client, PREFIX + "bakeoff_probe")).isEmpty();
      if (!LocalDynamoDb.tables(client, PREFIX + "bakeoff_loads").isEmpty()) {
        assertThat(client.scan(r -> r.tableName(PREFIX + "bakeoff_loads")).items())
            .noneMatch(item -> item.get("namespace").s().equals(namespace));
      }
    }
  }

  @Override
  protected String foreignPlace() {
    return PREFIX + NAMESPACE + "_";
  }

  @Override
  protected String foreignName(String table) {
    return foreignPlace() + table.replace(" ", ".20.").replace("\"", ".22.");
  }

  /** By requests that were written down without looking at the adapter's. */
  @Override
  protected List<List<Object>> ask(Access access, long key) {
    try (DynamoDbClient client = server.plainClient()) {
      return switch (access) {
        case Access.Lookup lookup -> {
          Map<String, AttributeValue> item = get(client, lookup.table(), lookup.keyColumn(), key);
          yield item.isEmpty() ? List.of() : List.of(row(lookup.table(), item));
        }
        case Access.Fanout fanout -> {
          List<Object> parent =
              row(fanout.parent(), get(client, fanout.parent(), fanout.parentKey(), key));
          List<List<Object>> rows = new ArrayList<>();
          for (Map<String, AttributeValue> child :
              client
                  .query(
                      query(fanout.child(), fanout.childKey(), fanout.orderColumn(), key)
                          .limit(fanout.limit())
                          .build())
                  .items()) {
            List<Object> joined = new ArrayList<>(parent);
            joined.addAll(row(fanout.child(), child));
            rows.add(joined);
          }
          if (rows.isEmpty()) {
            parent.addAll(Collections.nCopies(fanout.child().columns().size(), null));
            rows.add(parent);
          }
          yield rows;
        }
        case Access.TimeSeries series ->
            client
                .query(
                    query(series.table(), series.keyColumn(), series.timeColumn(), key)
                        .keyConditionExpression("#k = :k AND #t BETWEEN :f AND :u")
                        .expressionAttributeNames(
                            Map.of("#k", series.keyColumn(), "#t", series.timeColumn()))
                        .expressionAttributeValues(
                            Map.of(
                                ":k",
                                AttributeValue.fromN(Long.toString(key)),
                                ":f",
                                AttributeValue.fromS(iso(series.from())),
                                ":u",
                                AttributeValue.fromS(iso(series.until() - 1))))
                        .limit(series.limit())
                        .build())
                .items()
                .stream()
                .map(item -> row(series.table(), item))
                .toList();
        case Access.Latest latest ->
            client
                .query(
                    query(latest.table(), latest.keyColumn(), latest.orderColumn(), key)
                        .limit(latest.limit())
                        .build())
                .items()
                .stream()
                .map(item -> row(latest.table(), item))
                .toList();
        case Access.Aggregation _,
            Access.Update _,
            Access.MultiTable _,
            Access.Transaction _,
            Access.Sql _ ->
            throw new AssertionError(access);
      };
    }
  }

  private static String iso(long micros) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(ZoneOffset.UTC)
        .format(
            Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
  }

  private static Map<String, AttributeValue> get(
      DynamoDbClient client, TableSchema table, String column, long key) {
    return client
        .getItem(
            r ->
                r.tableName(name(table))
                    .key(Map.of(column, AttributeValue.fromN(Long.toString(key)))))
        .item();
  }

  private static QueryRequest.Builder query(
      TableSchema table, String column, String order, long key) {
    return QueryRequest.builder()
        .tableName(name(table))
        .indexName("by_" + column.replace("\"", ".22.") + "-and-" + order.replace("?", ".3f."))
        .keyConditionExpression("#k = :k")
        .expressionAttributeNames(Map.of("#k", column))
        .expressionAttributeValues(Map.of(":k", AttributeValue.fromN(Long.toString(key))))
        .scanIndexForward(false);
  }

  private static String name(TableSchema table) {
    return PREFIX + NAMESPACE + "_" + table.name().replace(" ", ".20.").replace("\"", ".22.");
  }

  private static List<Object> row(TableSchema table, Map<String, AttributeValue> item) {
    List<Object> row = new ArrayList<>();
    table
        .columns()
        .forEach(
            column -> {
              AttributeValue value = item.get(column.name());
              row.add(
                  value == null
                      ? null
                      : switch (value.type()) {
                        case S -> value.s();
                        case N -> new java.math.BigDecimal(value.n());
                        case BOOL -> value.bool();
                        default -> value.toString();
                      });
            });
    return row;
  }
}
