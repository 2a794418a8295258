package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.TlsTrust;
import dev.bakeoff.platform.jdbc.StatementTimer;
import dev.bakeoff.platform.postgres.auth.SignIn;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a PostgreSQL is and how to sign in. Immutable and thread-safe. */
final class PostgresServer {
  private static final int CONNECT_TIMEOUT_S = 10;

  /** Beyond the server's own time-out, before the driver takes the server for gone. */
  private static final int SOCKET_GRACE_S = 15;

  private final String host;
  private final int port;
  private final String database;
  private final String user;
  private final String sslMode;
  private final String rootCertificate;
  private final String certificate;
  private final String certificateKey;
  private final Supplier<String> password;
  private final Optional<Duration> statementTimeout;

  private PostgresServer(Connection connection, int port, String sslMode, String user) {
    this.host = connection.setting(PostgresAdapter.HOST, "localhost");
    this.port = port;
    this.database = connection.setting(PostgresAdapter.DATABASE, "postgres");
    this.user = user;
    this.sslMode = sslMode;
    this.rootCertificate = connection.setting(PostgresAdapter.SSL_ROOT_CERT, "");
    this.certificate = connection.setting(PostgresAdapter.SSL_CERT, "");
    this.certificateKey = connection.setting(PostgresAdapter.SSL_KEY, "");
    this.password = SignIn.passwords(connection, host, port, user, Clock.systemUTC());
    this.statementTimeout = StatementTimer.limitOf(connection);
  }

  /** Checks a connection's settings; does not connect yet. */
  static PostgresServer of(Connection connection) {
    String port = connection.setting(PostgresAdapter.PORT, PostgresAdapter.DEFAULT_PORT);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw Problem.request(
              "The port of '" + connection.platform() + "' is '" + port + "'.",
              "Give a number from 1 to 65535; PostgreSQL's usual port is 5432.")
          .asException();
    }
    String mode = connection.setting(PostgresAdapter.SSL_MODE, "prefer");
    if (!PostgresAdapter.SSL_MODES.contains(mode)) {
      throw Problem.request(
              "The sslmode of '" + connection.platform() + "' is '" + mode + "'.",
              Suggestions.hint(mode, PostgresAdapter.SSL_MODES))
          .asException();
    }
    String user = connection.setting(PostgresAdapter.USER, SignIn.usualUser(connection));
    if (user.isEmpty()) {
      throw Problem.request(
              "The profile '" + connection.platform() + "' names no user.",
              "Set 'user' to a role that may create a schema.")
          .asException();
    }
    return new PostgresServer(connection, Integer.parseInt(port), mode, user);
  }

  /** A connection for a client: statements are cancelled by the server at the time-out. */
  java.sql.Connection connectClient() throws SQLException {
    PGSimpleDataSource source = source();
    // Named statements and binary transfer from the first execution on, as pgbench -M prepared.
    source.setPrepareThreshold(-1);
    if (statementTimeout.isPresent()) {
      source.setSocketTimeout((int) statementTimeout.get().toSeconds() + SOCKET_GRACE_S);
    }
    java.sql.Connection connection = source.getConnection();
    if (statementTimeout.isPresent()) {
      // Not by the start-up options, which connection poolers refuse.
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = " + statementTimeout.get().toMillis());
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  /** Likewise, for who tells a server that went away from one that refuses. */
  java.sql.Connection connectRaw() throws SQLException {
    return source().getConnection();
  }

  /** A connection for loading, scanning and asking, without time-outs. */
  java.sql.Connection connect() {
    try {
      return connectRaw();
    } catch (SQLException e) {
      throw cannotConnect(e);
    }
  }

  /** Secret. */
  String password() {
    return password.get();
  }

  /** Where the client programs find the server. */
  List<String> clientOptions() {
    return List.of(
        "--host=" + host,
        "--port=" + port,
        "--username=" + user,
        "--no-password",
        "--dbname=" + database);
  }

  /** How they encrypt. */
  Map<String, String> clientEnvironment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PGSSLMODE", sslMode);
    if (!rootCertificate.isEmpty()) {
      variables.put("PGSSLROOTCERT", rootCertificate);
    } else if (sslMode.equals("verify-full")) {
      variables.put("PGSSLROOTCERT", "system");
    }
    if (!certificate.isEmpty()) {
      variables.put("PGSSLCERT", certificate);
      variables.put("PGSSLKEY", certificateKey);
    }
    return variables;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String sslMode() {
    return sslMode;
  }

  String user() {
    return user;
  }

  String database() {
    return database;
  }

  /** For messages. */
  String where() {
    return "PostgreSQL at " + host + ":" + port;
  }

  static PGConnection pg(java.sql.Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  private PGSimpleDataSource source() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password.get());
    source.setApplicationName("Bakeoff");
    source.setConnectTimeout(CONNECT_TIMEOUT_S);
    source.setLoginTimeout(CONNECT_TIMEOUT_S);
    source.setTcpKeepAlive(true);
    source.setTcpNoDelay(true);
    source.setSslMode(sslMode);
    if (sslMode.startsWith("verify")) {
      if (rootCertificate.isEmpty()) {
        source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
      } else {
        source.setSslRootCert(rootCertificate);
      }
    }
    if (!certificate.isEmpty()) {
      source.setSslCert(certificate);
      source.setSslKey(certificateKey);
    }
    source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
    return source;
  }

  /** Which certificates the mode lets pass, for a look at the server's. */
  TlsTrust trust() {
    return switch (sslMode) {
      case "verify-full" -> authorities();
      case "verify-ca" -> authorities().withoutHostName();
      default -> TlsTrust.anything();
    };
  }

  private TlsTrust authorities() {
    return rootCertificate.isEmpty() ? TlsTrust.runtime() : TlsTrust.file(Path.of(rootCertificate));
  }

  ProblemException cannotConnect(SQLException e) {
    return new ConnectProblems(host + ":" + port, user, database).of(e);
  }
}
