package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bakeoff dataset} does beyond making and listing, on the real parts. */
final class DatasetCommandsTest extends CommandRunner {
  @BeforeEach
  void makeShop() {
    assertThat(run("dataset", "create", "shop", "--spec", "retail", "--rows", "3k")).isZero();
  }

  @Test
  void versions_are_made_compared_and_labelled() throws Exception {
    assertThat(run("dataset", "scale", "shop", "--factor", "2", "--json")).isZero();
    assertThat(json().get("version").asText()).isEqualTo("2.0");
    assertThat(json().get("parent").asText()).isEqualTo("shop:1.0");
    assertThat(run("dataset", "modify", "shop:1.0", "--apply", "increase_hot_keys")).isZero();
    assertThat(out).contains("shop:1.1");
    assertThat(run("dataset", "diff", "shop:1.0", "shop:1.1", "--json")).isZero();
    assertThat(json().get("same").asBoolean()).isFalse();
    assertThat(json().at("/tables/0/same").asBoolean()).isTrue();
    assertThat(run("dataset", "diff", "shop:1.0", "shop:1.1", "--exit-code")).isEqualTo(1);
    assertThat(run("dataset", "diff", "shop:1.0", "shop:1.0", "--exit-code")).isZero();
    assertThat(run("dataset", "version", "shop:1.0", "--output", "1.0-kept")).isZero();
    assertThat(run("dataset", "tag", "shop:1.1", "hot", "--note", "for the demo")).isZero();
    assertThat(run("dataset", "version", "shop", "--json")).isZero();
    assertThat(json()).hasSize(4);
    assertThat(run("dataset", "show", "shop:1.1")).isZero();
    assertThat(out).contains("hot").contains("for the demo").contains("made from shop:1.0");
    assertThat(run("dataset", "show", "shop:1.1", "--definition")).isZero();
    assertThat(out).contains("exponent: 0.9");
    assertThat(run("dataset", "gc")).isZero();
  }

  @Test
  void a_spec_can_be_printed_changed_and_used() throws Exception {
    assertThat(run("dataset", "specs", "retail")).isZero();
    Path mine = home.resolve("mine.yaml");
    Files.writeString(mine, out.replace("spec: retail", "spec: mine"));
    assertThat(
            run(
                "dataset",
                "create",
                "own",
                "--spec",
                mine.toString(),
                "--rows",
                "900",
                "--set",
                "warehouses=3",
                "--tables",
                "3",
                "--json"))
        .isZero();
    assertThat(json().get("spec").asText()).isEqualTo("mine");
    assertThat(json().get("tables")).hasSize(3);

    Files.writeString(mine, out.replace("uniform", "unifrom"));
    Files.writeString(
        mine, Files.readString(home.resolve("datasets/own/1.0/spec.yaml")).replace("zipf", "zpif"));
    assertThat(run("dataset", "create", "other", "--spec", mine.toString())).isEqualTo(2);
    assertThat(err).containsPattern("mine.yaml:\\d+: 'zpif' is not known");
    assertThat(home.resolve("datasets/other")).doesNotExist();
  }

  @Test
  void what_cannot_be_made_is_refused_with_words() {
    assertThat(run("dataset", "create", "big", "--spec", "fraud", "--rows", "16.6B")).isEqualTo(1);
    assertThat(err).contains("would take about").contains("GB");
    assertThat(run("dataset", "scale", "shop", "--factor", "0")).isEqualTo(2);
    assertThat(run("dataset", "modify", "shop", "--apply", "melt")).isEqualTo(2);
    assertThat(run("dataset", "diff", "shop", "nothing")).isEqualTo(2);
    assertThat(run("dataset", "validate", "shop", "--platform", "nowhere")).isEqualTo(2);
    assertThat(run("dataset", "restore", "shop", "--target", "duckdb", "--tables", "orders"))
        .isEqualTo(2);
    assertThat(err).contains("refers to 'customers', which is left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "sqlite", "postgresql"})
  void what_a_platform_holds_is_loaded_and_proved(String platform) throws Exception {
    assertThat(run("dataset", "restore", "shop", "--target", platform)).isZero();
    assertThat(out).contains("read back and equal");
    for (String level : new String[] {"counts", "sample", "full"}) {
      assertThat(
              run(
                  "dataset",
                  "validate",
                  "shop",
                  "--platform",
                  platform,
                  "--level",
                  level,
                  "--json"))
          .isZero();
      assertThat(json().get("level").asText()).isEqualToIgnoringCase(level);
    }
  }

  @Test
  void rows_that_differ_on_a_platform_are_named_by_table_column_and_key() throws Exception {
    assertThat(run("dataset", "restore", "shop", "--target", "sqlite")).isZero();
    Path file = home.resolve("platforms/sqlite/shop_1_0.sqlite");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate("UPDATE orders SET status = 'lost' WHERE order_id IN (7, 8)");
      statement.executeUpdate("DELETE FROM orders WHERE order_id = 500");
    }
    assertThat(run("dataset", "validate", "shop", "--platform", "sqlite", "--level", "counts"))
        .isEqualTo(1);
    assertThat(out).contains("orders has 999 rows, but should have 1,000.");
    assertThat(run("dataset", "validate", "shop", "--platform", "sqlite", "--level", "sample"))
        .isEqualTo(1);
    assertThat(out).contains("2 rows of a sample of orders are not in the dataset");
    assertThat(run("dataset", "validate", "shop", "--platform", "sqlite")).isEqualTo(1);
    assertThat(out)
        .contains("1 rows (by order_id) of orders are missing, for example 500.")
        .contains("2 rows (by order_id) of orders hold other values, for example 7, 8.")
        .contains("The columns of orders that differ: status (2).")
        .contains("shop:1.0 is NOT valid.");
  }

  @Test
  void files_are_checked_at_every_level_and_changed_rows_are_named() throws Exception {
    for (String level : new String[] {"counts", "sample", "full"}) {
      assertThat(run("dataset", "validate", "shop", "--level", level)).isZero();
    }
    Path file = home.resolve("datasets/shop/1.0/customers.parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "CREATE TABLE t AS SELECT * REPLACE (CASE WHEN customer_id = 3 THEN 'x' ELSE segment END"
              + " AS segment) FROM '"
              + file
              + "'");
      statement.execute("COPY t TO '" + file + "' (FORMAT parquet)");
    }
    assertThat(run("dataset", "validate", "shop", "--level", "counts")).isZero();
    assertThat(run("dataset", "validate", "shop", "--level", "sample")).isEqualTo(1);
    assertThat(out).contains("of customers.parquet are not what the spec generates");
    assertThat(run("dataset", "validate", "shop", "--level", "full")).isEqualTo(1);
    assertThat(out)
        .contains("1 rows (by customer_id) of customers hold other values, for example 3.")
        .contains("The columns of customers that differ: segment (1).");
  }

  /** What a customer brings: keys with gaps, and nothing said about types or keys. */
  @Test
  void a_users_own_file_is_loaded_and_benchmarked_by_the_keys_that_it_has() throws Exception {
    StringBuilder csv = new StringBuilder("customer_id,name,since\n");
    for (int i = 0; i < 500; i++) {
      csv.append(1_000 + 7 * i)
          .append(",Customer ")
          .append(i)
          .append(",2024-01-0")
          .append(1 + i % 9)
          .append('\n');
    }
    Path file = Files.writeString(home.resolve("customer_data.csv"), csv);
    assertThat(run("dataset", "load", file.toString())).isZero();
    assertThat(
            run(
                "benchmark",
                "run",
                "--dataset",
                "customer_data",
                "--platforms",
                "duckdb,sqlite",
                "--workload",
                "lookup",
                "--clients",
                "2",
                "--iterations",
                "50",
                "--trials",
                "1",
                "--json"))
        .isZero();
    for (JsonNode leg : json().get("legs")) {
      assertThat(leg.get("ops").asLong()).isEqualTo(100);
      assertThat(leg.get("errors").asLong()).isZero();
    }
    assertThat(run("dataset", "load", file.toString(), "--name", "onto", "--platform", "sqlite"))
        .isZero();
    assertThat(out).contains("onto:1.0: 500 rows in 1 tables on sqlite, read back and equal");
  }
}
