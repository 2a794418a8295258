package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.dynamodb.DynamoDbSettings.Projection;
import dev.bakeoff.platform.dynamodb.ItemReads.Place;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Where the items of a key are, and how they are read as rows. Immutable and thread-safe.
 *
 * @param layout of the tables
 * @param settings of the connection
 */
record ItemRequests(Layout layout, DynamoDbSettings settings) {
  /** Whether what is read there is the row as a whole: the table itself, or an index of all. */
  boolean isWhole(String index) {
    return index.isEmpty() || settings.projection() == Projection.ALL;
  }

  void checkLimit(int items) throws PlatformException {
    if (items > ItemReads.MOST_ITEMS && settings.projection() == Projection.KEYS_THEN_TRANSACTION) {
      throw new PlatformException(
          ErrorKind.OTHER,
          "A transaction of DynamoDB reads %d items at most, not %d."
              .formatted(ItemReads.MOST_ITEMS, items),
          null);
    }
  }

  QueryRequest.Builder newest(TablePlan plan, String index, String keyColumn, long key, int limit) {
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

  TablePlan byKey(TableSchema table, String column) throws PlatformException {
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

  static String index(TablePlan plan, String key, String order) throws PlatformException {
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

  static Place place(TablePlan plan, long key) {
    return new Place(plan.name(), Map.of(plan.key().getFirst().attribute(), number(key)));
  }

  /** The place of the item that an index's keys belong to. */
  static Place place(TablePlan plan, Map<String, AttributeValue> keys) {
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

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue time(ColumnType type, long canonical) {
    return AttributeValue.fromS(
        type.kind() == ColumnType.Kind.DATE
            ? IsoTimes.date(IsoTimes.clampDays(canonical))
            : IsoTimes.timestamp(
                IsoTimes.clampMicros(canonical), type.kind() == ColumnType.Kind.TIMESTAMP_TZ));
  }

  static int readAll(List<Column> columns, List<Map<String, AttributeValue>> items) {
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
  static int read(List<Column> columns, Map<String, AttributeValue> item) {
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
}
