package dev.bakeoff.platform.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.sun.net.httpserver.HttpServer;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.LogWatch;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What BigQuery refuses, by the answers that its documentation shows, and what is said then. */
class BigQuerySignInTest {
  private static final String TOKEN = "ya29.secret-token-5d1c";

  @TempDir private Path directory;

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] refusal =
        """
        {"error": {"code": 401, "message": "Request had invalid authentication credentials.",
          "errors": [{"reason": "authError", "message": "Invalid Credentials"}]}}\
        """
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(401, refusal.length);
            exchange.getResponseBody().write(refusal);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aWrongTokenIsDeniedInWordsThatHoldNoSecret() {
    Connection connection = connection(Map.of(), Map.of("token", TOKEN));
    LogWatch log = LogWatch.start();
    try (log) {
      assertThatThrownBy(() -> new BigQueryAdapter().open(connection))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("access token was refused")
          .hasMessageContaining("BigQuery Job User")
          .satisfies(e -> assertThat(LogWatch.textOf(e)).doesNotContain(TOKEN));
    }
    assertThat(authorizations).contains("Bearer " + TOKEN);
    assertThat(log.text()).doesNotContain(TOKEN);
  }

  @Test
  void aBrokenKeyFileIsNamedAndNotQuoted() throws IOException {
    Path key = directory.resolve("key.json");
    Files.writeString(key, "{\"type\": \"service_account\", \"private_key\": \"hunter2\"}");
    Connection connection = connection(Map.of("key_file", key.toString()), Map.of());
    assertThatThrownBy(() -> new BigQueryAdapter().open(connection))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("key.json")
        .satisfies(e -> assertThat(LogWatch.textOf(e)).doesNotContain("hunter2"));
    assertThat(authorizations).isEmpty();
  }

  @Test
  void aProfileWithoutProjectOrWithAWrongEndpointIsRefused() {
    assertThatThrownBy(
            () -> BigQueryProject.of(connection(Map.of("project", " "), Map.of("token", TOKEN))))
        .hasMessageContaining("names no project");
    assertThatThrownBy(
            () -> BigQueryProject.of(connection(Map.of("endpoint", "ftp://x"), Map.of())))
        .hasMessageContaining("endpoint");
  }

  @Test
  void reasonsBecomeKinds() {
    assertThat(kind(403, "rateLimitExceeded")).isEqualTo(ErrorKind.THROTTLED);
    assertThat(kind(403, "quotaExceeded")).isEqualTo(ErrorKind.THROTTLED);
    assertThat(kind(403, "accessDenied")).isEqualTo(ErrorKind.DENIED);
    assertThat(kind(401, "authError")).isEqualTo(ErrorKind.DENIED);
    assertThat(kind(503, "backendError")).isEqualTo(ErrorKind.CONNECTION);
    assertThat(kind(400, "invalidQuery")).isEqualTo(ErrorKind.OTHER);
    assertThat(kind(200, "stopped")).isEqualTo(ErrorKind.TIMEOUT);
    assertThat(Failures.kind(new BigQueryException(new SocketTimeoutException("Read timed out"))))
        .isEqualTo(ErrorKind.TIMEOUT);
  }

  @Test
  void namesBecomePlainOnesThatDiffer() {
    assertThat(Names.of("customer_id")).isEqualTo("customer_id");
    assertThat(Names.of("time'stamp")).isEqualTo("time_27_stamp");
    assertThat(Names.of("jsön")).isEqualTo("js_f6_n");
    assertThat(Names.of("7 days")).isEqualTo("c_7_20_days");
    assertThat(Names.of("_PARTITIONTIME")).isEqualTo("c__PARTITIONTIME");
  }

  private static ErrorKind kind(int status, String reason) {
    return Failures.kind(
        new BigQueryException(status, "refused", new BigQueryError(reason, "", "refused")));
  }

  private Connection connection(Map<String, String> more, Map<String, String> secrets) {
    Map<String, String> settings = new HashMap<>();
    settings.put("project", "bench");
    settings.put("endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
    settings.putAll(more);
    return new Connection("mine", "bigquery", "test_1_0", true, settings, secrets);
  }
}
