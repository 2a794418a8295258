package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlatformUrlTest {
  private static final PlatformProfile LAKEBASE =
      new PlatformProfile("prod", "postgresql", Optional.of("lakebase"), Map.of(), false);

  private static final ProfileStore STORE =
      new ProfileStore() {
        @Override
        public List<PlatformProfile> all() {
          return List.of(LAKEBASE);
        }

        @Override
        public Optional<PlatformProfile> find(String name) {
          return all().stream().filter(p -> p.name().equals(name)).findFirst();
        }

        @Override
        public void save(PlatformProfile profile) {
          throw new AssertionError("nothing is saved");
        }

        @Override
        public void remove(String name) {
          throw new AssertionError("nothing is removed");
        }
      };

  @Test
  void platforms_are_told_from_files_and_buckets() {
    assertThat(List.of("dynamodb://prod", "lakebase://a/b", "duckdb://x"))
        .allMatch(PlatformUrl::isOne);
    assertThat(
            List.of(
                "s3://bucket/x.dump",
                "prod",
                "/data/x.dump",
                "C:\\x.dump",
                "jdbc:postgresql://host/db",
                "file:///x",
                "https://host/x"))
        .noneMatch(PlatformUrl::isOne);
    assertThat(PlatformUrl.parse("dynamodb://prod/fraud_"))
        .isEqualTo(new PlatformUrl("dynamodb", "prod", "fraud_"));
  }

  @Test
  void a_profile_is_found_by_its_type_its_flavor_and_its_name() {
    for (String text :
        List.of("lakebase://prod", "postgresql://prod/x", "postgres://prod", "prod")) {
      assertThat(PlatformUrl.profile(text, STORE)).isEqualTo(LAKEBASE);
    }
  }

  @Test
  void a_name_or_type_that_does_not_fit_is_refused() {
    assertThatThrownBy(() -> PlatformUrl.profile("dynamodb://prod", STORE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("type lakebase")
        .hasMessageContaining("lakebase://prod");
    assertThatThrownBy(() -> PlatformUrl.profile("lakebase://pord", STORE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("prod");
  }
}
