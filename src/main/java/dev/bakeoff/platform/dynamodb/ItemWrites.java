package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.dynamodb.ItemClient.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The requests that change items, each sent once and metered. */
final class ItemWrites {
  private static final String PLUS_ONE = "SET #c = #c + :one";
  private static final String IS_NUMBER = "attribute_type(#c, :n)";
  private static final Map<String, AttributeValue> VALUES =
      Map.of(":one", AttributeValue.fromN("1"), ":n", AttributeValue.fromS("N"));

  private final DynamoDbClient client;
  private final ItemRequests requests;
  private final Meter meter;

  ItemWrites(DynamoDbClient client, ItemRequests requests, Meter meter) {
    this.client = client;
    this.requests = requests;
    this.meter = meter;
  }

  /** A null stays null, and a row that is not there stays away, as on SQL platforms. */
  Request update(Access.Update access) throws PlatformException {
    TablePlan plan = requests.byKey(access.table(), access.keyColumn());
    Map<String, String> names = Map.of("#c", access.valueColumn());
    return key -> {
      try {
        UpdateItemResponse answer =
            client.updateItem(
                r ->
                    r.tableName(plan.name())
                        .key(ItemRequests.place(plan, key).key())
                        .updateExpression(PLUS_ONE)
                        .conditionExpression(IS_NUMBER)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(VALUES)
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

  /** Updates of items in different tables by one TransactWriteItems. */
  Request transaction(List<Access.Update> updates) throws PlatformException {
    List<TablePlan> plans = new ArrayList<>();
    for (Access.Update update : updates) {
      plans.add(requests.byKey(update.table(), update.keyColumn()));
    }
    return key -> {
      List<TransactWriteItem> items = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        items.add(item(plans.get(i), key, updates.get(i).valueColumn()));
      }
      try {
        TransactWriteItemsResponse answer =
            client.transactWriteItems(
                r -> r.transactItems(items).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        meter.request();
        answer.consumedCapacity().forEach(meter::addWrite);
        return items.size();
      } catch (TransactionCanceledException e) {
        meter.request();
        return cancelled(e);
      }
    };
  }

  private static TransactWriteItem item(TablePlan plan, long key, String column) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(plan.name())
                    .key(ItemRequests.place(plan, key).key())
                    .updateExpression(PLUS_ONE)
                    .conditionExpression(IS_NUMBER)
                    .expressionAttributeNames(Map.of("#c", column))
                    .expressionAttributeValues(VALUES)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  /** Nothing was changed: since there was nothing to change, or for a reason that is a failure. */
  private int cancelled(TransactionCanceledException e) throws PlatformException {
    for (CancellationReason reason : e.cancellationReasons()) {
      switch (String.valueOf(reason.code())) {
        case "None" -> {
          // This one would have been done.
        }
        case "ConditionalCheckFailed" -> {
          if (reason.hasItem() && !reason.item().isEmpty()) {
            throw new PlatformException(
                ErrorKind.OTHER, "A null cannot be counted up in a transaction of DynamoDB.", e);
          }
        }
        case "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded" -> {
          meter.throttled();
          throw new PlatformException(ErrorKind.THROTTLED, Failures.words(e), e);
        }
        default -> throw Failures.failure(e);
      }
    }
    return 0;
  }
}
