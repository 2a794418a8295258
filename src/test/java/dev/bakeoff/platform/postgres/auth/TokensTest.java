package dev.bakeoff.platform.postgres.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.postgres.TokenService;
import dev.bakeoff.platform.postgres.TokenService.Answer;
import dev.bakeoff.platform.postgres.auth.TokenSource.Token;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Tokens for signing in: what is asked for them, what they look like, when they are renewed. */
final class TokensTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String SECRET = "very-secret-indeed";

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  @Test
  void aTokenIsKeptUntilShortlyBeforeItExpires() {
    AtomicInteger fetched = new AtomicInteger();
    TokenSource source =
        new TokenSource(
            () -> new Token("t" + fetched.incrementAndGet(), now.get().plus(Duration.ofHours(1))),
            now::get);
    assertThat(source.get()).isEqualTo("t1");
    pass(Duration.ofMinutes(54));
    assertThat(source.get()).isEqualTo("t1");
    pass(Duration.ofMinutes(2));
    assertThat(source.get()).isEqualTo("t2");
    pass(Duration.ofHours(5));
    assertThat(source.get()).isEqualTo("t3");
  }

  @Test
  void aTokenThatCannotBeRenewedServesUntilItExpires() {
    AtomicReference<Function<Instant, Token>> service =
        new AtomicReference<>(at -> new Token("t", at.plusSeconds(900)));
    TokenSource source = new TokenSource(() -> service.get().apply(now.get()), now::get);
    assertThat(source.get()).isEqualTo("t");
    service.set(
        at -> {
          throw Problem.of(Problem.Kind.PLATFORM, "away", "").asException();
        });
    pass(Duration.ofSeconds(880));
    assertThat(source.get()).isEqualTo("t");
    pass(Duration.ofSeconds(21));
    assertThatThrownBy(source::get).isInstanceOf(ProblemException.class).hasMessage("away");
  }

  @Test
  void amazonsTokenIsAPresignedRequestWithoutItsScheme() {
    AwsIamTokens tokens =
        new AwsIamTokens(
            "db.abc.eu-central-1.rds.amazonaws.com",
            5432,
            "poc_user",
            "eu-central-1",
            () -> AwsBasicCredentials.create("AKIDEXAMPLE", SECRET),
            Clock.fixed(NOON, ZoneOffset.UTC));
    Token token = tokens.fetch();
    assertThat(token.expires()).isEqualTo(NOON.plusSeconds(900));
    assertThat(token.value())
        .startsWith("db.abc.eu-central-1.rds.amazonaws.com:5432/?")
        .contains("Action=connect", "DBUser=poc_user", "X-Amz-Algorithm=AWS4-HMAC-SHA256")
        .contains("X-Amz-Date=20260301T120000Z", "X-Amz-Expires=900", "X-Amz-SignedHeaders=host")
        .contains("X-Amz-Credential=AKIDEXAMPLE%2F20260301%2Feu-central-1%2Frds-db%2Faws4_request")
        .containsPattern("X-Amz-Signature=[0-9a-f]{64}")
        .doesNotContain(SECRET);
    assertThat(tokens.fetch()).as("the same for the same moment").isEqualTo(token);
    assertThat(tokens + " " + token).doesNotContain(SECRET, "Signature");
    AwsIamTokens ofARole =
        new AwsIamTokens(
            "h",
            5432,
            "u",
            "us-east-1",
            () -> AwsSessionCredentials.create("A", SECRET, "session/token"),
            Clock.fixed(NOON, ZoneOffset.UTC));
    assertThat(ofARole.fetch().value()).contains("X-Amz-Security-Token=session%2Ftoken");
  }

  @Test
  void databricksTokensAreAskedForAsItsReferenceSays() throws Exception {
    try (TokenService service = new TokenService(TokensTest::workspace)) {
      DatabricksTokens tokens = new DatabricksTokens(service.url(), "client-1", SECRET, now::get);
      Token oauth = tokens.oauth();
      assertThat(oauth).isEqualTo(new Token("oauth-token", NOON.plusSeconds(3600)));
      TokenService.Asked asked = service.asked().getFirst();
      assertThat(asked.path()).isEqualTo("/oidc/v1/token");
      assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=all-apis");
      assertThat(asked.authorization())
          .isEqualTo(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(("client-1:" + SECRET).getBytes(StandardCharsets.UTF_8)));
      TokenSource source = new TokenSource(tokens::oauth, now::get);
      assertThat(tokens.credentials("poc-instance", source))
          .isEqualTo(new Token("database-token", Instant.parse("2026-03-01T13:00:00Z")));
      assertThat(service.asked().getLast().authorization()).isEqualTo("Bearer oauth-token");
      assertThat(service.asked().getLast().body())
          .contains("\"instance_names\":[\"poc-instance\"]", "\"request_id\":\"");
      assertThat(tokens.credentials("projects/p/branches/b/endpoints/e", source))
          .isEqualTo(new Token("endpoint-token", Instant.parse("2026-03-01T13:30:00Z")));
      assertThat(service.asked()).as("one token serves several requests").hasSize(4);
    }
  }

  private static Answer workspace(TokenService.Asked asked) {
    return switch (asked.path()) {
      case "/oidc/v1/token" ->
          new Answer(
              200,
              "{\"access_token\":\"oauth-token\",\"scope\":\"all-apis\","
                  + "\"token_type\":\"Bearer\",\"expires_in\":3600}");
      case "/api/2.0/database/credentials" ->
          new Answer(
              200, "{\"token\":\"database-token\",\"expiration_time\":\"2026-03-01T13:00:00Z\"}");
      case "/api/2.0/postgres/credentials" ->
          new Answer(
              200, "{\"token\":\"endpoint-token\",\"expire_time\":\"2026-03-01T13:30:00Z\"}");
      default -> new Answer(404, "{}");
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"error\":\"invalid_client\",\"error_description\":\"very-secret-indeed\"}|HTTP 401,"
            + " invalid_client|databricks_client_secret",
        "403|{\"error_code\":\"PERMISSION_DENIED\"}|HTTP 403, PERMISSION_DENIED|access",
        "500|very-secret-indeed|HTTP 500)|again",
        "200|{}|holds no token|databricks_host",
        "200|not JSON|holds no token|databricks_host",
      })
  void refusalsAreSaidWithoutSecrets(int status, String body, String what, String hint)
      throws Exception {
    try (TokenService service = new TokenService(asked -> new Answer(status, body))) {
      DatabricksTokens tokens = new DatabricksTokens(service.url(), "c", SECRET, now::get);
      assertThatThrownBy(tokens::oauth)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(what)
          .hasMessageContaining(hint)
          .hasMessageNotContaining(SECRET);
    }
  }

  @Test
  void aWorkspaceThatIsAwayIsNamed() throws Exception {
    String url;
    try (TokenService service = new TokenService(TokensTest::workspace)) {
      url = service.url();
    }
    assertThatThrownBy(() -> new DatabricksTokens(url, "c", SECRET, now::get).oauth())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void whatAWayOfSigningInLacksIsNamed() {
    assertMissing(Map.of("auth", "aws_iam"), "aws_region");
    assertMissing(Map.of("auth", "databricks_oauth"), "databricks_client_secret");
    assertMissing(Map.of("auth", "nothing"), "'nothing'");
    assertThatThrownBy(() -> new DatabricksTokens("http://example.com", "c", SECRET, now::get))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not the address of a Databricks workspace");
  }

  private static void assertMissing(Map<String, String> settings, String what) {
    Connection connection = new Connection("mine", "postgresql", "x", false, settings, Map.of());
    assertThatThrownBy(
            () -> SignIn.passwords(connection, "localhost", 5432, "u", Clock.systemUTC()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
        .hasMessageContaining(what);
  }
}
