package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bakeoff platform} as it is typed. */
final class PlatformCommandsTest extends CommandRunner {
  private int add(String... more) {
    String[] start = {
      "platform",
      "add",
      "prod",
      "--type",
      "postgresql",
      "--set",
      "host=127.0.0.1",
      "--set",
      "user=u"
    };
    String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return run(all);
  }

  @Test
  void a_platform_is_added_shown_replaced_and_removed() throws Exception {
    assertThat(add("--flavor", "lakebase", "--set", "password=keychain:prod", "--set", "port=5433"))
        .as(err)
        .isZero();
    assertThat(run("platform", "show", "prod")).isZero();
    assertThat(out)
        .contains("lakebase")
        .contains("port: 5433")
        .contains("password: keychain:prod   (from the keychain, entry prod)");
    assertThat(add()).isEqualTo(2);
    assertThat(err).contains("already");
    assertThat(add("--replace")).isZero();
    assertThat(run("platform", "show", "prod", "--json")).isZero();
    assertThat(json().at("/settings").has("port")).isFalse();
    assertThat(run("platform", "remove", "prod")).isZero();
    assertThat(run("platform", "show", "prod")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set hots=x|Did you mean 'host'",
        "--set port=many|This is a number",
        "--set sslmode=maybe|verify-full",
        "--set password=hunter2|Secrets are never stored",
        "--flavor lakebse|Did you mean 'lakebase'",
        "--url jdbc:postgresql://u:hunter2@h/d|does not store",
      })
  void what_cannot_be_is_refused_and_nothing_is_stored(String more, String hint) {
    assertThat(add(more.split(" "))).isEqualTo(2);
    assertThat(err).contains(hint).doesNotContain("hunter2");
    assertThat(home.resolve("platforms.yaml")).doesNotExist();
  }

  @Test
  void a_jdbc_url_says_it_all() throws Exception {
    assertThat(
            run(
                "platform",
                "add",
                "prod",
                "--url",
                "jdbc:postgresql://127.0.0.1:5433/poc?user=u",
                "--set",
                "password=ask"))
        .as(err)
        .isZero();
    assertThat(run("platform", "show", "prod", "--json")).isZero();
    assertThat(json().at("/settings/database").asText()).isEqualTo("poc");
    assertThat(json().at("/settings/password").asText()).isEqualTo("ask");
  }

  @Test
  void types_show_their_forms_and_what_they_can() throws Exception {
    assertThat(run("platform", "types", "postgresql")).isZero();
    assertThat(out).contains("lakebase").contains("sslmode").contains("transactions");
    assertThat(run("platform", "types", "--json")).isZero();
    assertThat(json().findValuesAsText("type")).contains("postgresql", "duckdb", "sqlite");
    assertThat(run("platform", "types", "duckbd")).isEqualTo(2);
    assertThat(err).contains("Did you mean 'duckdb'");
  }

  @Test
  void a_test_tells_its_steps_and_what_to_do_where_one_fails() throws Exception {
    assertThat(run("platform", "test", "sqlite", "--json")).isZero();
    assertThat(json().get("status").asText()).isEqualTo("ok");
    assertThat(json().get("steps")).isNotEmpty();
    int port = freePort();
    assertThat(add("--set", "port=" + port)).as(err).isZero();
    assertThat(run("platform", "test", "prod")).isEqualTo(1);
    assertThat(out).contains("✗");
    assertThat(err).contains("prod cannot be used").doesNotContain("\tat ");
    assertThat(run("platform", "test", "prod", "--json")).isEqualTo(1);
    assertThat(json().get("status").asText()).isEqualTo("failed");
    assertThat(json().at("/problem/hint").asText()).isNotEmpty();
  }

  @Test
  void a_secret_that_cannot_be_had_is_told_before_anything_connects() {
    assertThat(add("--set", "password=${BAKEOFF_NO_SUCH_VARIABLE}")).isZero();
    assertThat(run("platform", "test", "prod")).isEqualTo(1);
    assertThat(err).contains("BAKEOFF_NO_SUCH_VARIABLE").contains("is not set");
  }

  @Test
  void platforms_are_imported_from_files_of_other_programs() throws Exception {
    var file =
        Files.writeString(
            home.resolve("pg_service.conf"),
            "[prod]\nhost=127.0.0.1\nuser=u\npassword=hunter2\n[odd]\nhost=h\nport=many\n");
    assertThat(run("platform", "import", file.toString(), "--dry-run")).isEqualTo(1);
    assertThat(home.resolve("platforms.yaml")).doesNotExist();
    assertThat(run("platform", "import", file.toString())).isEqualTo(1);
    assertThat(out)
        .contains("Added prod from service 'prod'")
        .contains("was not added: 'port' of 'odd': This is a number")
        .doesNotContain("hunter2");
    assertThat(Files.readString(home.resolve("platforms.yaml"))).doesNotContain("hunter2");
    assertThat(run("platform", "import", file.toString(), "--only", "prod", "--json")).isZero();
    assertThat(json().get(0).get("status").asText()).isEqualTo("skipped");
    assertThat(run("platform", "import", "nothing-like-it")).isEqualTo(2);
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return server.getLocalPort();
    }
  }
}
