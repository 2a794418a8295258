package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prices, costs and projections of real runs, by the command line. */
@Timeout(300)
final class PriceCommandsTest extends CommandRunner {
  @Test
  void prices_are_listed_set_and_removed() throws Exception {
    assertThat(run("price", "list", "--json")).isZero();
    JsonNode listed = json();
    assertThat(listed).isNotEmpty();
    listed.forEach(p -> assertThat(p.get("source").asText()).startsWith("https://"));
    assertThat(run("price", "set", "aurora", "hourly", "0.29", "--region", "eu-west-1")).isZero();
    assertThat(run("price", "list")).isZero();
    assertThat(out).contains("aurora", "0.29", "eu-west-1", "your own figure");
    assertThat(err).contains("list prices: check them");
    assertThat(run("price", "remove", "aurora", "hourly")).isZero();
    assertThat(run("price", "remove", "aurora", "hourly")).isEqualTo(2);
    assertThat(run("price", "set", "aurora", "hourly", "cheap")).isEqualTo(2);
    assertThat(err).contains("'cheap' is no price in US dollars");
    assertThat(run("price", "set", "aurora", "hourly", "1", "--per", "year")).isEqualTo(2);
    assertThat(run("price", "file")).isZero();
    assertThat(out.strip()).endsWith("prices.yaml");
  }

  @Test
  void a_run_keeps_its_prices_and_sizes_become_a_line() throws Exception {
    assertThat(run("price", "set", "machine", "hourly", "0.4")).isZero();
    String first = measured("1k");
    JsonNode leg = json().get("legs").get(0);
    double throughput = leg.get("throughput_ops_s").asDouble();
    assertThat(leg.get("cost_basis").asText()).isEqualTo("time");
    assertThat(leg.get("cost_per_million_usd").asDouble())
        .isEqualTo(0.4 / 3600 / throughput * 1e6, within(1e-9));
    assertThat(leg.get("truth")).hasSize(7);
    assertThat(run("price", "set", "machine", "hourly", "0.8")).isZero();

    assertThat(run("report", "compare", first, "--json")).isZero();
    double then = json().at("/legs/0/cost_usd").asDouble();
    assertThat(run("report", "compare", first, "--reprice", "--json")).isZero();
    assertThat(json().at("/legs/0/cost_usd").asDouble()).isEqualTo(2 * then, within(1e-12));
    assertThat(run("history", "show", first)).isZero();
    assertThat(out).contains("USD per 1M", "by time", "truth");

    String second = measured("4k");
    assertThat(run("report", "project", first, second)).as("two sizes").isEqualTo(1);
    assertThat(out).contains("a line takes three sizes or more");
    String third = measured("16k");
    Path picture = home.resolve("line.png");
    assertThat(
            run(
                "report",
                "project",
                first,
                second,
                third,
                "--to",
                "1M",
                "--metric",
                "p50_ms",
                "--output",
                picture.toString(),
                "--json"))
        .isZero();
    JsonNode line = json().get(0);
    assertThat(line.get("points")).hasSize(3);
    assertThat(line.at("/target/rows").asLong()).isEqualTo(1_000_000);
    assertThat(line.at("/target/guess").asBoolean()).isTrue();
    assertThat(line.get("words").toString()).contains("one degree of freedom", "a guess");
    assertThat(Files.size(picture)).isGreaterThan(10_000);
    assertThat(run("report", "project", first, "--metric", "p51_ms")).isEqualTo(2);
  }

  /** A short run over so many rows; returns its id. */
  private String measured(String rows) throws Exception {
    String dataset = "tiny" + rows;
    assertThat(run("dataset", "create", dataset, "--spec", "customer", "--rows", rows)).isZero();
    assertThat(
            run(
                "benchmark",
                "run",
                "--dataset",
                dataset,
                "--platforms",
                "duckdb",
                "--workload",
                "aggregation",
                "--clients",
                "1",
                "--duration",
                "1s",
                "--trials",
                "1",
                "--json"))
        .isZero();
    return json().get("id").asText();
  }
}
