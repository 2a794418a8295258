package dev.bakeoff.platform.postgres.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.postgres.auth.TokenSource.Token;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens of a Databricks workspace for Lakebase: OAuth for a service principal (client credentials
 * at {@code /oidc/v1/token}), which is a password of Lakebase's itself, and database credentials
 * that are asked for with it: {@code POST /api/2.0/database/credentials} for an instance, {@code
 * POST /api/2.0/postgres/credentials} for a project's endpoint, as in Databricks' API reference.
 */
public final class DatabricksTokens {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI workspace;
  private final String clientId;
  private final String clientSecret;
  private final InstantSource clock;

  /**
   * A workspace's service principal.
   *
   * @param host the workspace's, with or without {@code https://}
   * @param clientSecret secret
   */
  public DatabricksTokens(String host, String clientId, String clientSecret, InstantSource clock) {
    this.workspace = workspace(host);
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  private static URI workspace(String host) {
    try {
      URI uri = URI.create(host.contains("://") ? host : "https://" + host);
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
      if (safe && uri.getHost() != null) {
        return uri.resolve("/");
      }
    } catch (IllegalArgumentException ignored) {
      // The complaint is the same.
    }
    throw Problem.request(
            "'" + host + "' is not the address of a Databricks workspace.",
            "Set databricks_host to something like adb-1234567890.1.azuredatabricks.net.")
        .asException();
  }

  /** OAuth tokens. */
  public Token oauth() {
    String basic =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        request("oidc/v1/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&scope="
                        + URLEncoder.encode("all-apis", StandardCharsets.UTF_8)))
            .build();
    JsonNode answer = ask(request, "a token");
    long seconds = answer.path("expires_in").asLong(0);
    if (seconds <= 0) {
      throw strange();
    }
    return token(answer.path("access_token").asText(""), clock.instant().plusSeconds(seconds));
  }

  /**
   * Database credentials.
   *
   * @param place a database instance's name, or an endpoint: {@code
   *     projects/…/branches/…/endpoints/…}
   * @param oauth gives a token of {@link #oauth}
   */
  public Token credentials(String place, TokenSource oauth) {
    ObjectNode body = JSON.createObjectNode();
    boolean endpoint = place.startsWith("projects/");
    if (endpoint) {
      body.put("endpoint", place).put("ttl", "3600s");
    } else {
      body.put("request_id", UUID.randomUUID().toString()).putArray("instance_names").add(place);
    }
    HttpRequest request =
        request(endpoint ? "api/2.0/postgres/credentials" : "api/2.0/database/credentials")
            .header("Authorization", "Bearer " + oauth.get())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    JsonNode answer = ask(request, "database credentials for '" + place + "'");
    String expires = answer.path(endpoint ? "expire_time" : "expiration_time").asText("");
    try {
      return token(answer.path("token").asText(""), Instant.parse(expires));
    } catch (DateTimeException e) {
      throw strange();
    }
  }

  private Token token(String value, Instant expires) {
    if (value.isEmpty()) {
      throw strange();
    }
    return new Token(value, expires);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(workspace.resolve(path)).timeout(LIMIT);
  }

  private JsonNode ask(HttpRequest request, String what) {
    // No redirects: what is sent is for the workspace alone.
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw refused(what, response);
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw strange();
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "The Databricks workspace %s cannot be reached to get %s: %s."
                  .formatted(workspace.getAuthority(), what, e.getClass().getSimpleName()),
              "Check databricks_host and the network.")
          .asException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
    }
  }

  private ProblemException refused(String what, HttpResponse<String> response) {
    String code = "";
    try {
      JsonNode body = JSON.readTree(response.body());
      String said = body.path("error_code").asText(body.path("error").asText(""));
      // A word, and nothing that could repeat what was sent.
      code = said.matches("[A-Za-z_]{1,60}") ? ", " + said : "";
    } catch (JsonProcessingException ignored) {
      // The status says enough.
    }
    String hint =
        switch (response.statusCode()) {
          case 400, 401 ->
              "Check databricks_client_id and databricks_client_secret: a service principal's"
                  + " application id and an OAuth secret of it that has not expired.";
          case 403 -> "Give the service principal access to the workspace and the database.";
          case 404 -> "Check databricks_host and lakebase_instance.";
          case 429 -> "Wait a minute, and try again.";
          default -> "Try again; if it fails again, look at the workspace's status page.";
        };
    return Problem.of(
            Problem.Kind.PLATFORM,
            "The Databricks workspace %s refuses %s (HTTP %d%s)."
                .formatted(workspace.getAuthority(), what, response.statusCode(), code),
            hint)
        .asException();
  }

  private ProblemException strange() {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "The answer of %s holds no token.".formatted(workspace.getAuthority()),
            "Check that databricks_host is the workspace's own address.")
        .asException();
  }
}
