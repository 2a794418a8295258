package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command line as scripts use it: documents on standard output, words on standard error, exit
 * codes.
 */
@Timeout(300)
final class CommandLineTest extends CommandRunner {
  @Test
  void a_dataset_is_made_once_listed_shown_and_validated() throws Exception {
    assertThat(run("dataset", "create", "tiny", "--spec", "customer", "--rows", "2k", "--json"))
        .isZero();
    String fingerprint = json().get("fingerprint").asText();
    assertThat(run("dataset", "create", "tiny", "--spec", "customer", "--rows", "2k")).isZero();
    assertThat(run("dataset", "list", "--json")).isZero();
    assertThat(json()).hasSize(1);
    assertThat(run("dataset", "show", "tiny", "--json")).isZero();
    JsonNode shown = json();
    assertThat(shown.get("fingerprint").asText()).isEqualTo(fingerprint);
    assertThat(shown.get("version").asText()).isEqualTo("1.0");
    assertThat(shown.at("/tables/1/name").asText()).isEqualTo("customer_events");
    assertThat(shown.at("/tables/1/rows").asLong()).isEqualTo(2000);
    assertThat(shown.at("/tables/0/columns/0/nullable").isBoolean()).isTrue();
    assertThat(run("dataset", "validate", "tiny:1.0", "--json")).isZero();
    assertThat(json().get("valid").asBoolean()).isTrue();
    Path parquet = home.resolve("datasets/tiny/1.0/customer_events.parquet");
    Files.write(parquet, new byte[] {1, 2, 3});
    assertThat(run("dataset", "validate", "tiny")).isEqualTo(1);
    assertThat(out).contains("NOT valid");
    assertThat(run("dataset", "create", "tiny", "--spec", "customer", "--rows", "3k")).isEqualTo(2);
    assertThat(run("dataset", "delete", "tiny")).isZero();
    assertThat(run("dataset", "show", "tiny")).isEqualTo(2);
  }

  @Test
  void a_benchmark_runs_and_its_results_have_the_shape_that_scripts_rely_on() throws Exception {
    run("dataset", "create", "tiny", "--spec", "customer", "--rows", "2k");
    assertThat(
            run(
                "benchmark",
                "run",
                "--dataset",
                "tiny",
                "--platforms",
                "duckdb,sqlite",
                "--workload",
                "lookup",
                "--clients",
                "1,2",
                "--iterations",
                "50",
                "--warmup",
                "0s",
                "--trials",
                "2",
                "--json"))
        .as(err)
        .isZero();
    JsonNode run = json();
    assertThat(run.get("status").asText()).isEqualTo("completed");
    assertThat(run.at("/dataset/name").asText()).isEqualTo("tiny");
    assertThat(run.at("/dataset/fingerprint").asText()).hasSize(32);
    assertThat(run.get("legs")).hasSize(8);
    for (JsonNode leg : run.get("legs")) {
      assertThat(leg.get("ops").asLong()).isEqualTo(50L * leg.get("clients").asLong());
      assertThat(leg.get("errors").asLong()).isZero();
      assertThat(leg.get("loop").asText()).isEqualTo("closed");
      assertThat(leg.get("status").asText()).isEqualTo("completed");
      assertThat(leg.get("p50_ms").asDouble())
          .isPositive()
          .isLessThanOrEqualTo(leg.get("max_ms").asDouble());
      assertThat(leg.get("throughput_ops_s").asDouble()).isPositive();
      assertThat(leg.has("cost_per_million_usd")).isTrue();
    }
    String id = run.get("id").asText();
    assertThat(run("history", "list", "--json")).isZero();
    assertThat(json().at("/0/id").asText()).isEqualTo(id);
    assertThat(run("history", "show", id, "--json")).isZero();
    assertThat(json().get("legs")).isEqualTo(run.get("legs"));
    assertThat(run("report", "compare", id)).isZero();
    assertThat(out).contains("DuckDB").contains("SQLite").contains("95 %");
    for (String kind : new String[] {"html", "pptx", "png", "svg", "json", "csv"}) {
      Path file = home.resolve("report." + kind);
      assertThat(run("report", "generate", id, "--output", file.toString())).as(err).isZero();
      assertThat(file).isNotEmptyFile();
    }
    assertThat(run("report", "generate", "--output", home.resolve("x.doc").toString()))
        .isEqualTo(2);
    assertThat(run("history", "delete", id)).isZero();
    assertThat(run("history", "show", id)).isEqualTo(2);
  }

  @Test
  void a_configuration_file_runs_and_options_override_it() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("poc.yaml"),
            """
            dataset: {name: tiny, version: 1.0, spec: customer, rows: 2k}
            platforms: [duckdb, sqlite]
            workloads:
              serving: {pattern: fanout, iterations_per_client: 20, warmup: 0s}
              totals: {pattern: aggregation, iterations_per_client: 5, warmup: 0s}
            trials: 2
            reporting: {output_formats: [json, pdf]}
            """);
    assertThat(
            run(
                "benchmark",
                "run",
                file.toString(),
                "--trials",
                "1",
                "--workload",
                "serving",
                "--json"))
        .as(err)
        .isZero();
    assertThat(json().get("legs")).hasSize(2);
    assertThat(err).contains(".pdf.").contains(".json.").doesNotContain("left out");
    assertThat(run("benchmark", "plan", file.toString(), "--json")).isZero();
    assertThat(json().get("legs")).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dataset show nothing|nothing",
        "dataset create x --spec custmer|customer",
        "dataset create x --spec customer --scale tiny|small",
        "dataset create x --spec customer --rows many|100000",
        "dataset create x|--spec",
        "dataset create ../x --spec customer|cannot name",
        "platform test duckbd|Did you mean 'duckdb'",
        "benchmark run --dataset nothing --platforms duckdb --workload lookup|nothing",
        "benchmark run --platforms duckdb --workload lookup|--dataset",
        "benchmark run no-such.yaml|no-such.yaml",
        "history show nothing|nothing",
        "report generate --output x.html|no runs yet",
        "report compare|RUN",
        "quickstart --duration soon|800ms",
        "benchmark run --rate x|--rate",
        "nonsense|nonsense",
      })
  void a_wrong_request_is_exit_code_2_and_says_what_would_be_right(String line, String hint) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains(hint).doesNotContain("\tat ");
  }

  @Test
  void platforms_are_listed_and_tested() throws Exception {
    assertThat(run("platform", "list", "--json")).isZero();
    assertThat(json().findValuesAsText("name"))
        .containsExactlyInAnyOrder("postgresql", "duckdb", "sqlite");
    assertThat(run("platform", "test", "duckdb")).as(err).isZero();
    assertThat(out).contains("DuckDB");
    assertThat(run("platform", "test", "postgresql", "--json")).as(err).isZero();
    assertThat(json().get("product").asText()).isEqualTo("PostgreSQL");
  }

  @Test
  void help_and_version_need_no_home() {
    assertThat(run("--help")).isZero();
    assertThat(out).contains("quickstart").contains("benchmark");
    assertThat(run("--version")).isZero();
    assertThat(out).contains("bakeoff");
  }
}
