package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.NetworkSteps;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The steps of testing a connection to PostgreSQL. Leaves nothing behind on the server. */
final class PostgresConnectionTest {
  /** Below it something that loads depend on is missing. */
  private static final int OLDEST = 13;

  /** Below it nothing has been tried. */
  private static final int OLDEST_TESTED = 15;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long SMALL_BUFFERS = 128L * 1024 * 1024;

  /** As in the manual's chapter on the protocol: length, then the code 1234.5679. */
  private static final int SSL_REQUEST = 80877103;

  private final Connection settings;
  private final ConnectionTest test;
  private final PostgresServer server;

  PostgresConnectionTest(Connection settings, ConnectionTest test) {
    this.settings = settings;
    this.test = test;
    this.server = PostgresServer.of(settings);
  }

  PlatformInfo run() {
    NetworkSteps network = new NetworkSteps(test, LIMIT);
    network.reach(server.host(), server.port());
    encryption(network);
    java.sql.Connection[] opened = new java.sql.Connection[1];
    test.step(
        "Sign-in",
        () -> {
          opened[0] = server.connect();
          return "as " + server.user() + " in " + server.database();
        });
    try (java.sql.Connection connection = opened[0]) {
      return signedIn(network, connection);
    } catch (SQLException e) {
      throw SqlProblems.failed("The connection to PostgreSQL broke", e, "Try again.");
    }
  }

  private void encryption(NetworkSteps network) {
    String mode = server.sslMode();
    if (mode.equals("disable")) {
      test.skip("TLS", "sslmode is disable, so nothing is encrypted");
    } else if (mode.equals("prefer") && !offersTls()) {
      test.skip("TLS", "the server does not offer it, and sslmode prefer goes on without");
    } else {
      network.tls(server.host(), server.port(), server.trust(), this::greet);
    }
  }

  private boolean offersTls() {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(LIMIT.toMillis());
      socket.connect(new InetSocketAddress(server.host(), server.port()), millis);
      socket.setSoTimeout(millis);
      return asked(socket) == 'S';
    } catch (IOException e) {
      // The step that signs in says what is wrong.
      return false;
    }
  }

  private void greet(Socket plain) throws IOException {
    if (asked(plain) != 'S') {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              server.where() + " does not offer encryption, which sslmode asks for.",
              "Switch ssl on in the server's postgresql.conf, or set sslmode to disable where the"
                  + " network is your own.")
          .asException();
    }
  }

  private static int asked(Socket socket) throws IOException {
    socket.getOutputStream().write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
    socket.getOutputStream().flush();
    return socket.getInputStream().read();
  }

  private PlatformInfo signedIn(NetworkSteps network, java.sql.Connection connection)
      throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    String version = connection.getMetaData().getDatabaseProductVersion();
    test.step("Version", () -> version(major, version));
    if (major < OLDEST_TESTED) {
      test.warn(
          "Version",
          "PostgreSQL " + version + " is older than what Bakeoff is tested with",
          "Use version %d or later for figures that matter.".formatted(OLDEST_TESTED));
    }
    test.step("Rights", () -> rights(connection));
    clock(network, connection);
    PlatformInfo info = PostgresDescription.of(connection, settings, PostgresSchema.of(settings));
    test.step(
        "Round trip",
        () -> String.format(Locale.ROOT, "%.2f ms, median", info.roundTripMicros() / 1e3));
    warn(connection, info.settings());
    return info;
  }

  private String version(int major, String version) {
    if (major < OLDEST) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              server.where() + " is PostgreSQL " + version + ".",
              "Bakeoff works with version %d or later.".formatted(OLDEST))
          .asException();
    }
    return "PostgreSQL " + version;
  }

  private String rights(java.sql.Connection connection) {
    try {
      if (isTrue(connection, "SELECT pg_is_in_recovery()")) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                server.where() + " is a standby, which only reads.",
                "Set 'host' to the primary server: the writer's endpoint of a cluster.")
            .asException();
      }
      if (isTrue(connection, "SELECT current_setting('transaction_read_only')::bool")) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "Transactions of '%s' in '%s' only read."
                    .formatted(server.user(), server.database()),
                "Reset default_transaction_read_only for the role or the database.")
            .asException();
      }
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        String name = "bakeoff_probe_" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        statement.execute("CREATE SCHEMA " + name);
        statement.execute("CREATE TABLE " + name + ".t (id int PRIMARY KEY)");
        return "may create schemas and tables";
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "'%s' may not create schemas in '%s'".formatted(server.user(), server.database()),
          e,
          "GRANT CREATE ON DATABASE %s TO %s".formatted(server.database(), server.user()));
    }
  }

  private static void clock(NetworkSteps network, java.sql.Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Instant before = Instant.now();
      try (ResultSet rows =
          statement.executeQuery("SELECT extract(epoch FROM clock_timestamp()) * 1000000")) {
        rows.next();
        long micros = rows.getBigDecimal(1).longValue();
        Instant server = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        network.clock(server, before, Instant.now());
      }
    }
  }

  private void warn(java.sql.Connection connection, Map<String, String> server)
      throws SQLException {
    for (String safety : new String[] {"fsync", "full_page_writes"}) {
      if ("off".equals(server.get(safety))) {
        test.warn(
            safety,
            safety + " is off: the server writes faster than it can promise to keep",
            "Switch it on, or say so beside every figure.");
      }
    }
    if ("off".equals(server.get("synchronous_commit"))) {
      test.warn(
          "synchronous_commit",
          "synchronous_commit is off: commits are reported before they are on disk",
          "Switch it on for a comparison with servers that wait.");
    }
    if ("off".equals(server.get("autovacuum"))) {
      test.warn("autovacuum", "autovacuum is off", "Switch it on, as in production.");
    }
    if (isTrue(
        connection,
        "SELECT setting::bigint * 8192 < "
            + SMALL_BUFFERS
            + " FROM pg_settings WHERE name = 'shared_buffers'")) {
      test.warn(
          "shared_buffers",
          "shared_buffers is " + server.get("shared_buffers") + ", very little",
          "A quarter of the server's memory is usual.");
    }
  }

  private static boolean isTrue(java.sql.Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
