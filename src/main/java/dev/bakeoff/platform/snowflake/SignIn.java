package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Connection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** How a user proves to Snowflake who they are, as the driver's properties. */
enum SignIn {
  PASSWORD("password"),
  KEY_PAIR("key_pair"),
  OAUTH("oauth"),
  ACCESS_TOKEN("access_token");

  static final List<String> METHODS = List.of(PASSWORD.id, KEY_PAIR.id, OAUTH.id, ACCESS_TOKEN.id);

  private final String id;

  SignIn(String id) {
    this.id = id;
  }

  /**
   * The method that a connection names, or the one that what it gives is for.
   *
   * @throws ProblemException of kind REQUEST where something is missing for it
   */
  static SignIn of(Connection connection) {
    String named = connection.setting(SnowflakeAdapter.AUTHENTICATION, "");
    if (!named.isEmpty() && !METHODS.contains(named)) {
      throw Problem.request(
              "The sign-in of '" + connection.platform() + "' is '" + named + "'.",
              Suggestions.hint(named, METHODS))
          .asException();
    }
    SignIn method = named.isEmpty() ? guess(connection) : values()[METHODS.indexOf(named)];
    method.check(connection);
    return method;
  }

  private static SignIn guess(Connection connection) {
    if (!connection.setting(SnowflakeAdapter.PRIVATE_KEY_FILE, "").isEmpty()) {
      return KEY_PAIR;
    }
    return secret(connection, SnowflakeAdapter.TOKEN).isEmpty() ? PASSWORD : OAUTH;
  }

  private void check(Connection connection) {
    if (this != OAUTH && connection.setting(SnowflakeAdapter.USER, "").isEmpty()) {
      throw missing(connection, "names no user", "Set 'user' to the one who signs in.");
    }
    switch (this) {
      case PASSWORD ->
          require(
              connection,
              SnowflakeAdapter.PASSWORD,
              "Set 'password' to a reference such as ${SNOWFLAKE_PASSWORD}, or sign in by"
                  + " 'private_key_file' or 'token'.");
      case KEY_PAIR -> requireReadable(connection);
      case OAUTH, ACCESS_TOKEN ->
          require(
              connection,
              SnowflakeAdapter.TOKEN,
              "Set 'token' to a reference such as ${SNOWFLAKE_TOKEN}.");
    }
  }

  /** Adds what the driver needs. */
  void addTo(Properties properties, Connection connection) {
    String user = connection.setting(SnowflakeAdapter.USER, "");
    if (!user.isEmpty()) {
      properties.put("user", user);
    }
    switch (this) {
      case PASSWORD -> properties.put("password", secret(connection, SnowflakeAdapter.PASSWORD));
      case KEY_PAIR -> {
        properties.put("authenticator", "snowflake_jwt");
        properties.put(
            "private_key_file", connection.setting(SnowflakeAdapter.PRIVATE_KEY_FILE, ""));
        String passphrase = secret(connection, SnowflakeAdapter.PRIVATE_KEY_PASSPHRASE);
        if (!passphrase.isEmpty()) {
          properties.put("private_key_pwd", passphrase);
        }
      }
      case OAUTH -> {
        properties.put("authenticator", "oauth");
        properties.put("token", secret(connection, SnowflakeAdapter.TOKEN));
      }
      case ACCESS_TOKEN -> {
        properties.put("authenticator", "programmatic_access_token");
        properties.put("token", secret(connection, SnowflakeAdapter.TOKEN));
      }
    }
  }

  /** For people. */
  String words() {
    return switch (this) {
      case PASSWORD -> "by password";
      case KEY_PAIR -> "by key pair";
      case OAUTH -> "by OAuth token";
      case ACCESS_TOKEN -> "by programmatic access token";
    };
  }

  private static void requireReadable(Connection connection) {
    String file = connection.setting(SnowflakeAdapter.PRIVATE_KEY_FILE, "");
    if (file.isEmpty()) {
      throw missing(connection, "names no private key", "Set 'private_key_file' to its file.");
    }
    try {
      if (!Files.isReadable(Path.of(file))) {
        throw missing(
            connection,
            "names the private key " + file + ", which cannot be read",
            "Check the path and the file's rights.");
      }
    } catch (InvalidPathException e) {
      throw missing(
          connection, "names a private key whose path cannot be a file's", "Check the path.");
    }
  }

  private static void require(Connection connection, String key, String hint) {
    if (secret(connection, key).isEmpty()) {
      throw missing(connection, "gives no " + key, hint);
    }
  }

  private static String secret(Connection connection, String key) {
    return connection.secrets().getOrDefault(key, "");
  }

  private static ProblemException missing(Connection connection, String what, String hint) {
    return Problem.request("The profile '" + connection.platform() + "' " + what + ".", hint)
        .asException();
  }
}
