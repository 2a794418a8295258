package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.StatementTimer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A connection's settings, checked.
 *
 * @param platform the profile's name
 * @param region empty where the AWS environment says it
 * @param endpoint empty for the region's own
 * @param prefix before every table's name
 * @param provisioned the units of each table and index; empty for on-demand billing
 * @param consistent whether reads are strongly consistent where they can be
 * @param projection what indexes carry
 * @param awsProfile of ~/.aws; empty for the usual chain
 * @param timeout of one request; empty for none
 * @param parallel how many writers a load has; empty where it finds out itself
 */
record DynamoDbSettings(
    String platform,
    Optional<String> region,
    Optional<URI> endpoint,
    String prefix,
    Optional<Units> provisioned,
    boolean consistent,
    Projection projection,
    Optional<String> awsProfile,
    Optional<Duration> timeout,
    OptionalInt parallel) {

  /** Provisioned throughput, in capacity units a second. */
  record Units(long read, long write) {}

  /** What an index carries, and by which request the rest of a row is read. */
  enum Projection {
    ALL,
    KEYS_THEN_BATCH,
    KEYS_THEN_TRANSACTION
  }

  /** Whether the endpoint is a plain one on this very machine, as DynamoDB Local's is. */
  boolean isLocal() {
    return endpoint
        .filter(uri -> uri.getScheme().equals("http"))
        .filter(uri -> Set.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost()))
        .isPresent();
  }

  static DynamoDbSettings of(Connection connection) {
    return new DynamoDbSettings(
        connection.platform(),
        text(connection, DynamoDbAdapter.REGION),
        text(connection, DynamoDbAdapter.ENDPOINT).map(value -> endpoint(connection, value)),
        prefix(connection),
        connection
                .setting(DynamoDbAdapter.BILLING, DynamoDbAdapter.ON_DEMAND)
                .equals(DynamoDbAdapter.PROVISIONED)
            ? Optional.of(
                new Units(
                    units(connection, DynamoDbAdapter.READ_UNITS),
                    units(connection, DynamoDbAdapter.WRITE_UNITS)))
            : Optional.empty(),
        connection.setting(DynamoDbAdapter.CONSISTENT, "off").equals("on"),
        switch (connection.setting(DynamoDbAdapter.PROJECTION, DynamoDbAdapter.ALL)) {
          case DynamoDbAdapter.KEYS_ONLY -> Projection.KEYS_THEN_BATCH;
          case DynamoDbAdapter.KEYS_ONLY_TRANSACTION -> Projection.KEYS_THEN_TRANSACTION;
          default -> Projection.ALL;
        },
        text(connection, DynamoDbAdapter.PROFILE),
        StatementTimer.limitOf(connection),
        connection.parallel());
  }

  private static Optional<String> text(Connection connection, String key) {
    return Optional.of(connection.setting(key, "").strip()).filter(value -> !value.isEmpty());
  }

  private static URI endpoint(Connection connection, String value) {
    try {
      URI uri = new URI(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    // The value is not repeated: a name and password may stand in it.
    throw Problem.request(
            "The endpoint of '%s' is not an http or https address."
                .formatted(connection.platform()),
            "For example http://127.0.0.1:8000, or leave it empty.")
        .asException();
  }

  private static String prefix(Connection connection) {
    String prefix = connection.setting(DynamoDbAdapter.PREFIX, "");
    if (!prefix.matches("[a-zA-Z0-9_.-]{0,100}")) {
      throw wrong(
          connection,
          DynamoDbAdapter.PREFIX,
          prefix,
          "Use letters, digits, '_', '-' and '.', 100 at most.");
    }
    return prefix;
  }

  private static long units(Connection connection, String key) {
    String text = connection.setting(key, "100");
    try {
      long value = Long.parseLong(text);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(connection, key, text, "Give a whole number from 1.");
  }

  private static ProblemException wrong(
      Connection connection, String key, String value, String hint) {
    return Problem.request(
            "'%s' of '%s' is '%s'.".formatted(key, connection.platform(), value), hint)
        .asException();
  }
}
