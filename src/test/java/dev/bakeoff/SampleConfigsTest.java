package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.cli.BakeoffCli;
import dev.bakeoff.platform.dynamodb.LocalDynamoDb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample configuration runs as it stands, but for the number of requests, one after the other
 * in one home as a user would: datasets are made once.
 */
@Timeout(300)
final class SampleConfigsTest {
  @TempDir private static Path home;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-configs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void runs(Path sample) throws Exception {
    if (sample.endsWith("key-value.yaml")) {
      boolean required =
          "true".equals(System.getenv("CI")) || "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"));
      assumeThat(LocalDynamoDb.isThere() || required).as("DynamoDB Local is there").isTrue();
      try (LocalDynamoDb server = new LocalDynamoDb()) {
        // The port of the sample may be taken.
        Path own = home.resolve("key-value.yaml");
        String endpoint = "http://127.0.0.1:8000";
        assertThat(Files.readString(sample)).contains(endpoint);
        Files.writeString(
            own, Files.readString(sample).replace(endpoint, server.endpoint().toString()));
        run(own);
      }
    } else {
      run(sample);
    }
  }

  private void run(Path sample) {
    List<String> line =
        new ArrayList<>(List.of("benchmark", "run", sample.toString(), "--trials", "1"));
    line.addAll(List.of("--clients", "2", "--warmup", "0s"));
    line.addAll(
        sample.endsWith("open-loop.yaml")
            ? List.of("--duration", "3s")
            : List.of("--iterations", "5"));
    if (sample.endsWith("own-server.yaml")) {
      // The server of the user's is not here; the built-in one of the same file is.
      line.addAll(List.of("--platforms", "built_in"));
    }
    if (sample.endsWith("warehouses.yaml")) {
      // Accounts in a cloud are not here either; the file beside them is.
      line.addAll(List.of("--platforms", "duckdb"));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Wiring wiring = Wiring.of(home)) {
      int code =
          BakeoffCli.execute(
              wiring::cli,
              "test",
              new PrintWriter(out),
              new PrintWriter(err),
              line.toArray(String[]::new));
      assertThat(code).as(err.toString()).isZero();
    }
    assertThat(out.toString()).contains("Same data");
  }
}
