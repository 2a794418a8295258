package dev.bakeoff.platform.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoundProfilesTest {
  @TempDir private Path folder;

  @Test
  void a_postgres_url_is_taken_apart() {
    JdbcUrl url =
        JdbcUrl.parse(
            "jdbc:postgresql://db1.example.org:5433/poc?user=be%40nch&password=hunter2"
                + "&sslmode=require&currentSchema=s&ApplicationName=x");
    assertThat(url.profile().type()).isEqualTo("postgresql");
    assertThat(url.profile().name()).isEqualTo("db1");
    assertThat(url.profile().settings())
        .containsOnly(
            Map.entry("host", "db1.example.org"),
            Map.entry("port", "5433"),
            Map.entry("database", "poc"),
            Map.entry("user", "be@nch"),
            Map.entry("sslmode", "require"),
            Map.entry("schema", "s"));
    assertThat(url.profile().notes()).singleElement().asString().contains("applicationname");
    assertThat(url.password()).contains("hunter2");
    assertThat(url.toString()).doesNotContain("hunter2");
  }

  @Test
  void hosts_of_services_give_their_flavor_away() {
    assertThat(
            JdbcUrl.parse("jdbc:postgresql://x.cluster-abc.eu-west-1.rds.amazonaws.com/d")
                .profile()
                .flavor())
        .contains("aurora");
    assertThat(
            JdbcUrl.parse("jdbc:postgresql://x.abc.eu-west-1.rds.amazonaws.com/d")
                .profile()
                .flavor())
        .contains("rds");
    assertThat(
            JdbcUrl.parse("jdbc:postgresql://i-1.database.cloud.databricks.com:5432/d")
                .profile()
                .flavor())
        .contains("lakebase");
  }

  @Test
  void short_urls_and_other_platforms_are_read() {
    assertThat(JdbcUrl.parse("jdbc:postgresql:poc").profile().settings())
        .containsOnly(Map.entry("host", "localhost"), Map.entry("database", "poc"));
    assertThat(JdbcUrl.parse("jdbc:postgresql://u:hunter2@h/d").profile().settings())
        .containsOnly(Map.entry("host", "h"), Map.entry("database", "d"), Map.entry("user", "u"));
    assertThat(
            JdbcUrl.parse(
                    "jdbc:snowflake://org-acc.snowflakecomputing.com/?warehouse=WH&db=D&role=R&user=u")
                .profile()
                .settings())
        .containsOnly(
            Map.entry("account", "org-acc"),
            Map.entry("warehouse", "WH"),
            Map.entry("database", "D"),
            Map.entry("role", "R"),
            Map.entry("user", "u"));
    FoundProfile file = JdbcUrl.parse("jdbc:duckdb:/data/my poc.duckdb").profile();
    assertThat(file.type()).isEqualTo("duckdb");
    assertThat(file.name()).isEqualTo("my_poc");
    assertThat(file.settings()).containsOnly(Map.entry("path", "/data/my poc.duckdb"));
    assertThat(JdbcUrl.parse("jdbc:sqlite:file:a.db?cache=shared").profile().settings())
        .containsOnly(Map.entry("path", "a.db"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:oracle:thin:scott/hunter2@h",
        "postgresql://u:hunter2@h/d",
        "jdbc:sqlite::memory:",
        "hunter2",
        "jdbc:",
        "jdbc:sqlite:"
      })
  void what_cannot_be_read_is_not_repeated(String url) {
    assertThatThrownBy(() -> JdbcUrl.parse(url))
        .isInstanceOf(dev.bakeoff.model.ProblemException.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there rights are no part of the file")
  void passwords_stay_in_the_password_file() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pgpass"), "db.test:5433:poc:bench:hunter2\n*:*:*:me:hunter2\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    List<FoundProfile> found = PostgresFiles.passwords(file, true);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().name()).isEqualTo("db-poc");
    assertThat(found.getFirst().settings())
        .containsEntry("password", "pgpass")
        .containsEntry("port", "5433");
    assertThat(found.toString()).doesNotContain("hunter2");
    assertThat(PostgresFiles.passwords(file, false).getFirst().settings())
        .containsEntry("password", "pgpass:" + file);
  }

  @Test
  void services_become_profiles_without_their_passwords() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("services"),
            """
            # services
            [prod]
            host=db.test
            port = 5433
            dbname=poc
            user=bench
            password=hunter2
            sslmode=verify-full
            keepalives=1
            """);
    FoundProfile found = PostgresFiles.services(file, folder.resolve("none")).getFirst();
    assertThat(found.settings())
        .containsOnly(
            Map.entry("host", "db.test"),
            Map.entry("port", "5433"),
            Map.entry("database", "poc"),
            Map.entry("user", "bench"),
            Map.entry("sslmode", "verify-full"));
    assertThat(found.notes()).anyMatch(n -> n.contains("password")).hasSize(2);
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  @Test
  void of_aws_profiles_only_names_and_regions_are_read() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            [default]
            region = eu-central-1
            [profile poc]
            region=eu-west-1
            s3 =
              max_concurrent_requests = 20
            [sso-session corp]
            sso_region = us-east-1
            """);
    Path credentials =
        Files.writeString(
            folder.resolve("credentials"),
            "[old]\naws_access_key_id=AKIA\naws_secret_access_key=hunter2\n");
    List<FoundProfile> found = AwsFiles.profiles(config, credentials);
    assertThat(found)
        .extracting(FoundProfile::name)
        .containsExactly("aws-default", "aws-old", "aws-poc");
    assertThat(found.getLast().settings())
        .containsOnly(Map.entry("aws_profile", "poc"), Map.entry("region", "eu-west-1"));
    assertThat(found.toString()).doesNotContain("hunter2").doesNotContain("AKIA");
  }
}
