package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Profiles of the PostgreSQL family as documents write them. */
final class PostgresProfileYamlTest {
  private static final PlatformYaml YAML =
      new PlatformYaml(new Adapters(List.of(new PostgresAdapter())));

  private static PlatformProfile read(String text) {
    return YAML.read("mine", YamlFile.parse("run.yaml", text));
  }

  @Test
  void lakebaseAsTheSeedHasItIsReadAsItStands() {
    PlatformProfile profile =
        read(
            """
            type: postgresql
            connection:
              host: ${LAKEBASE_HOST}
              port: 5432
              database: fraud_benchmark
              schema: features
            import_method: pg_restore
            import_parallel: 4
            """);
    assertThat(profile.settings())
        .isEqualTo(
            Map.of(
                "host", "${LAKEBASE_HOST}",
                "port", "5432",
                "database", "fraud_benchmark",
                "schema", "features",
                "import_method", "pg_restore",
                "import_parallel", "4"));
    assertThat(profile.builtIn()).isFalse();
    assertThat(read(YamlText.of(YAML.write(profile)))).isEqualTo(profile);
  }

  @Test
  void aLayoutOfThePrivateServerNeedsNoConnection() {
    PlatformProfile profile =
        read("type: postgresql\nconfiguration: {name: bare, tables: {\"*\": {indexes: []}}}\n");
    assertThat(profile.builtIn()).isTrue();
    assertThat(profile.configuration().name()).isEqualTo("bare");
    assertThat(read(YamlText.of(YAML.write(profile)))).isEqualTo(profile);
  }

  @Test
  void aFlavorBringsItsDefaults() {
    PlatformProfile profile =
        read("type: postgresql\nflavor: lakebase\nconnection: {host: db.example.com}\n");
    assertThat(new PostgresAdapter().descriptor().defaults(profile.flavor()))
        .containsEntry("sslmode", "require")
        .containsEntry("auth", "databricks_credentials");
  }
}
