package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.dynamodb.DynamoDbSettings.Projection;
import dev.bakeoff.platform.dynamodb.ItemReads.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client. All clients of a session share one pool of connections, as the clients of one service
 * do. Every request is sent once: the SDK does not repeat it.
 */
final class ItemClient implements PlatformClient {
  private static final AttributeValue ONE = AttributeValue.fromN("1");
  private static final AttributeValue NUMBER = AttributeValue.fromS("N");

  private final DynamoDbClient client;
  private final Layout layout;
  private final DynamoDbSettings settings;
  private final ItemReads reads;
  private final Meter meter;
  private final boolean readOnly;

  /**
   * A client of a session.
   *
   * @param readOnly whether it may change nothing
   */
  ItemClient(
      DynamoDbClient measured,
      Layout layout,
      DynamoDbSettings settings,
      Meter meter,
      boolean readOnly) {
    this.readOnly = readOnly;
    this.client = measured;
    this.layout = layout;
    this.settings = settings;
    this.reads = new ItemReads(measured, settings.consistent(), meter);
    this.meter = meter;
  }

  /** A request by a key, as the SDK runs it. */
  @FunctionalInterface
  private interface Request {
    int run(long key) throws PlatformException;
  }

  @Override
  public Operation prepare(Access access) throws PlatformException {
    Request request =
        switch (access) {
          case Access.Lookup lookup -> lookup(lookup);
          case Access.Fanout fanout -> fanout(fanout);
          case Access.TimeSeries series -> timeSeries(series);
          case Access.Update update -> update(update);
          case Access.Aggregation _ ->
              throw new PlatformException(
                  ErrorKind.OTHER, "DynamoDB cannot group and add up rows.", null);
        };
    return key -> {
      try {
        return request.run(key);
      } catch (SdkException e) {
        throw reads.failure(e);
      }
    };
  }

  private Request lookup(Access.Lookup access) throws PlatformException {
    TablePlan plan = byKey(access.table(), access.keyColumn());
    List<Column> columns = access.table().columns();
    return key -> {
      Map<String, AttributeValue> item = reads.get(place(plan, key));
      return item.isEmpty() ? 0 : read(columns, item);
    };
  }

  /**
   * GetItem for the parent, then Query for its children; or, where indexes carry keys only, Query
   * for the children's keys, then everything by one request over both tables.
   */
  private Request fanout(Access.Fanout access) throws PlatformException {
    TablePlan parent = byKey(access.parent(), access.parentKey());
    TablePlan child = layout.plan(access.child());
    String index = index(child, access.childKey(), access.orderColumn());
    List<Column> parentColumns = access.parent().columns();
    List<Column> childColumns = access.child().columns();
    int limit = access.limit();
    if (isWhole(index)) {
      return key -> {
        Map<String, AttributeValue> item = reads.get(place(parent, key));
        if (item.isEmpty()) {
          return 0;
        }
        read(parentColumns, item);
        return Math.max(
            1,
            readAll(
                childColumns,
                reads.query(newest(child, index, access.childKey(), key, limit).build(), limit)));
      };
    }
    checkLimit(limit + 1);
    return key -> {
      List<Place> places = new ArrayList<>();
      places.add(place(parent, key));
      reads
          .query(newest(child, index, access.childKey(), key, limit).build(), limit)
          .forEach(keys -> places.add(place(child, keys)));
      List<Map<String, AttributeValue>> items = several(places);
      if (items.getFirst().isEmpty()) {
        return 0;
      }
      read(parentColumns, items.getFirst());
      return Math.max(1, readAll(childColumns, items.subList(1, items.size())));
    };
  }

  private Request timeSeries(Access.TimeSeries access) throws PlatformException {
    TablePlan plan = layout.plan(access.table());
    String index = index(plan, access.keyColumn(), access.timeColumn());
    List<Column> columns = access.table().columns();
    int limit = access.limit();
    if (access.from() >= access.until()) {
      return _ -> 0;
    }
    ColumnType type = access.table().column(access.timeColumn()).type();
    AttributeValue first = time(type, access.from());
    AttributeValue last = time(type, access.until() - 1);
    if (!isWhole(index)) {
      checkLimit(limit);
    }
    return key -> {
      QueryRequest query =
          newest(plan, index, access.keyColumn(), key, limit)
              .keyConditionExpression("#k = :k AND #t BETWEEN :f AND :l")
              .expressionAttributeNames(Map.of("#k", access.keyColumn(), "#t", access.timeColumn()))
              .expressionAttributeValues(Map.of(":k", number(key), ":f", first, ":l", last))
              .build();
      List<Map<String, AttributeValue>> found = reads.query(query, limit);
      return readAll(
          columns,
          isWhole(index) ? found : several(found.stream().map(keys -> place(plan, keys)).toList()));
    };
  }

  /** A null stays null, and a row that is not there stays away, as on SQL platforms. */
  private Request update(Access.Update access) throws PlatformException {
    if (readOnly) {
      throw new PlatformException(
          ErrorKind.DENIED, "The session was opened for reading only.", null);
    }
    TablePlan plan = byKey(access.table(), access.keyColumn());
    Map<String, String> names = Map.of("#c", access.valueColumn());
    Map<String, AttributeValue> values = Map.of(":one", ONE, ":n", NUMBER);
    return key -> {
      try {
        UpdateItemResponse answer =
            client.updateItem(
                r ->
                    r.tableName(plan.name())
                        .key(place(plan, key).key())
                        .updateExpression("SET #c = #c + :one")
                        .conditionExpression("attribute_type(#c, :n)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        meter.write(answer.consumedCapacity());
        return 1;
      } catch (ConditionalCheckFailedException e) {
        // Its answer does not say what it consumed.
        meter.request();
        return e.hasItem() && !e.item().isEmpty() ? 1 : 0;
      }
    };
  }

  private List<Map<String, AttributeValue>> several(List<Place> places) throws PlatformException {
    if (places.isEmpty()) {
      return List.of();
    }
    return settings.projection() == Projection.KEYS_THEN_TRANSACTION
        ? reads.transaction(places)
        : reads.batch(places);
  }

  /** Whether what is read there is the row as a whole: the table itself, or an index of all. */
  private boolean isWhole(String index) {
    return index.isEmpty() || settings.projection() == Projection.ALL;
  }

  private void checkLimit(int items) throws PlatformException {
    if (items > ItemReads.MOST_ITEMS && settings.projection() == Projection.KEYS_THEN_TRANSACTION) {
      throw new PlatformException(
          ErrorKind.OTHER,
          "A transaction of DynamoDB reads %d items at most, not %d."
              .formatted(ItemReads.MOST_ITEMS, items),
          null);
    }
  }

  private QueryRequest.Builder newest(
      TablePlan plan, String index, String keyColumn, long key, int limit) {
    return QueryRequest.builder()
        .tableName(plan.name())
        .indexName(index.isEmpty() ? null : index)
        .keyConditionExpression("#k = :k")
        .expressionAttributeNames(Map.of("#k", keyColumn))
        .expressionAttributeValues(Map.of(":k", number(key)))
        .scanIndexForward(false)
        .consistentRead(index.isEmpty() && settings.consistent())
        .limit(limit)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
  }

  private TablePlan byKey(TableSchema table, String column) throws PlatformException {
    TablePlan plan = layout.plan(table);
    if (!plan.isKey(column)) {
      throw new PlatformException(
          ErrorKind.OTHER,
          "'%s' is not the partition key of the DynamoDB table '%s'."
              .formatted(column, plan.name()),
          null);
    }
    return plan;
  }

  private static String index(TablePlan plan, String key, String order) throws PlatformException {
    return plan.path(key, order)
        .orElseThrow(
            () ->
                new PlatformException(
                    ErrorKind.OTHER,
                    "The table '%s' has no index on '%s' and '%s', without which DynamoDB cannot"
                            .formatted(plan.schema().name(), key, order)
                        + " find its rows.",
                    null));
  }

  private static Place place(TablePlan plan, long key) {
    return new Place(plan.name(), Map.of(plan.key().getFirst().attribute(), number(key)));
  }

  /** The place of the item that an index's keys belong to. */
  private static Place place(TablePlan plan, Map<String, AttributeValue> keys) {
    return switch (plan.key().size()) {
      case 1 -> {
        String only = plan.key().getFirst().attribute();
        yield new Place(plan.name(), Map.of(only, keys.get(only)));
      }
      default -> {
        String partition = plan.key().getFirst().attribute();
        String sort = plan.key().getLast().attribute();
        yield new Place(plan.name(), Map.of(partition, keys.get(partition), sort, keys.get(sort)));
      }
    };
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue time(ColumnType type, long canonical) {
    return AttributeValue.fromS(
        type.kind() == ColumnType.Kind.DATE
            ? IsoTimes.date(IsoTimes.clampDays(canonical))
            : IsoTimes.timestamp(
                IsoTimes.clampMicros(canonical), type.kind() == ColumnType.Kind.TIMESTAMP_TZ));
  }

  private static int readAll(List<Column> columns, List<Map<String, AttributeValue>> items) {
    int rows = 0;
    for (Map<String, AttributeValue> item : items) {
      // One that an index still knows may have gone from its table.
      if (!item.isEmpty()) {
        rows += read(columns, item);
      }
    }
    return rows;
  }

  /** Reads every column as what it is, as clients of other platforms do. */
  private static int read(List<Column> columns, Map<String, AttributeValue> item) {
    for (Column column : columns) {
      AttributeValue value = item.get(column.name());
      if (value != null) {
        switch (column.type().kind()) {
          case INT, BIGINT, DECIMAL, BOOLEAN -> {
            var _ = ItemValues.longOf(column, value);
          }
          case DOUBLE -> {
            var _ = ItemValues.doubleOf(column, value);
          }
          case TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> {
            // The SDK has made text or a document of it already, which is what others hand over.
          }
        }
      }
    }
    return 1;
  }

  @Override
  public void close() {
    // The connections are the session's.
  }
}
