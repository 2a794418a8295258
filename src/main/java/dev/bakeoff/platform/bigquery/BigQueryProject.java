package dev.bakeoff.platform.bigquery;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DataFormatOptions;
import com.google.cloud.http.HttpTransportOptions;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Which project, as whom and by what rules. Immutable and thread-safe. */
final class BigQueryProject {
  private static final String GOOGLE = "https://bigquery.googleapis.com";
  private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";
  private static final int CONNECT_TIMEOUT_MS = 10_000;

  /**
   * All libraries for HTTP, Java's own too, can log whole requests, tokens among their headers.
   * Held here, since the framework holds loggers weakly.
   */
  private static final List<Logger> WIRE_LOGS =
      Stream.of(
              "org.apache.http",
              "com.google.api.client.http",
              "com.google.auth",
              "sun.net.www.protocol.http")
          .map(Logger::getLogger)
          .toList();

  static {
    WIRE_LOGS.forEach(log -> log.setLevel(Level.WARNING));
  }

  private final Connection connection;
  private final URI endpoint;
  private final Optional<Duration> timeout;
  private final OptionalLong maximumBytesBilled;

  private BigQueryProject(Connection connection, URI endpoint) {
    this.connection = connection;
    this.endpoint = endpoint;
    String limit = connection.setting(BigQueryAdapter.STATEMENT_TIMEOUT, "");
    this.timeout = limit.isEmpty() ? Optional.empty() : Optional.of(Durations.parse(limit));
    String bytes = connection.setting(BigQueryAdapter.MAXIMUM_BYTES_BILLED, "");
    this.maximumBytesBilled =
        bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes));
  }

  /** Checks a connection's settings; does not connect yet. */
  static BigQueryProject of(Connection connection) {
    if (!connection.setting(BigQueryAdapter.PROJECT, "").matches("[A-Za-z0-9_.:-]+")) {
      throw wrong(connection, "names no project", "Set 'project' to the project's id.");
    }
    String method = signIn(connection);
    if (!BigQueryAdapter.SIGN_INS.contains(method)) {
      throw wrong(
          connection,
          "signs in by '" + method + "'",
          Suggestions.hint(method, BigQueryAdapter.SIGN_INS));
    }
    if (!connection.setting(BigQueryAdapter.MAXIMUM_BYTES_BILLED, "").matches("[0-9]{0,18}")) {
      throw wrong(connection, "limits the bytes billed to no number", "Give a number of bytes.");
    }
    try {
      URI endpoint = URI.create(connection.setting(BigQueryAdapter.ENDPOINT, GOOGLE));
      if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
        return new BigQueryProject(connection, endpoint);
      }
    } catch (IllegalArgumentException e) {
      // Told below like any other that is none.
    }
    throw wrong(connection, "has an endpoint that is no address", "Write it as " + GOOGLE + ".");
  }

  private static String signIn(Connection connection) {
    String method = connection.setting(BigQueryAdapter.CREDENTIALS, "");
    if (!method.isEmpty()) {
      return method;
    }
    if (!connection.setting(BigQueryAdapter.KEY_FILE, "").isEmpty()) {
      return BigQueryAdapter.SERVICE_ACCOUNT;
    }
    return connection.secrets().getOrDefault(BigQueryAdapter.TOKEN, "").isEmpty()
        ? BigQueryAdapter.APPLICATION_DEFAULT
        : BigQueryAdapter.ACCESS_TOKEN;
  }

  Connection connection() {
    return connection;
  }

  String id() {
    return connection.setting(BigQueryAdapter.PROJECT, "");
  }

  String signIn() {
    return signIn(connection);
  }

  URI endpoint() {
    return endpoint;
  }

  Optional<String> location() {
    String location = connection.setting(BigQueryAdapter.LOCATION, "");
    return location.isEmpty() ? Optional.empty() : Optional.of(location);
  }

  Optional<Duration> statementTimeout() {
    return timeout;
  }

  OptionalLong maximumBytesBilled() {
    return maximumBytesBilled;
  }

  boolean jobsAreOptional() {
    return BigQueryAdapter.OPTIONAL.equals(
        connection.setting(BigQueryAdapter.JOB_CREATION, "required"));
  }

  /** The service for loading, scanning and asking; repeats what failed for a passing reason. */
  BigQuery service() {
    // Java's own transport, where the default one would first look for a TLS library that is not
    // here.
    return service(
        HttpTransportOptions.newBuilder().setHttpTransportFactory(NetHttpTransport::new).build(),
        Optional.empty());
  }

  /**
   * The service for clients. Nothing is repeated, since a measurement would hide it, and an answer
   * that takes longer than the time-out is no longer waited for.
   *
   * @param transport shared by the clients of a session
   */
  BigQuery clientService(HttpTransportFactory transport) {
    HttpTransportOptions.Builder options =
        HttpTransportOptions.newBuilder()
            .setHttpTransportFactory(transport)
            .setConnectTimeout(CONNECT_TIMEOUT_MS);
    timeout.ifPresent(limit -> options.setReadTimeout(Math.toIntExact(limit.toMillis())));
    return service(options.build(), Optional.of(BigQueryOptions.getNoRetrySettings()));
  }

  private BigQuery service(HttpTransportOptions transport, Optional<RetrySettings> retries) {
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(id())
            .setCredentials(credentials())
            .setHost(endpoint.toString())
            .setTransportOptions(transport)
            // As numbers of microseconds: as seconds in a double, late years lose some of them.
            .setDataFormatOptions(DataFormatOptions.newBuilder().useInt64Timestamp(true).build());
    location().ifPresent(options::setLocation);
    retries.ifPresent(options::setRetrySettings);
    return options.build().getService();
  }

  private Credentials credentials() {
    return switch (signIn()) {
      case BigQueryAdapter.NONE -> NoCredentials.getInstance();
      case BigQueryAdapter.ACCESS_TOKEN -> token();
      case BigQueryAdapter.SERVICE_ACCOUNT -> serviceAccount();
      default -> applicationDefault();
    };
  }

  private Credentials token() {
    String token = connection.secrets().getOrDefault(BigQueryAdapter.TOKEN, "");
    if (token.isEmpty()) {
      throw wrong(
          connection, "gives no token", "Set 'token' to a reference such as ${BIGQUERY_TOKEN}.");
    }
    return GoogleCredentials.create(new AccessToken(token, null));
  }

  private Credentials serviceAccount() {
    String file = connection.setting(BigQueryAdapter.KEY_FILE, "");
    if (file.isEmpty()) {
      throw wrong(connection, "names no key file", "Set 'key_file' to a service account's key.");
    }
    try (InputStream key = Files.newInputStream(Path.of(file))) {
      return ServiceAccountCredentials.fromStream(key).createScoped(SCOPE);
    } catch (IOException | IllegalArgumentException e) {
      // The reader's own words may quote the file.
      throw wrong(
          connection,
          "names the key file " + file + ", which cannot be read as a service account's key",
          "Check path and rights, and that it is the JSON file that Google Cloud gave you.");
    }
  }

  private Credentials applicationDefault() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
    } catch (IOException e) {
      throw Problem.request(
              "There are no application default credentials on this machine.",
              "Run 'gcloud auth application-default login', or set 'key_file' or 'token'.")
          .asException(e);
    }
  }

  private static ProblemException wrong(Connection connection, String what, String hint) {
    return Problem.request("The profile '" + connection.platform() + "' " + what + ".", hint)
        .asException();
  }
}
