package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.NetworkSteps;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.TlsTrust;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** Tests a connection from the name's lookup to the rights, and leaves nothing behind. */
final class ConnectionSteps {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String KEY = "key";

  private final Aws aws;
  private final DynamoDbSettings settings;
  private final ConnectionTest test;

  private ConnectionSteps(Aws aws, DynamoDbSettings settings, ConnectionTest test) {
    this.aws = aws;
    this.settings = settings;
    this.test = test;
  }

  static PlatformInfo run(Connection connection, ConnectionTest test) {
    DynamoDbSettings settings = DynamoDbSettings.of(connection);
    try (Aws aws = Aws.connect(connection, settings)) {
      new ConnectionSteps(aws, settings, test).run();
    }
    try (DynamoDbSession session = DynamoDbSession.open(connection)) {
      PlatformInfo info = session.describe();
      test.step("Round trip", () -> "%.1f ms".formatted(info.roundTripMicros() / 1_000.0));
      return info;
    }
  }

  private void run() {
    URI endpoint = aws.endpoint();
    boolean secure = endpoint.getScheme().equals("https");
    String host = endpoint.getHost();
    int port = endpoint.getPort() > 0 ? endpoint.getPort() : secure ? 443 : 80;
    NetworkSteps network = new NetworkSteps(test, LIMIT);
    network.reach(host, port);
    if (secure) {
      network.tls(host, port, TlsTrust.runtime());
    } else {
      test.skip("TLS", "the endpoint is http, as DynamoDB Local's is");
    }
    signIn(network);
    rights();
  }

  /** Amazon refuses requests whose time is off by more than five minutes. */
  private void signIn(NetworkSteps network) {
    Instant[] times = new Instant[3];
    test.step(
        "Sign-in",
        () -> {
          try {
            times[0] = Instant.now();
            ListTablesResponse answer = aws.plain().listTables(r -> r.limit(1));
            times[1] = Instant.now();
            times[2] =
                answer
                    .sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .flatMap(ConnectionSteps::time)
                    .orElse(null);
            return "region " + aws.region().id();
          } catch (SdkException e) {
            throw Failures.failed(
                "DynamoDB does not let '" + settings.platform() + "' list tables", e);
          }
        });
    if (times[2] == null) {
      test.skip("Clock", "the server does not tell its time");
    } else {
      network.clock(times[2], times[0], times[1]);
    }
  }

  private static Optional<Instant> time(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Creates a table, writes and reads an item, and deletes it again. */
  private void rights() {
    Tables tables = new Tables(aws.patient(), settings);
    String name =
        settings.prefix()
            + "bakeoff_probe_"
            + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    try {
      tables.create(Tables.textKeyed(name, KEY));
    } catch (SdkException e) {
      if (Failures.kindOf(e) == ErrorKind.DENIED) {
        test.warn(
            "Rights",
            "No tables can be created: " + Failures.words(e),
            "Enough for reading; loading takes the policy of docs/dynamodb.md.");
        return;
      }
      test.step(
          "Rights",
          () -> {
            throw Failures.failed("A table cannot be created", e);
          });
    }
    test.step(
        "Rights",
        () -> {
          try {
            tables.awaitActive(name);
            Map<String, AttributeValue> item = Map.of(KEY, AttributeValue.fromS("probe"));
            aws.patient().putItem(r -> r.tableName(name).item(item));
            aws.patient().getItem(r -> r.tableName(name).key(item).consistentRead(true));
            return "create, write, read, delete";
          } catch (SdkException e) {
            throw Failures.failed("Rights are missing", e);
          } finally {
            delete(tables, name);
          }
        });
  }

  private static void delete(Tables tables, String name) {
    try {
      tables.delete(List.of(name));
    } catch (SdkException e) {
      throw Failures.failed(
          String.format(Locale.ROOT, "The table %s of the test cannot be deleted", name), e);
    }
  }
}
