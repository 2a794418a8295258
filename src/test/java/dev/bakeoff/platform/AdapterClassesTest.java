package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window knows every adapter but carries no driver. */
class AdapterClassesTest {
  @ParameterizedTest
  @CsvSource({
    "dev.bakeoff.platform.duckdb.DuckDbAdapter, duckdb, org.duckdb.DuckDBDriver",
    "dev.bakeoff.platform.dynamodb.DynamoDbAdapter, dynamodb,"
        + " software.amazon.awssdk.services.dynamodb.DynamoDbClient",
    "dev.bakeoff.platform.sqlite.SqliteAdapter, sqlite, org.sqlite.JDBC",
    "dev.bakeoff.platform.snowflake.SnowflakeAdapter, snowflake,"
        + " net.snowflake.client.api.driver.SnowflakeDriver",
    "dev.bakeoff.platform.postgres.PostgresAdapter, postgresql, org.postgresql.Driver"
  })
  void describesItselfWithoutItsDriver(String adapter, String type, String driver)
      throws Exception {
    URL classes =
        PlatformAdapter.class.getProtectionDomain().getCodeSource().getLocation().toURI().toURL();
    assertThat(Path.of(classes.toURI())).exists();
    try (URLClassLoader withoutDrivers =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      assertThat(catchClass(withoutDrivers, driver)).isFalse();
      Object made = withoutDrivers.loadClass(adapter).getDeclaredConstructor().newInstance();
      Object descriptor = made.getClass().getMethod("descriptor").invoke(made);
      assertThat(descriptor.getClass().getMethod("type").invoke(descriptor)).isEqualTo(type);
      assertThat((List<?>) descriptor.getClass().getMethod("form").invoke(descriptor)).isNotEmpty();
      made.getClass().getMethod("builtInServer").invoke(made);
    }
  }

  private static boolean catchClass(ClassLoader loader, String name) {
    try {
      loader.loadClass(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
