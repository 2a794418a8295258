package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of somebody else's, moved from platform to platform and out into files. */
final class MigrateCommandsTest extends CommandRunner {
  private Path shop;

  @BeforeEach
  void aShopInSqliteAndAnEmptyWarehouse() throws Exception {
    shop = home.resolve("shop.db");
    sql(
        "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, vip BOOLEAN, balance"
            + " REAL, photo BLOB)",
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES"
            + " customer (id), note)",
        "INSERT INTO customer SELECT value, 'Ünï ' || value, value % 2, value / 4.0, CASE WHEN"
            + " value % 3 = 0 THEN x'00ff' END FROM generate_series(1, 500)",
        "INSERT INTO orders SELECT value, 1 + value % 500, CASE value % 3 WHEN 0 THEN value WHEN 1"
            + " THEN 'text' END FROM generate_series(1, 2000)");
    Files.writeString(
        home.resolve("platforms.yaml"),
        """
        platforms:
          shop: {type: sqlite, connection: {path: '%s'}}
          warehouse: {type: duckdb, connection: {path: '%s'}}
        """
            .formatted(shop, home.resolve("warehouse.duckdb")));
  }

  private void sql(String... statements) throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + shop);
        Statement statement = database.createStatement()) {
      for (String each : statements) {
        // sqlite-jdbc is built without generate_series.
        statement.execute(
            each.replaceAll(
                "FROM generate_series\\(1, (\\d+)\\)",
                "FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE"
                    + " value < $1) SELECT value FROM n)"));
      }
    }
  }

  private long inWarehouse(String sql) throws Exception {
    try (Connection database =
            DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void a_migration_goes_from_plan_to_a_signed_record() throws Exception {
    assertThat(run("migrate", "plan", "--from", "sqlite://shop", "--to", "duckdb://warehouse"))
        .as(err)
        .isZero();
    assertThat(out)
        .contains(
            "customer", "orders", "photo holds binary values", "note holds numbers and texts");
    assertThat(home.resolve("warehouse.duckdb")).doesNotExist();

    assertThat(run("migrate", "cutover")).isEqualTo(1);
    assertThat(err).contains("refused").contains("has not been verified");
    assertThat(run("migrate", "verify")).isEqualTo(2);
    assertThat(err).contains("has not been copied");

    assertThat(run("migrate", "copy", "--from", "sqlite")).as(err).isZero();
    assertThat(inWarehouse("SELECT count(*) FROM orders o JOIN customer c ON o.customer_id = c.id"))
        .isEqualTo(2000);
    assertThat(run("migrate", "cutover")).isEqualTo(1);
    assertThat(run("migrate", "verify", "--json")).as(err).isZero();
    assertThat(json().at("/verification/passed").asBoolean()).isTrue();
    assertThat(json().get("state").asText()).isEqualTo("verified");

    assertThat(run("migrate", "cutover", "--max-age", "0s", "--approved-by", " ")).isEqualTo(2);
    assertThat(
            run(
                "migrate",
                "cutover",
                "--from=sqlite",
                "--to=duckdb",
                "--approved-by",
                "Ada Lovelace",
                "--note",
                "agreed on Friday",
                "--json"))
        .as(err)
        .isZero();
    JsonNode cutover = json().get("cutover");
    byte[] record = Files.readAllBytes(Path.of(cutover.get("record").asText()));
    assertThat(new String(record, java.nio.charset.StandardCharsets.UTF_8))
        .contains("Ada Lovelace", "agreed on Friday", "sqlite://shop", "duckdb://warehouse")
        .contains("| orders | 2,000 |");
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record)))
        .isEqualTo(cutover.get("sha256").asText());
    assertThat(run("migrate", "list")).isZero();
    assertThat(out).contains("cut over");
  }

  @Test
  void a_source_that_has_moved_on_is_seen_and_stops_the_cutover() throws Exception {
    assertThat(run("migrate", "plan", "--from", "sqlite://shop", "--to", "warehouse")).isZero();
    assertThat(run("migrate", "copy")).as(err).isZero();
    sql("UPDATE customer SET balance = balance + 1 WHERE id = 77");
    assertThat(run("migrate", "verify")).isEqualTo(1);
    assertThat(out).contains("customer has changed at the source since it was copied");
    assertThat(run("migrate", "cutover")).isEqualTo(1);
    assertThat(err).contains("its verification did not pass").contains("migrate copy --anew");

    assertThat(run("migrate", "copy", "--anew")).as(err).isZero();
    assertThat(run("migrate", "cutover")).as("not verified since").isEqualTo(1);
    assertThat(run("migrate", "verify")).as(out + err).isZero();
    assertThat(run("migrate", "cutover")).isZero();
  }

  @Test
  void a_target_that_somebody_writes_to_is_seen() throws Exception {
    assertThat(run("migrate", "plan", "--from", "sqlite://shop", "--to", "warehouse")).isZero();
    assertThat(run("migrate", "copy")).as(err).isZero();
    try (Connection database =
            DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
        Statement statement = database.createStatement()) {
      statement.execute("UPDATE orders SET note = 'changed' WHERE id = 3");
    }
    assertThat(run("migrate", "verify")).isEqualTo(1);
    assertThat(out).contains("orders").contains("3");
    assertThat(run("migrate", "cutover")).isEqualTo(1);
  }

  @Test
  void tables_of_a_platform_become_a_dataset_and_a_dump() throws Exception {
    assertThat(run("dataset", "import", "sqlite://shop", "--tables", "customer", "--json"))
        .as(err)
        .isZero();
    assertThat(run("dataset", "show", "shop:1.0", "--json")).isZero();
    assertThat(json().at("/tables/0/rows").asLong()).isEqualTo(500);
    Path dump = home.resolve("out/prod.dump");
    assertThat(run("dataset", "export", "sqlite://shop", "--output", dump.toString()))
        .as(err)
        .isZero();
    assertThat(dump).isNotEmptyFile();
    assertThat(run("dataset", "export", "shop:1.0", "--output", dump.toString())).isEqualTo(2);
    assertThat(err).contains("prod.dump already");
    assertThat(run("dataset", "import", dump.toString(), "--target=duckdb://warehouse"))
        .as(err)
        .isZero();
    assertThat(inWarehouse("SELECT count(*) FROM orders")).isEqualTo(2000);
    assertThat(run("dataset", "diff", "shop:2.0", "prod:1.0")).isZero();
  }

  @Test
  void what_is_not_there_is_said() {
    assertThat(run("dataset", "import", "sqlite://nowhere")).isEqualTo(2);
    assertThat(err).contains("There is no platform 'nowhere'");
    assertThat(run("dataset", "import", "duckdb://shop")).isEqualTo(2);
    assertThat(err).contains("is sqlite").contains("sqlite://shop");
    assertThat(run("dataset", "import", "sqlite://shop", "--tables", "custmer")).isEqualTo(2);
    assertThat(err).contains("custmer").contains("customer");
    assertThat(run("migrate", "copy")).isEqualTo(2);
    assertThat(err).contains("No migration is planned");
    assertThat(run("migrate", "plan", "--from", "sqlite://shop", "--to", "shop")).isEqualTo(2);
    assertThat(err).contains("both source and target");
  }
}
