package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workloads of every pattern from the command line to their figures, on the embedded platforms. */
@Timeout(300)
final class WorkloadRunsTest extends CommandRunner {
  @BeforeEach
  void makeDataset() {
    assertThat(run("dataset", "create", "tiny", "--spec", "customer", "--rows", "2k")).isZero();
  }

  private JsonNode measured(String platforms, String... more) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("benchmark", "run", "--dataset", "tiny", "--platforms", platforms, "--json"));
    line.addAll(List.of("--warmup", "0s", "--trials", "1"));
    line.addAll(List.of(more));
    assertThat(run(line.toArray(String[]::new))).as(err).isZero();
    JsonNode run = json();
    assertThat(run.get("legs")).isNotEmpty();
    for (JsonNode leg : run.get("legs")) {
      assertThat(leg.get("errors").asLong()).as(err).isZero();
      assertThat(leg.get("ops").asLong()).isPositive();
    }
    return run;
  }

  @Test
  void afterARunThatWritesTheDataAreLoadedAnewAndProvedEqual() throws Exception {
    String platforms = "duckdb,sqlite,postgresql";
    measured(
        platforms,
        "--workload",
        "mixed",
        "--mix",
        "lookup=2,update=1,lookup+update=1",
        "--iterations",
        "40");
    measured(platforms, "--workload", "lookup", "--iterations", "20");
    assertThat(err)
        .contains("postgresql: The data of an earlier load had changed")
        .contains("sqlite: The data of an earlier load had changed")
        .contains("duckdb: The data of an earlier load had changed")
        .contains("read back and proved equal");
    measured(platforms, "--workload", "lookup", "--iterations", "20");
    assertThat(err).doesNotContain("had changed").contains("holds the data from before");
  }

  @Test
  void timeSeriesAndStatementsOfTheUsersRunOnEveryPlatformThatHasThem() throws Exception {
    String platforms = "duckdb,sqlite,postgresql";
    measured(
        platforms,
        "--workload",
        "time_series",
        "--window",
        "30d",
        "--latest",
        "5",
        "--iterations",
        "20");
    measured(
        platforms,
        "--sql",
        "SELECT e.event_type, count(*) AS n, sum(e.amount) FROM customer_events e"
            + " JOIN customer_profiles p ON p.customer_id = e.customer_id"
            + " WHERE p.country = :country GROUP BY e.event_type",
        "--iterations",
        "10");
  }

  @Test
  void aSweepCrossesWhatItIsGiven() throws Exception {
    assertThat(
            run(
                "benchmark",
                "sweep",
                "--dataset",
                "tiny",
                "--platforms",
                "sqlite",
                "--workload",
                "fanout",
                "--tables",
                "1,2",
                "--keys",
                "uniform,zipf:1.1",
                "--clients",
                "1,2",
                "--iterations",
                "10",
                "--warmup",
                "0s",
                "--trials",
                "1",
                "--json"))
        .as(err)
        .isZero();
    Set<String> settings = new HashSet<>();
    for (JsonNode leg : json().get("legs")) {
      settings.add(leg.get("workload").asText() + " × " + leg.get("clients").asInt());
    }
    assertThat(settings)
        .hasSize(8)
        .contains("fanout, 1 table, uniform keys × 1", "fanout, 2 tables, zipf:1.1 keys × 2");
    assertThat(run("benchmark", "sweep", "--help")).isZero();
    assertThat(out).contains("--tables").contains("every combination");
  }

  @Test
  void aPlanShowsLoopsTimeAndSize() throws Exception {
    assertThat(
            run(
                "benchmark",
                "plan",
                "--dataset",
                "tiny",
                "--platforms",
                "duckdb,sqlite",
                "--workload",
                "lookup",
                "--rate",
                "100,250.5",
                "--arrivals",
                "poisson",
                "--duration",
                "2s",
                "--trials",
                "2"))
        .as(err)
        .isZero();
    assertThat(out)
        .contains("open, 100/s poisson")
        .contains("open, 250.5/s poisson")
        .contains("8 legs on tiny:1.0")
        .contains("2,200 rows in 2 tables");
    assertThat(
            run(
                "benchmark",
                "plan",
                "--dataset",
                "tiny",
                "--platforms",
                "duckdb",
                "--workload",
                "lookup",
                "--knee",
                "p99=20ms"))
        .as(err)
        .isZero();
    assertThat(out).contains("knee, p99 ≤ 20 ms").contains("5 legs");
  }

  /** The configuration of the document that the product was asked for from, word for word. */
  @Test
  void theFeatureServingOfThirtyTablesIsPlannedAsItStands() throws Exception {
    assertThat(run("dataset", "create", "fraud_detection", "--spec", "fraud", "--rows", "3k"))
        .isZero();
    Path file =
        Files.writeString(
            home.resolve("benchmark_config.yaml"),
            """
            # benchmark_config.yaml
            dataset:
              name: fraud_detection
              version: 1.0
              source: s3://benchmarks/datasets/fraud_detection_v1.0.dump
              metadata:
                rows: 16_600_000_000
                tables: 30
                size_compressed: 500GB
                restore_time: 2h

            platforms:
              lakebase:
                type: postgresql
                connection:
                  host: ${LAKEBASE_HOST}
                  port: 5432
                  database: fraud_benchmark
                  schema: features
                import_method: pg_restore
                import_parallel: 4
             \s
              dynamodb:
                type: nosql
                connection:
                  region: us-west-2
                  table_prefix: fraud_
                import_method: batch_write
                import_parallel: 10
             \s
              snowflake:
                type: data_warehouse
                connection:
                  account: ${SNOWFLAKE_ACCOUNT}
                  database: FRAUD_BENCHMARK
                  schema: FEATURES
                import_method: copy_into
                import_parallel: 8

            workloads:
              feature_serving_30_tables:
                description: Multi-table fanout (30 tables, single RPC)
                pattern: multi_table_lookup
                tables: 30
                concurrent_clients: [1, 10, 50, 100]
                iterations_per_client: 100

            reporting:
              comparative_metrics:
                - latency_p50
                - latency_p99
                - throughput_qps
                - cost_per_1M_requests
              output_formats:
                - html
                - pdf
                - json
            """);
    assertThat(run("benchmark", "plan", file.toString(), "--json")).as(err).isZero();
    JsonNode legs = json().get("legs");
    assertThat(legs).hasSize(3 * 4 * 5);
    assertThat(legs.get(0).get("iterations").asLong()).isEqualTo(100);
    assertThat(legs.get(0).at("/options/shape/tables").asInt()).isEqualTo(30);
  }

  @Test
  void whatAPlatformCannotDoIsRefusedWithItsNameAndTheWorkloads() {
    assertRefused("DynamoDB cannot run the workload 'sql'", "dynamo", "--sql", "SELECT 1");
    assertRefused(
        "it has no transactions that both read and write",
        "dynamo",
        "--workload",
        "mixed",
        "--mix",
        "lookup+update=1");
    assertRefused("not 30", "duckdb", "--workload", "fanout", "--tables", "30");
    assertRefused("'benchmark sweep'", "duckdb", "--workload", "fanout", "--tables", "1,2");
    assertRefused("no meaning for the pattern", "duckdb", "--workload", "lookup", "--tables", "2");
    assertRefused("Did you mean 'parallel'", "duckdb", "--workload", "fanout", "--mode", "paralel");
    assertRefused("begins with 'DELETE'", "duckdb", "--sql", "DELETE FROM customer_events");
  }

  private void assertRefused(String words, String platform, String... more) {
    Path profiles = home.resolve("platforms.yaml");
    try {
      Files.writeString(
          profiles,
          """
          dynamo:
            type: dynamodb
            connection: {region: us-west-2, endpoint: "http://127.0.0.1:9"}
          """);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<String> line =
        new ArrayList<>(List.of("benchmark", "plan", "--dataset", "tiny", "--platforms", platform));
    line.addAll(List.of(more));
    assertThat(run(line.toArray(String[]::new))).as(err).isEqualTo(2);
    assertThat(err).contains(words).doesNotContain("Exception");
  }
}
