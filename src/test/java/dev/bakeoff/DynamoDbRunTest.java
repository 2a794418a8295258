package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bakeoff.cli.BakeoffCli;
import dev.bakeoff.platform.dynamodb.LocalDynamoDb;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB by the command line, from a profile to figures, in workers of its own. */
@Timeout(300)
@ExtendWith(LocalDynamoDb.Extension.class)
final class DynamoDbRunTest {
  private final LocalDynamoDb server;
  @TempDir private Path home;

  DynamoDbRunTest(LocalDynamoDb server) {
    this.server = server;
  }

  @BeforeEach
  void writeProfile() throws Exception {
    Files.writeString(
        home.resolve("platforms.yaml"),
        """
        platforms:
          key_value:
            type: nosql
            connection:
              region: us-west-2
              endpoint: %s
              table_prefix: run_
        """
            .formatted(server.endpoint()));
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome bakeoff(String... line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Wiring wiring = Wiring.of(home)) {
      int code =
          BakeoffCli.execute(wiring::cli, "test", new PrintWriter(out), new PrintWriter(err), line);
      return new Outcome(code, out.toString(), err.toString());
    }
  }

  @Test
  void loadsRunsAndRefusesByAProfile() throws Exception {
    Outcome created =
        bakeoff("dataset", "create", "customer", "--spec", "customer", "--rows", "3000");
    assertThat(created.code()).as(created.err()).isZero();

    Outcome tested = bakeoff("platform", "test", "key_value");
    assertThat(tested.code()).as(tested.err()).isZero();
    assertThat(tested.out() + tested.err()).contains("DynamoDB");

    Outcome loaded = bakeoff("dataset", "load", "customer", "--platform", "key_value");
    assertThat(loaded.code()).as(loaded.err()).isZero();
    assertThat(loaded.out()).contains("read back and equal");

    Outcome run =
        bakeoff(
            "benchmark",
            "run",
            "--dataset",
            "customer",
            "--platforms",
            "key_value,sqlite",
            "--workload",
            "lookup,fanout",
            "--clients",
            "4",
            "--iterations",
            "50",
            "--warmup",
            "0s",
            "--trials",
            "1",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("status").asText()).isEqualTo("completed");
    assertThat(json.get("legs")).hasSize(4);
    for (JsonNode leg : json.get("legs")) {
      assertThat(leg.get("ops").asLong()).isEqualTo(200);
      assertThat(leg.get("errors").asLong()).isZero();
    }

    Outcome refused =
        bakeoff(
            "benchmark",
            "run",
            "--dataset",
            "customer",
            "--platforms",
            "key_value",
            "--workload",
            "aggregation",
            "--iterations",
            "5");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("DynamoDB cannot run the workload 'aggregation'");
  }
}
