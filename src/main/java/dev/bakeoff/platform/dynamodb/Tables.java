package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.dynamodb.DynamoDbSettings.Projection;
import dev.bakeoff.platform.dynamodb.DynamoDbSettings.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Creates and deletes tables, and waits until that is done. Thread-safe. */
final class Tables {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long FIRST_LOOK_MILLIS = 5;
  private static final long LONGEST_LOOK_MILLIS = 2_000;

  private final DynamoDbClient client;
  private final Optional<Units> provisioned;
  private final Projection projection;

  Tables(DynamoDbClient patient, DynamoDbSettings settings) {
    this.client = patient;
    this.provisioned = settings.provisioned();
    this.projection = settings.projection();
  }

  Optional<TableDescription> find(String name) {
    try {
      return Optional.of(client.describeTable(r -> r.tableName(name)).table());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether a table and its indexes take requests. */
  static boolean isActive(TableDescription table) {
    return table.tableStatus() == TableStatus.ACTIVE
        && table.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  /** Begins to create a table. */
  void create(TablePlan plan) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    plan.keyAttributes()
        .forEach(
            (name, number) ->
                attributes.add(
                    AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(number ? ScalarAttributeType.N : ScalarAttributeType.S)
                        .build()));
    CreateTableRequest.Builder table =
        CreateTableRequest.builder()
            .tableName(plan.name())
            .attributeDefinitions(attributes)
            .keySchema(schema(plan.key().stream().map(TablePlan.KeyPart::attribute).toList()))
            .billingMode(
                provisioned.isPresent() ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST);
    provisioned.ifPresent(units -> table.provisionedThroughput(throughput(units)));
    if (!plan.indexes().isEmpty()) {
      table.globalSecondaryIndexes(plan.indexes().stream().map(this::index).toList());
    }
    create(table.build());
  }

  /** A table of Bakeoff's own use, with text as its key. */
  static CreateTableRequest textKeyed(String name, String... key) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.of(key)
                .map(
                    k ->
                        AttributeDefinition.builder()
                            .attributeName(k)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                .toList())
        .keySchema(schema(List.of(key)))
        .build();
  }

  /** Begins to create a table; waits where the account has too many on the way. */
  void create(CreateTableRequest request) {
    until(
        "The table '" + request.tableName() + "' was not created: too many others are on the way",
        () -> {
          try {
            client.createTable(request);
            return true;
          } catch (LimitExceededException e) {
            return false;
          }
        });
  }

  private GlobalSecondaryIndex index(TablePlan.Index index) {
    GlobalSecondaryIndex.Builder built =
        GlobalSecondaryIndex.builder()
            .indexName(index.name())
            .keySchema(schema(index.columns()))
            .projection(
                p ->
                    p.projectionType(
                        projection == Projection.ALL
                            ? ProjectionType.ALL
                            : ProjectionType.KEYS_ONLY));
    provisioned.ifPresent(units -> built.provisionedThroughput(throughput(units)));
    return built.build();
  }

  private static List<KeySchemaElement> schema(List<String> attributes) {
    List<KeySchemaElement> elements = new ArrayList<>();
    for (String attribute : attributes) {
      elements.add(
          KeySchemaElement.builder()
              .attributeName(attribute)
              .keyType(elements.isEmpty() ? KeyType.HASH : KeyType.RANGE)
              .build());
    }
    return elements;
  }

  private static ProvisionedThroughput throughput(Units units) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(units.read())
        .writeCapacityUnits(units.write())
        .build();
  }

  void awaitActive(String name) {
    until(
        "The table '" + name + "' did not become active",
        () -> find(name).filter(Tables::isActive).isPresent());
  }

  /** Deletes tables, those that are not there included, and waits until they have gone. */
  void delete(List<String> names) {
    for (String name : names) {
      until("The table '" + name + "' is busy and was not deleted", () -> beginDelete(name));
    }
    for (String name : names) {
      until("The table '" + name + "' was not deleted", () -> find(name).isEmpty());
    }
  }

  private boolean beginDelete(String name) {
    try {
      client.deleteTable(r -> r.tableName(name));
      return true;
    } catch (ResourceNotFoundException e) {
      return true;
    } catch (ResourceInUseException | LimitExceededException e) {
      // It is being created, or it is being deleted already.
      return find(name).filter(t -> t.tableStatus() != TableStatus.DELETING).isEmpty();
    }
  }

  private static void until(String otherwise, BooleanSupplier done) {
    long start = System.nanoTime();
    long pause = FIRST_LOOK_MILLIS;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                otherwise + " within " + PATIENCE.toMinutes() + " minutes.",
                "Look at it in the AWS console, then try again.")
            .asException();
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problem.of(Problem.Kind.CANCELLED, "Cancelled.", "").asException(e);
      }
      pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
    }
  }
}
