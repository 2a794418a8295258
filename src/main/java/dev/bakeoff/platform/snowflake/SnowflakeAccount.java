package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.StatementTimer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Which account, as whom and with which session settings. Immutable and thread-safe. */
final class SnowflakeAccount {
  private static final String DOMAIN = ".snowflakecomputing.com";
  private static final String CHINA_DOMAIN = ".snowflakecomputing.cn";
  private static final int LOGIN_TIMEOUT_S = 30;

  /**
   * The driver logs requests and refused sign-ins, and installs no handler of its own; what matters
   * of it is in the exceptions. Held here, since the framework holds loggers weakly.
   */
  private static final Logger DRIVER_LOG = Logger.getLogger("net.snowflake");

  static {
    DRIVER_LOG.setLevel(Level.OFF);
  }

  private final Connection connection;
  private final SignIn signIn;
  private final String account;
  private final String host;
  private final int port;
  private final boolean tls;
  private final String queryTag;

  private SnowflakeAccount(Connection connection, SignIn signIn, String account, int port) {
    this.connection = connection;
    this.signIn = signIn;
    this.account = account;
    this.host = connection.setting(SnowflakeAdapter.HOST, hostOf(account));
    this.port = port;
    this.tls = !"off".equals(connection.setting(SnowflakeAdapter.SSL, "on"));
    this.queryTag = "bakeoff/" + connection.namespace() + "/" + UUID.randomUUID();
  }

  /** Checks a connection's settings; does not connect yet. */
  static SnowflakeAccount of(Connection connection) {
    String account = connection.setting(SnowflakeAdapter.ACCOUNT, "");
    if (!account.matches("[A-Za-z0-9_.-]+")) {
      throw Problem.request(
              "The profile '" + connection.platform() + "' names no Snowflake account.",
              "Set 'account' to its identifier, such as myorg-myaccount; it is the first part of"
                  + " the address at which you sign in.")
          .asException();
    }
    String host = connection.setting(SnowflakeAdapter.HOST, "");
    if (!host.matches("[A-Za-z0-9_.-]*")) {
      throw Problem.request(
              "The host of '" + connection.platform() + "' is not a host's name.",
              "Give the name alone, without https:// and path.")
          .asException();
    }
    SignIn signIn = SignIn.of(connection);
    return new SnowflakeAccount(connection, signIn, shortAccount(account), port(connection));
  }

  private static int port(Connection connection) {
    String plain = "off".equals(connection.setting(SnowflakeAdapter.SSL, "on")) ? "80" : "443";
    String port = connection.setting(SnowflakeAdapter.PORT, plain);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw Problem.request(
              "The port of '" + connection.platform() + "' is '" + port + "'.",
              "Give a number from 1 to 65535; Snowflake's is 443.")
          .asException();
    }
    return Integer.parseInt(port);
  }

  /** People also give the whole address. */
  private static String shortAccount(String account) {
    String lower = account.toLowerCase(Locale.ROOT);
    for (String domain : new String[] {DOMAIN, CHINA_DOMAIN}) {
      if (lower.endsWith(domain)) {
        return account.substring(0, account.length() - domain.length());
      }
    }
    return account;
  }

  private static String hostOf(String account) {
    // Host names hold no underscores: Snowflake answers under the name with hyphens too.
    String name = account.toLowerCase(Locale.ROOT).replace('_', '-');
    return name + (name.contains(".cn-") ? CHINA_DOMAIN : DOMAIN);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  boolean tls() {
    return tls;
  }

  /** By what Snowflake's query history tells this session's requests from others. */
  String queryTag() {
    return queryTag;
  }

  SignIn signIn() {
    return signIn;
  }

  Connection connection() {
    return connection;
  }

  Optional<Duration> statementTimeout() {
    return StatementTimer.limitOf(connection);
  }

  /** A connection for loading, scanning and asking, without time-outs. */
  java.sql.Connection connect() {
    try {
      return open(properties());
    } catch (SQLException e) {
      throw cannotConnect(e);
    }
  }

  /** A connection for a client; the server gives up on statements that nobody cancelled. */
  java.sql.Connection connectClient() throws SQLException {
    Properties properties = properties();
    statementTimeout()
        .ifPresent(
            limit ->
                properties.put(
                    "STATEMENT_TIMEOUT_IN_SECONDS",
                    Long.toString(Math.ceilDiv(limit.toMillis(), 1_000L))));
    return open(properties);
  }

  private java.sql.Connection open(Properties properties) throws SQLException {
    try {
      return DriverManager.getConnection("jdbc:snowflake://" + host + ":" + port + "/", properties);
    } catch (SQLException e) {
      throw withoutSecrets(e);
    }
  }

  /** Whatever the driver does not know by name becomes a parameter of the session. */
  private Properties properties() {
    Properties properties = new Properties();
    int dot = account.indexOf('.');
    properties.put("account", dot < 0 ? account : account.substring(0, dot));
    signIn.addTo(properties, connection);
    putIfSet(properties, "db", SnowflakeAdapter.DATABASE);
    putIfSet(properties, "warehouse", SnowflakeAdapter.WAREHOUSE);
    putIfSet(properties, "role", SnowflakeAdapter.ROLE);
    properties.put("ssl", tls ? "on" : "off");
    properties.put("loginTimeout", Integer.toString(LOGIN_TIMEOUT_S));
    properties.put("application", "Bakeoff");
    // Beside the worker's environment: nothing is asked of any cloud's metadata service.
    properties.put("disablePlatformDetection", "true");
    properties.put("CLIENT_TELEMETRY_ENABLED", "false");
    properties.put("QUERY_TAG", queryTag);
    // A result from the cache would be measured as if it had been computed.
    properties.put("USE_CACHED_RESULT", "false");
    properties.put("TIMEZONE", "UTC");
    properties.put("ABORT_DETACHED_QUERY", "true");
    return properties;
  }

  private void putIfSet(Properties properties, String property, String setting) {
    String value = connection.setting(setting, "");
    if (!value.isEmpty()) {
      properties.put(property, value);
    }
  }

  private ProblemException cannotConnect(SQLException e) {
    String hint =
        switch (SnowflakeDialect.kind(e)) {
          case DENIED ->
              "Check user and sign-in; Snowflake's login history names the reason of a refusal.";
          case CONNECTION -> "Check account, host and network; 'platform test' shows each step.";
          case TIMEOUT, CONFLICT, THROTTLED, WRONG_RESULT, OTHER ->
              "Check the profile's settings; 'platform test' shows each step.";
        };
    return SqlProblems.failed("Snowflake at " + host + " cannot be connected to", e, hint);
  }

  /** The same failure, unless its words or those of its causes hold a secret. */
  private SQLException withoutSecrets(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      for (String secret : connection.secrets().values()) {
        if (!secret.isEmpty() && words.contains(secret)) {
          return new SQLException(
              String.valueOf(failure.getMessage()).replace(secret, "(secret)"),
              failure.getSQLState(),
              failure.getErrorCode());
        }
      }
    }
    return failure;
  }
}
