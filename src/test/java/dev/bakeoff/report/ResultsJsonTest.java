package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {
  private final ResultsJson json = new ResultsJson();

  @Test
  void hasTheShapeThatScriptsRelyOn() throws Exception {
    RunRecord run = SampleRuns.threePlatforms().build();
    JsonNode node = new ObjectMapper().readTree(json.text(json.run(run)));

    assertThat(node.get("id").asText()).isEqualTo(run.plan().id());
    assertThat(node.get("status").asText()).isEqualTo("completed");
    assertThat(node.get("dataset").get("fingerprint").asText()).isEqualTo(SampleRuns.FINGERPRINT);
    assertThat(node.get("legs")).hasSize(54);
    JsonNode leg = node.get("legs").get(0);
    assertThat(leg.fieldNames())
        .toIterable()
        .contains(
            "platform",
            "workload",
            "clients",
            "trial",
            "loop",
            "status",
            "ops",
            "errors",
            "throughput_ops_s",
            "p50_ms",
            "p95_ms",
            "p99_ms",
            "max_ms",
            "rss_peak_mb",
            "cpu_pct",
            "cost_per_million_usd",
            "errors_by_kind");
    assertThat(leg.get("loop").asText()).isEqualTo("closed");
    assertThat(leg.get("cost_per_million_usd").isNull()).isTrue();
    assertThat(leg.get("p99_ms").isNumber()).isTrue();
    assertThat(leg.get("throughput_ops_s").asDouble())
        .isEqualTo(run.legs().getFirst().throughput());
    assertThat(node.get("loads").get(0).get("tables").get(1).get("matches").asBoolean()).isTrue();
    JsonNode difference = node.at("/comparison/groups/0/cells/1/metrics/p99_ms/difference");
    assertThat(difference.get("verdict").asText()).isEqualTo("lower");
    assertThat(difference.get("ci_low_percent").asDouble())
        .isLessThan(difference.get("ci_high_percent").asDouble());
  }

  @Test
  void memoryAndCpuCountServerAndWorkerAndTellThemApart() {
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).build();
    JsonNode postgres = json.run(run).get("legs").get(2);

    assertThat(postgres.get("platform").asText()).isEqualTo("postgresql");
    assertThat(postgres.get("server_rss_peak_mb").asDouble()).isEqualTo(180);
    assertThat(postgres.get("rss_peak_mb").asDouble())
        .isEqualTo(postgres.get("worker_rss_peak_mb").asDouble() + 180);
    assertThat(json.run(run).get("legs").get(0).get("server_rss_peak_mb").isNull()).isTrue();
  }

  @Test
  void aLegThatMeasuredNothingHasNullsAndItsProblem() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(leg -> SampleRuns.failed(leg, "Cannot read /home/alice/x/y.db."))
            .build();
    JsonNode leg = json.run(run).get("legs").get(0);

    assertThat(leg.get("p50_ms").isNull()).isTrue();
    assertThat(leg.get("throughput_ops_s").isNull()).isTrue();
    assertThat(leg.get("status").asText()).isEqualTo("failed");
    assertThat(leg.get("problem").asText()).contains("y.db").doesNotContain("alice");
  }

  @Test
  void severalRunsStandBesideTheirComparison() {
    RunRecord one = SampleRuns.threePlatforms().id("r1").build();
    RunRecord other = SampleRuns.threePlatforms().id("r2").build();
    var comparison = new Comparer().of(List.of(one, other), Optional.empty());

    JsonNode node = json.comparison(comparison, List.of(one, other));

    assertThat(node.get("runs")).hasSize(2);
    assertThat(node.at("/comparison/platforms")).hasSize(6);
  }

  @Test
  void secretsOfSettingsAreNotWritten() {
    RunRecord run = SampleRuns.threePlatforms().build();
    assertThat(json.text(json.run(run))).doesNotContain("password");
  }
}
