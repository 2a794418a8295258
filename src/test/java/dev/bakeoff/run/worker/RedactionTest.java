package dev.bakeoff.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.platform.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RedactionTest {
  private static String apply(String secret, String line) {
    Connection connection =
        new Connection(
            "p", "postgresql", "ns", true, Map.of("user", "postgres"), Map.of("password", secret));
    return Redaction.of(connection).apply(line);
  }

  @Test
  void a_secret_that_a_driver_quotes_is_taken_out() {
    assertThat(apply("hunter22", "no sign-in with hunter22 at h"))
        .isEqualTo("no sign-in with [secret] at h");
    assertThat(apply("a\"b\\cdef", "{\"what\":\"with a\\\"b\\\\cdef\"}"))
        .isEqualTo("{\"what\":\"with [secret]\"}");
  }

  @Test
  void words_that_are_no_secret_by_themselves_stay() {
    assertThat(apply("db", "the db is down")).isEqualTo("the db is down");
    assertThat(apply("postgres", "user postgres")).isEqualTo("user postgres");
  }
}
