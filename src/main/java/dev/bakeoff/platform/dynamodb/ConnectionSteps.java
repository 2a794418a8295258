package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
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
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tests a connection from the name's lookup to the rights, and leaves nothing behind. */
final class ConnectionSteps {
  private static final int LIMIT_MILLIS = 10_000;

  /** Amazon refuses requests whose time is off by more than five minutes. */
  private static final Duration CLOCK_LIMIT = Duration.ofMinutes(5);

  private static final Duration CLOCK_GOOD = Duration.ofMinutes(1);
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
    test.step("Name lookup", () -> lookUp(host));
    test.step("TCP", () -> connect(host, port));
    if (secure) {
      test.step("TLS", () -> handshake(host, port));
    } else {
      test.skip("TLS", "the endpoint is http, as DynamoDB Local's is");
    }
    Instant[] serverTime = new Instant[1];
    test.step("Sign-in", () -> signIn(serverTime));
    clock(Optional.ofNullable(serverTime[0]));
    rights();
  }

  private static String lookUp(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "The name " + host + " is not known.",
              "Check 'region' and 'endpoint', and this machine's name service.")
          .asException(e);
    }
  }

  private static String connect(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      return host + ":" + port;
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "%s:%d does not take a connection.".formatted(host, port),
              "Check 'endpoint', and firewalls on the way.")
          .asException(e);
    }
  }

  private static String handshake(String host, int port) {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket.getSession().getProtocol();
      }
    } catch (SSLException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "The certificate of " + host + " is not accepted: " + e.getMessage() + ".",
              "A proxy may stand between; give its certificate authority to the Java runtime.")
          .asException(e);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "%s:%d does not speak TLS.".formatted(host, port),
              "Check 'endpoint': http for DynamoDB Local, https for AWS.")
          .asException(e);
    }
  }

  private String signIn(Instant[] serverTime) {
    try {
      ListTablesResponse answer = aws.plain().listTables(r -> r.limit(1));
      answer
          .sdkHttpResponse()
          .firstMatchingHeader("Date")
          .flatMap(ConnectionSteps::time)
          .ifPresent(time -> serverTime[0] = time);
      return "region " + aws.region().id();
    } catch (SdkException e) {
      throw Failures.failed("DynamoDB does not let '" + settings.platform() + "' list tables", e);
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

  private void clock(Optional<Instant> server) {
    if (server.isEmpty()) {
      test.skip("Clock", "the server does not tell its time");
      return;
    }
    Duration off = Duration.between(server.get(), Instant.now()).abs();
    if (off.compareTo(CLOCK_GOOD) > 0) {
      test.warn(
          "Clock",
          "This machine's clock is %d s off.".formatted(off.toSeconds()),
          "Set it: beyond %d minutes Amazon refuses every request."
              .formatted(CLOCK_LIMIT.toMinutes()));
    } else {
      test.step("Clock", () -> "within " + Math.max(1, off.toSeconds()) + " s of the server's");
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
      tables.create(
          CreateTableRequest.builder()
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(a -> a.attributeName(KEY).attributeType(ScalarAttributeType.S))
              .keySchema(k -> k.attributeName(KEY).keyType(KeyType.HASH))
              .build());
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
