package dev.bakeoff.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${PGPASSWORD}",
        "keychain:prod",
        "keychain:a name: with everything",
        "command: vault read -field=password secret/prod",
        "command: 'C:\\Program Files\\vault.exe' read 'it'\\''s'",
        "pgpass",
        "pgpass:/etc/bench.pgpass",
        "ask"
      })
  void every_form_is_written_as_it_is_read(String text) {
    assertThat(SecretReference.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @Test
  void a_command_is_words_without_a_shell() {
    assertThat(SecretReference.parse("command:sh -c \"echo a\\\"b; x\" 'c d' e\\ f"))
        .contains(new SecretReference.Command(List.of("sh", "-c", "echo a\"b; x", "c d", "e f")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "${A} ${B}", "${A}x", "Ask", "pgpass:", "", "key chain:x"})
  void anything_else_may_be_the_secret_itself_and_is_not_repeated(String text) {
    assertThat(SecretReference.parse(text)).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> SecretReference.require(text, "Password"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'Password' is a secret")
        .hasMessageContaining("keychain:NAME")
        .message()
        .satisfies(m -> assertThat(text.isEmpty() || !m.contains("'" + text)).isTrue())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keychain:", "command:", "command: 'x", "keychain: \t"})
  void a_reference_that_lacks_something_says_so(String text) {
    assertThatThrownBy(() -> SecretReference.parse(text)).isInstanceOf(ProblemException.class);
  }
}
