package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunConfigReaderTest {
  private static final String GOOD =
      """
      dataset:
        name: customer
        version: 1.0
        spec: customer
        scale: small
      platforms:
        duckdb:
          type: duckdb
        prod:
          type: postgresql
          flavor: aurora
          connection:
            host: ${PROD_HOST}
            port: 5432
            password: ${PROD_PASSWORD}
          import_method: copy
          import_parallel: 4
      workloads:
        serving:
          description: profile and latest events
          pattern: multi_table_lookup
          tables: 2
          concurrent_clients: [1, 10, 50]
          iterations_per_client: 1_000
        totals:
          pattern: aggregation
          duration: 20s
          warmup: 2s
      reporting:
        comparative_metrics: [latency_p50, throughput_qps]
        output_formats: [html, json]
      trials: 5
      timeout: 10m
      """;

  @TempDir private Path folder;
  private Adapters adapters;
  private RunConfigReader reader;

  @BeforeEach
  void adapters() {
    adapters =
        new Adapters(
            List.of(
                new Described(
                    new PlatformDescriptor(
                        "duckdb", "DuckDB", "", Set.of(Capability.EMBEDDED), List.of())),
                new Described(
                    new PlatformDescriptor(
                        "postgresql",
                        "Server",
                        "",
                        Set.of(),
                        List.of(
                            SettingField.text("host", "Host", "", "Where it is.").asRequired(),
                            SettingField.number("port", "Port", "5432", ""),
                            SettingField.secret("password", "Password", "")),
                        List.of(
                            new Flavor("aurora", "Aurora", "", Map.of()),
                            new Flavor("lakebase", "Lakebase", "", Map.of()))))));
    reader = new RunConfigReader(new ProfilesFile(folder, adapters), adapters);
  }

  private RunConfigFile read(String yaml) throws IOException {
    return reader.read(Files.writeString(folder.resolve("poc.yaml"), yaml));
  }

  @Test
  void a_whole_file_is_read() throws Exception {
    RunConfigFile file = read(GOOD);
    RunConfig run = file.run();
    assertThat(run.dataset().toString()).isEqualTo("customer:1.0");
    assertThat(run.create().orElseThrow().size().scale()).contains("small");
    assertThat(run.platforms()).extracting(p -> p.name()).containsExactly("duckdb", "prod");
    assertThat(run.platforms().getFirst().builtIn()).isTrue();
    assertThat(run.platforms().getLast().settings())
        .containsEntry("host", "${PROD_HOST}")
        .containsEntry("import_parallel", "4");
    Workload serving = run.workloads().getFirst();
    assertThat(serving.pattern()).isEqualTo(Pattern.FANOUT);
    assertThat(serving.clients()).containsExactly(1, 10, 50);
    assertThat(serving.iterations()).hasValue(1000);
    assertThat(run.workloads().getLast().duration()).isEqualTo(Duration.ofSeconds(20));
    assertThat(run.trials()).isEqualTo(5);
    assertThat(run.legTimeout()).contains(Duration.ofMinutes(10));
    assertThat(file.outputFormats()).containsExactly("html", "json");
  }

  @Test
  void what_is_written_is_read_back_equal() throws Exception {
    RunConfig run = read(GOOD).run();
    Path copy = folder.resolve("copy.yaml");
    new RunConfigWriter(adapters).write(run, copy);
    RunConfig again = reader.read(copy).run();
    assertThat(again.platforms()).isEqualTo(run.platforms());
    assertThat(again.workloads()).isEqualTo(run.workloads());
    assertThat(again.dataset()).isEqualTo(run.dataset());
    assertThat(again.create()).isEqualTo(run.create());
    assertThat(again.trials()).isEqualTo(run.trials());
    assertThat(again.legTimeout()).isEqualTo(run.legTimeout());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scale: small|scael: small|Did you mean 'scale'",
        "workloads:|worklods:|Did you mean 'workloads'",
        "pattern: aggregation|pattern: agregation|Did you mean 'aggregation'",
        "type: duckdb|type: duckbd|Did you mean 'duckdb'",
        "duration: 20s|duration: soon|800ms, 30s",
        "[1, 10, 50]|[1, 0]|Allowed are 1 to",
        "trials: 5|trials: many|not a number",
        "port: 5432|prot: 5432|Did you mean 'port'",
        "host: ${PROD_HOST}|prot: x|Known:",
        "tables: 2|tables: 31|Allowed are 1 to 30",
        "flavor: aurora|flavor: lake|lakebase",
        "output_formats: [html, json]|output_formats: [doc]|html",
      })
  void a_mistake_is_refused_with_its_line_and_what_is_allowed(
      String right, String wrong, String hint) {
    String yaml = GOOD.replace(right, wrong);
    long line = yaml.substring(0, yaml.indexOf(wrong)).chars().filter(c -> c == '\n').count() + 1;
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST);
              assertThat(e.problem().what()).contains("poc.yaml:" + line + ":");
              assertThat(e.problem().toString()).contains(hint);
            });
  }

  @Test
  void a_secret_in_the_file_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> read(GOOD.replace("${PROD_PASSWORD}", "hunter2")))
        .hasMessageContaining("must not stand in a file")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void what_is_not_yaml_is_refused_with_its_line() {
    assertThatThrownBy(() -> read("dataset:\n  name: [customer\nplatforms: x\n"))
        .hasMessageContaining("poc.yaml:3:")
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read("just text")).hasMessageContaining("mapping");
    assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml")))
        .hasMessageContaining("There is no file");
  }

  @Test
  void a_missing_part_is_named() {
    assertThatThrownBy(() -> read("dataset: customer\nplatforms: [duckdb]\n"))
        .hasMessageContaining("'workloads' is missing");
    assertThatThrownBy(() -> read(GOOD.replace("      host: ${PROD_HOST}\n", "")))
        .hasMessageContaining("connection.host");
  }

  @Test
  void platforms_may_be_a_list_of_names() throws Exception {
    RunConfig run =
        read("dataset: customer\nplatforms: [duckdb]\nworkloads: {l: {pattern: lookup}}\n").run();
    assertThat(run.platforms()).hasSize(1);
    assertThat(run.create()).isEmpty();
    assertThatThrownBy(
            () ->
                read("dataset: customer\nplatforms: [dukdb]\nworkloads: {l: {pattern: lookup}}\n"))
        .hasMessageContaining("poc.yaml:2:")
        .hasMessageContaining("Did you mean 'duckdb'");
  }

  /** An adapter of which only the description is asked. */
  private record Described(PlatformDescriptor descriptor) implements PlatformAdapter {
    @Override
    public PlatformSession open(Connection connection) {
      throw new IllegalStateException("reading a configuration must not connect");
    }
  }
}
