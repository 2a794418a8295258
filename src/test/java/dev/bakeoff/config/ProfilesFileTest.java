package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.duckdb.DuckDbAdapter;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfilesFileTest {
  @TempDir private Path home;

  private ProfilesFile profiles() {
    return new ProfilesFile(
        home, new Adapters(List.of(new PostgresAdapter(), new DuckDbAdapter())));
  }

  private static PlatformProfile server(String password) {
    return new PlatformProfile(
        "prod",
        "postgresql",
        Optional.of("rds"),
        Map.of(
            "host",
            "db.example.org",
            "port",
            "5433",
            "user",
            "bench",
            "database",
            "poc",
            "password",
            password),
        false);
  }

  @Test
  void platforms_that_need_no_profile_are_always_there() {
    assertThat(profiles().all())
        .extracting(PlatformProfile::name)
        .containsExactly("postgresql", "duckdb");
  }

  @Test
  void a_saved_profile_is_found_again_and_can_be_removed() {
    profiles().save(server("${PGPASS}"));
    assertThat(profiles().find("prod")).contains(server("${PGPASS}"));
    profiles().remove("prod");
    assertThat(profiles().find("prod")).isEmpty();
  }

  @Test
  void a_secret_is_never_written() {
    assertThatThrownBy(() -> profiles().save(server("hunter2")))
        .hasMessageContaining("does not store")
        .hasMessageNotContaining("hunter2");
    assertThat(home.resolve("platforms.yaml")).doesNotExist();
  }

  @Test
  void every_kind_of_reference_is_written_and_read_back() {
    for (String reference :
        List.of(
            "keychain:prod: main",
            "command: vault read -field=password 'secret/my prod'",
            "pgpass",
            "ask")) {
      profiles().save(server(reference));
      assertThat(profiles().find("prod")).contains(server(reference));
    }
  }

  @Test
  void a_command_may_stand_in_yaml_without_quotes_around_its_colon() throws Exception {
    Path file = home.resolve("platforms.yaml");
    String start = "platforms:\n  p:\n    type: postgresql\n    connection:\n      host: h\n";
    Files.writeString(
        file, start + "      user: u\n      password:\n        command: vault read x\n");
    assertThat(profiles().find("p").orElseThrow().settings())
        .containsEntry("password", "command: vault read x");
    Files.writeString(file, start + "      user: u\n      password: {command: [a, b c]}\n");
    assertThat(profiles().find("p").orElseThrow().settings())
        .containsEntry("password", "command: a 'b c'");
    Files.writeString(file, start + "      user: u\n      password: {keychain: prod}\n");
    assertThat(profiles().find("p").orElseThrow().settings())
        .containsEntry("password", "keychain:prod");
  }

  @Test
  void a_secret_in_the_file_is_refused_with_its_line_and_never_repeated() throws Exception {
    Path file = home.resolve("platforms.yaml");
    String start = "platforms:\n  p:\n    type: postgresql\n    connection:\n      host: h\n";
    Files.writeString(file, start + "      password: hunter2\n");
    assertThatThrownBy(() -> profiles().all())
        .hasMessageContaining("platforms.yaml:6:")
        .hasMessageContaining("keychain:NAME")
        .hasStackTraceContaining("ProblemException")
        .extracting(ProfilesFileTest::trace)
        .asString()
        .doesNotContain("hunter2");
    Files.writeString(file, start + "      password: hunter2\n   broken: {\n");
    assertThatThrownBy(() -> profiles().all())
        .extracting(ProfilesFileTest::trace)
        .asString()
        .contains("not YAML")
        .doesNotContain("hunter2");
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void a_file_broken_by_hand_is_refused_with_its_line_and_stays_as_it_is() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("platforms.yaml"), "platforms:\n  prod:\n    tpye: duckdb\n");
    assertThatThrownBy(() -> profiles().all())
        .hasMessageContaining("platforms.yaml:3:")
        .hasMessageContaining("Did you mean 'type'");
    assertThatThrownBy(() -> profiles().save(server("${PGPASS}")))
        .hasMessageContaining("platforms.yaml:3:");
    assertThat(file).hasContent("platforms:\n  prod:\n    tpye: duckdb\n");
  }

  @Test
  void what_cannot_be_removed_says_so() {
    assertThatThrownBy(() -> profiles().remove("duckdb"))
        .hasMessageContaining("no profile 'duckdb'");
  }
}
