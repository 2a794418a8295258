package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** The requests that read items, each sent once and metered. Thread-safe. */
final class ItemReads {
  /** Items that one BatchGetItem or TransactGetItems takes. */
  static final int MOST_ITEMS = 100;

  private final DynamoDbClient client;
  private final boolean consistent;
  private final Meter meter;

  ItemReads(DynamoDbClient client, boolean consistent, Meter meter) {
    this.client = client;
    this.consistent = consistent;
    this.meter = meter;
  }

  /** An item's place. */
  record Place(String table, Map<String, AttributeValue> key) {}

  /** The item; empty where there is none. */
  Map<String, AttributeValue> get(Place place) {
    GetItemResponse answer =
        client.getItem(
            r ->
                r.tableName(place.table())
                    .key(place.key())
                    .consistentRead(consistent)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    meter.read(answer.consumedCapacity());
    return answer.item();
  }

  /**
   * The first items that a query finds; it is sent again for the rest where the items take more
   * than the 1 MB of a page.
   */
  List<Map<String, AttributeValue>> query(QueryRequest query, int limit) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    QueryRequest next = query;
    while (true) {
      QueryResponse answer = client.query(next);
      meter.read(answer.consumedCapacity());
      found.addAll(answer.items());
      if (!answer.hasLastEvaluatedKey()
          || answer.lastEvaluatedKey().isEmpty()
          || found.size() >= limit) {
        return found;
      }
      next =
          query.toBuilder()
              .exclusiveStartKey(answer.lastEvaluatedKey())
              .limit(limit - found.size())
              .build();
    }
  }

  /**
   * Items of any tables by BatchGetItem, at most {@value #MOST_ITEMS} to a request, in the order
   * asked for; empty ones where there are none.
   *
   * @throws PlatformException of kind THROTTLED where DynamoDB left some unread
   */
  List<Map<String, AttributeValue>> batch(List<Place> places) throws PlatformException {
    Map<Place, Map<String, AttributeValue>> found = new HashMap<>();
    for (int from = 0; from < places.size(); from += MOST_ITEMS) {
      List<Place> asked = places.subList(from, Math.min(places.size(), from + MOST_ITEMS));
      Map<String, KeysAndAttributes> left = byTable(asked);
      while (!left.isEmpty()) {
        left = batch(left, asked, found);
      }
    }
    return places.stream().map(place -> found.getOrDefault(place, Map.of())).toList();
  }

  private Map<String, KeysAndAttributes> batch(
      Map<String, KeysAndAttributes> request,
      List<Place> asked,
      Map<Place, Map<String, AttributeValue>> found)
      throws PlatformException {
    BatchGetItemResponse answer =
        client.batchGetItem(
            r -> r.requestItems(request).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    meter.request();
    answer.consumedCapacity().forEach(meter::addRead);
    int read = 0;
    for (Map.Entry<String, List<Map<String, AttributeValue>>> table :
        answer.responses().entrySet()) {
      for (Map<String, AttributeValue> item : table.getValue()) {
        read++;
        asked.stream()
            .filter(place -> place.table().equals(table.getKey()) && isAt(item, place))
            .forEach(place -> found.put(place, item));
      }
    }
    Map<String, KeysAndAttributes> left = answer.unprocessedKeys();
    if (!left.isEmpty() && read == 0) {
      // With items read, the answer was full at 16 MB; with none, DynamoDB holds back.
      meter.throttled();
      throw new PlatformException(
          ErrorKind.THROTTLED, "BatchGetItem left every key unprocessed.", null);
    }
    return left;
  }

  /**
   * Items of any tables as one snapshot, by TransactGetItems, in the order asked for; empty ones
   * where there are none.
   */
  List<Map<String, AttributeValue>> transaction(List<Place> places) {
    TransactGetItemsResponse answer =
        client.transactGetItems(
            r ->
                r.transactItems(
                        places.stream()
                            .map(
                                place ->
                                    TransactGetItem.builder()
                                        .get(g -> g.tableName(place.table()).key(place.key()))
                                        .build())
                            .toList())
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    meter.request();
    answer.consumedCapacity().forEach(meter::addRead);
    return answer.responses().stream().map(ItemResponse::item).toList();
  }

  /** Counts a failure that was one of capacity. */
  PlatformException failure(SdkException e) {
    PlatformException failure = Failures.failure(e);
    if (failure.kind() == ErrorKind.THROTTLED) {
      meter.throttled();
    }
    return failure;
  }

  private Map<String, KeysAndAttributes> byTable(List<Place> places) {
    Map<String, List<Map<String, AttributeValue>>> keys = new HashMap<>();
    for (Place place : places) {
      keys.computeIfAbsent(place.table(), _ -> new ArrayList<>()).add(place.key());
    }
    Map<String, KeysAndAttributes> request = new HashMap<>();
    keys.forEach(
        (table, all) ->
            request.put(
                table, KeysAndAttributes.builder().keys(all).consistentRead(consistent).build()));
    return request;
  }

  private static boolean isAt(Map<String, AttributeValue> item, Place place) {
    return place.key().entrySet().stream()
        .allMatch(part -> part.getValue().equals(item.get(part.getKey())));
  }
}
