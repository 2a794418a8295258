package dev.bakeoff.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs are real, the environment and the keychain are the test's. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the token-printing programs are sh scripts")
final class SecretsTest {
  private static final SecretUse USE =
      new SecretUse(
          "prod",
          "Password",
          Map.of("host", "db.test", "port", "5432", "database", "poc", "user", "be:nch"));

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  private Secrets secrets() {
    return new Secrets(
        new Secrets.Sources(
            environment::get,
            new MemoryKeychain(entries),
            (platform, label) -> {
              asked.add(platform + " " + label);
              return "typed " + asked.size();
            },
            folder.resolve("pgpass")),
        Duration.ofSeconds(1));
  }

  private String resolve(String reference) {
    return secrets().resolve(SecretReference.parse(reference).orElseThrow(), USE);
  }

  @Test
  void a_variable_is_read_at_use_and_one_that_is_not_set_is_named() {
    assertThatThrownBy(() -> resolve("${TOKEN}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("TOKEN")
        .hasMessageContaining("'Password' of the platform 'prod'");
    environment.put("TOKEN", "t1");
    assertThat(resolve("${TOKEN}")).isEqualTo("t1");
  }

  @Test
  void a_missing_entry_of_the_keychain_is_named() {
    assertThatThrownBy(() -> resolve("keychain:prod")).hasMessageContaining("no entry 'prod'");
    entries.put("prod", "k1");
    assertThat(resolve("keychain:prod")).isEqualTo("k1");
  }

  @Test
  void a_command_gives_its_first_line_and_runs_again_each_time() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("token.sh"),
            "echo x >> count\necho token-$(wc -l < count)\necho more\n");
    String command = "command: sh -c 'cd " + folder + "; . " + script + "'";
    assertThat(resolve(command)).isEqualTo("token-1");
    assertThat(resolve(command)).isEqualTo("token-2");
  }

  @Test
  void what_a_command_prints_is_in_no_message() {
    assertThatThrownBy(() -> resolve("command: sh -c 'echo hunter2; echo hunter2 >&2; exit 3'"))
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("'sh'")
        .hasMessageNotContaining("hunter2")
        .hasNoSuppressedExceptions();
    assertThatThrownBy(() -> resolve("command: sh -c 'exit 0'"))
        .hasMessageContaining("printed nothing");
    assertThatThrownBy(() -> resolve("command: no-such-program --token hunter2"))
        .hasMessageContaining("'no-such-program'")
        .hasMessageContaining("without a shell")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_command_that_hangs_is_ended_with_its_children() throws Exception {
    assertThatThrownBy(
            () -> resolve("command: sh -c 'sleep 600 & echo $! > " + folder + "/pid; wait'"))
        .hasMessageContaining("did not end within 1 s");
    long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Optional<ProcessHandle> left = ProcessHandle.of(child);
    if (left.isPresent()) {
      assertThat(left.get().onExit()).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  @Test
  void a_command_cannot_wait_for_input() {
    assertThat(resolve("command: sh -c 'read x; echo read:$x'")).isEqualTo("read:");
  }

  @Test
  void who_was_asked_once_is_not_asked_again_until_it_failed() {
    Secrets secrets = secrets();
    SecretReference ask = new SecretReference.Ask();
    assertThat(secrets.resolve(ask, USE)).isEqualTo("typed 1");
    assertThat(secrets.resolve(ask, USE)).isEqualTo("typed 1");
    secrets.forget("prod");
    assertThat(secrets.resolve(ask, USE)).isEqualTo("typed 2");
    assertThat(asked).containsExactly("prod Password", "prod Password");
  }

  @Test
  void nobody_to_ask_is_said() {
    assertThatThrownBy(() -> new Prompts().ask("prod", "Password"))
        .hasMessageContaining("nobody to ask");
    // Tests have no terminal.
    assertThatThrownBy(() -> new TerminalPrompter().ask("prod", "Password"))
        .hasMessageContaining("no terminal");
  }

  @Test
  void the_password_file_is_read_as_libpq_reads_it() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pgpass"),
            """
            # comment
            other:5432:poc:be\\:nch:wrong
            db.test:*:poc:be\\:nch:pa\\\\ss:w\\:ord
            *:*:*:*:last
            """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(resolve("pgpass")).isEqualTo("pa\\ss:w:ord");
    assertThat(new PasswordFile(file).entries())
        .contains(new PasswordFile.Entry("db.test", "*", "poc", "be:nch"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> resolve("pgpass")).hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> resolve("pgpass:/no/such")).hasMessageContaining("/no/such");
  }

  @Test
  void variables_that_hold_secrets_are_known_so_that_workers_do_not_inherit_them() {
    Secrets secrets = secrets();
    environment.put("TOKEN", "t1");
    secrets.announce(new SecretReference.Environment("OTHER"));
    var _ = secrets.resolve(new SecretReference.Environment("TOKEN"), USE);
    assertThat(secrets.variables()).containsExactlyInAnyOrder("OTHER", "TOKEN");
  }
}
