package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.ProfilesFile;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.platform.sqlite.SqliteAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformUrlTest {
  @TempDir private Path home;
  private final Adapters adapters =
      new Adapters(List.of(new PostgresAdapter(), new SqliteAdapter()));
  private ProfilesFile profiles;

  @BeforeEach
  void twoProfiles() {
    profiles = new ProfilesFile(home, adapters);
    Map<String, String> settings = Map.of("host", "h", "user", "u");
    for (String name : List.of("prod", "customer_lakebase")) {
      profiles.save(
          new PlatformProfile(
              name,
              "postgresql",
              name.equals("prod") ? Optional.empty() : Optional.of("lakebase"),
              settings,
              false));
    }
  }

  private PlatformProfile find(String url) {
    return PlatformUrl.require(url).find(profiles, adapters);
  }

  @Test
  void profiles_are_found_by_type_flavor_older_words_or_mere_name() {
    assertThat(find("postgresql://prod").name()).isEqualTo("prod");
    assertThat(find("postgres://prod").name()).isEqualTo("prod");
    assertThat(find("lakebase://customer_lakebase").name()).isEqualTo("customer_lakebase");
    assertThat(find("postgresql://customer_lakebase").name()).isEqualTo("customer_lakebase");
    assertThat(find("customer_lakebase").name()).isEqualTo("customer_lakebase");
    assertThat(find("sqlite://sqlite").builtIn()).isTrue();
  }

  @Test
  void a_place_may_follow() {
    PlatformUrl url = PlatformUrl.parse("lakebase://prod/my schema/x").orElseThrow();
    assertThat(url.place()).contains("my schema/x");
    assertThat(url.toString()).isEqualTo("lakebase://prod/my schema/x");
    assertThat(PlatformUrl.parse("lakebase://prod/").orElseThrow().place()).isEmpty();
  }

  @Test
  void files_and_buckets_are_no_platforms() {
    assertThat(PlatformUrl.parse("s3://bucket/prefix")).isEmpty();
    assertThat(PlatformUrl.parse("file:///data/x.csv")).isEmpty();
    assertThat(PlatformUrl.parse("data/x.csv")).isEmpty();
    assertThat(PlatformUrl.parse("C:\\data\\x.csv")).isEmpty();
  }

  @Test
  void what_does_not_fit_says_what_would() {
    assertThatThrownBy(() -> find("lakebase://prod"))
        .hasMessageContaining("'prod' is postgresql")
        .hasMessageContaining("Write postgresql://prod");
    assertThatThrownBy(() -> find("sqlite://customer_lakebase"))
        .hasMessageContaining("flavor lakebase")
        .hasMessageContaining("lakebase://customer_lakebase");
    assertThatThrownBy(() -> find("postgresql://prd")).hasMessageContaining("Did you mean 'prod'");
    assertThatThrownBy(() -> find("lakebse://prod"))
        .hasMessageContaining("Did you mean 'lakebase'");
    assertThatThrownBy(() -> find("aurora://x"))
        .hasMessageContaining("bakeoff platform add x --type aurora");
    assertThatThrownBy(() -> find("what is this?")).hasMessageContaining("is not a platform");
  }
}
