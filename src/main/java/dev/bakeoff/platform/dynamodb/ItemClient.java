package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
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
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A client. All clients of a session share one pool of connections, as the clients of one service
 * do. Every request is sent once: the SDK does not repeat it.
 */
final class ItemClient implements PlatformClient {
  private final ItemRequests requests;
  private final ItemReads reads;
  private final ItemWrites writes;
  private final boolean transactional;
  private final boolean readOnly;
  private long firstRowAt;

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
    this.requests = new ItemRequests(layout, settings);
    this.reads = new ItemReads(measured, settings.consistent(), meter);
    this.writes = new ItemWrites(measured, requests, meter);
    this.transactional = settings.projection() == Projection.KEYS_THEN_TRANSACTION;
  }

  /** A request by a key, as the SDK runs it. */
  @FunctionalInterface
  interface Request {
    int run(long key) throws PlatformException;
  }

  @Override
  public Operation prepare(Access access) throws PlatformException {
    Request request =
        switch (access) {
          case Access.Lookup lookup -> lookup(lookup);
          case Access.Fanout fanout -> fanout(fanout);
          case Access.TimeSeries series -> timeSeries(series);
          case Access.Latest latest -> latest(latest);
          case Access.MultiTable several -> several(several);
          case Access.Update update -> {
            refuseReadOnly();
            yield writes.update(update);
          }
          case Access.Transaction transaction -> transaction(transaction);
          case Access.Aggregation _ -> throw cannot("group and add up rows");
          case Access.Sql _ -> throw cannot("run SQL");
        };
    return key -> {
      try {
        int rows = request.run(key);
        // An answer is taken in at once.
        firstRowAt = System.nanoTime();
        return rows;
      } catch (SdkException e) {
        throw reads.failure(e);
      }
    };
  }

  @Override
  public long firstRowAt() {
    return firstRowAt;
  }

  private static PlatformException cannot(String what) {
    return new PlatformException(ErrorKind.OTHER, "DynamoDB cannot " + what + ".", null);
  }

  private void refuseReadOnly() throws PlatformException {
    if (readOnly) {
      throw new PlatformException(
          ErrorKind.DENIED, "The session was opened for reading only.", null);
    }
  }

  private Request lookup(Access.Lookup access) throws PlatformException {
    TablePlan plan = requests.byKey(access.table(), access.keyColumn());
    List<Column> columns = access.table().columns();
    return key -> {
      Map<String, AttributeValue> item = reads.get(ItemRequests.place(plan, key));
      return item.isEmpty() ? 0 : ItemRequests.read(columns, item);
    };
  }

  /**
   * GetItem for the parent, then Query for its children; or, where indexes carry keys only, Query
   * for the children's keys, then everything by one request over both tables.
   */
  private Request fanout(Access.Fanout access) throws PlatformException {
    TablePlan parent = requests.byKey(access.parent(), access.parentKey());
    TablePlan child = requests.layout().plan(access.child());
    String index = ItemRequests.index(child, access.childKey(), access.orderColumn());
    List<Column> parentColumns = access.parent().columns();
    List<Column> childColumns = access.child().columns();
    int limit = access.limit();
    if (requests.isWhole(index)) {
      return key -> {
        Map<String, AttributeValue> item = reads.get(ItemRequests.place(parent, key));
        if (item.isEmpty()) {
          return 0;
        }
        ItemRequests.read(parentColumns, item);
        return Math.max(
            1,
            ItemRequests.readAll(
                childColumns,
                reads.query(
                    requests.newest(child, index, access.childKey(), key, limit).build(), limit)));
      };
    }
    requests.checkLimit(limit + 1);
    return key -> {
      List<Place> places = new ArrayList<>();
      places.add(ItemRequests.place(parent, key));
      reads
          .query(requests.newest(child, index, access.childKey(), key, limit).build(), limit)
          .forEach(keys -> places.add(ItemRequests.place(child, keys)));
      List<Map<String, AttributeValue>> items = fetched(places);
      if (items.getFirst().isEmpty()) {
        return 0;
      }
      ItemRequests.read(parentColumns, items.getFirst());
      return Math.max(1, ItemRequests.readAll(childColumns, items.subList(1, items.size())));
    };
  }

  private Request timeSeries(Access.TimeSeries access) throws PlatformException {
    TablePlan plan = requests.layout().plan(access.table());
    String index = ItemRequests.index(plan, access.keyColumn(), access.timeColumn());
    List<Column> columns = access.table().columns();
    int limit = access.limit();
    if (access.from() >= access.until()) {
      return _ -> 0;
    }
    ColumnType type = access.table().column(access.timeColumn()).type();
    AttributeValue first = ItemRequests.time(type, access.from());
    AttributeValue last = ItemRequests.time(type, access.until() - 1);
    if (!requests.isWhole(index)) {
      requests.checkLimit(limit);
    }
    return key -> {
      QueryRequest query =
          requests
              .newest(plan, index, access.keyColumn(), key, limit)
              .keyConditionExpression("#k = :k AND #t BETWEEN :f AND :l")
              .expressionAttributeNames(Map.of("#k", access.keyColumn(), "#t", access.timeColumn()))
              .expressionAttributeValues(
                  Map.of(":k", ItemRequests.number(key), ":f", first, ":l", last))
              .build();
      List<Map<String, AttributeValue>> found = reads.query(query, limit);
      return ItemRequests.readAll(
          columns,
          requests.isWhole(index)
              ? found
              : fetched(found.stream().map(keys -> ItemRequests.place(plan, keys)).toList()));
    };
  }

  private Request latest(Access.Latest access) throws PlatformException {
    TablePlan plan = requests.layout().plan(access.table());
    String index = ItemRequests.index(plan, access.keyColumn(), access.orderColumn());
    List<Column> columns = access.table().columns();
    int limit = access.limit();
    if (!requests.isWhole(index)) {
      requests.checkLimit(limit);
    }
    return key -> {
      List<Map<String, AttributeValue>> found =
          reads.query(requests.newest(plan, index, access.keyColumn(), key, limit).build(), limit);
      return ItemRequests.readAll(
          columns,
          requests.isWhole(index)
              ? found
              : fetched(found.stream().map(keys -> ItemRequests.place(plan, keys)).toList()));
    };
  }

  /**
   * BatchGetItem for the rows, then a Query for the newest rows of each further table. There is no
   * one request for all, so that these are sent one after the other, as a service would have to.
   */
  private Request several(Access.MultiTable access) throws PlatformException {
    List<TablePlan> plans = new ArrayList<>();
    for (Access.Lookup row : access.rows()) {
      plans.add(requests.byKey(row.table(), row.keyColumn()));
    }
    List<Request> latest = new ArrayList<>();
    for (Access.Latest part : access.latest()) {
      latest.add(latest(part));
    }
    return key -> {
      List<Map<String, AttributeValue>> items =
          fetched(plans.stream().map(plan -> ItemRequests.place(plan, key)).toList());
      if (items.getFirst().isEmpty()) {
        return 0;
      }
      for (int i = 0; i < plans.size(); i++) {
        ItemRequests.readAll(plans.get(i).schema().columns(), items.subList(i, i + 1));
      }
      int rows = latest.isEmpty() ? 1 : 0;
      for (Request part : latest) {
        rows += Math.max(1, part.run(key));
      }
      return rows;
    };
  }

  private Request transaction(Access.Transaction access) throws PlatformException {
    if (!access.isBatch()) {
      throw cannot("read and write, or write one item twice, in one transaction");
    }
    List<Access.Update> updates = new ArrayList<>();
    List<TablePlan> plans = new ArrayList<>();
    for (Access step : access.steps()) {
      if (step instanceof Access.Update update) {
        updates.add(update);
      } else if (step instanceof Access.Lookup lookup) {
        plans.add(requests.byKey(lookup.table(), lookup.keyColumn()));
      }
    }
    if (!updates.isEmpty()) {
      refuseReadOnly();
      return writes.transaction(updates);
    }
    return key -> {
      List<Map<String, AttributeValue>> items =
          reads.transaction(plans.stream().map(plan -> ItemRequests.place(plan, key)).toList());
      int rows = 0;
      for (int i = 0; i < plans.size(); i++) {
        rows += ItemRequests.readAll(plans.get(i).schema().columns(), items.subList(i, i + 1));
      }
      return rows;
    };
  }

  private List<Map<String, AttributeValue>> fetched(List<Place> places) throws PlatformException {
    if (places.isEmpty()) {
      return List.of();
    }
    return transactional ? reads.transaction(places) : reads.batch(places);
  }

  @Override
  public void close() {
    // The connections are the session's.
  }
}
