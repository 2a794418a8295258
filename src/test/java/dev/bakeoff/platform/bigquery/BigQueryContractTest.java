package dev.bakeoff.platform.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableResult;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.NastyData;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformContract;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PythonServer;
import dev.bakeoff.platform.TestStep;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigQueryContractTest extends PlatformContract {
  private static final List<String> PACKAGES =
      List.of(
          "bqemulator==1.4.0",
          "duckdb==2.0.0",
          "pyarrow==26.0.1",
          "numpy==2.4.6",
          "pytz==2026.6",
          "sqlglot==30.11.0",
          "fastapi==0.165.0",
          "uvicorn==0.54.0");

  @TempDir static Path directory;

  private static PythonServer emulator;

  @BeforeAll
  static void start() {
    emulator = PythonServer.start("bqemulator-1.4.0", PACKAGES, "bigquery_server.py", directory);
  }

  @AfterAll
  static void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Override
  protected PlatformAdapter adapter() {
    return new BigQueryAdapter();
  }

  @Override
  protected Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings) {
    Map<String, String> settings = new HashMap<>();
    settings.put("project", "bench");
    settings.put("credentials", "none");
    settings.put("endpoint", "http://127.0.0.1:" + emulator.port());
    settings.putAll(moreSettings);
    return new Connection("mine", "bigquery", namespace, readOnly, settings, Map.of());
  }

  @Override
  protected List<List<Object>> ask(Access access, long key) throws Exception {
    Requests request = Requests.of(access, DatasetId.of("bench", NAMESPACE));
    BigQueryProject project = BigQueryProject.of(connection(NAMESPACE, true, Map.of()));
    QueryJobConfiguration.Builder query = QueryJobConfiguration.newBuilder(request.sql());
    if (request.keyed()) {
      query.addNamedParameter("key", QueryParameterValue.int64(key));
    }
    TableResult answer = project.service().query(query.build());
    List<List<Object>> rows = new ArrayList<>();
    for (FieldValueList row : answer.iterateAll()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < request.types().size(); i++) {
        values.add(value(request.types().get(i), row.get(i)));
      }
      rows.add(values);
    }
    return rows;
  }

  private static Object value(ColumnType type, FieldValue value) {
    if (value.isNull()) {
      return null;
    }
    return switch (type.kind()) {
      case INT, BIGINT -> value.getLongValue();
      case DECIMAL -> new BigDecimal(value.getStringValue());
      case DOUBLE -> Values.number(value);
      case BOOLEAN -> value.getBooleanValue();
      case TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> value.getStringValue();
    };
  }

  @Override
  protected void assertNothingThere(String namespace) {
    BigQueryProject project = BigQueryProject.of(connection(namespace, true, Map.of()));
    assertThat(project.service().getDataset(namespace)).isNull();
  }

  @Override
  protected String foreignPlace() {
    return NAMESPACE;
  }

  @Override
  protected String foreignName(String table) {
    return Names.of(table);
  }

  @Override
  protected String foreignColumn(String column) {
    return Names.of(column);
  }

  @Override
  protected String impatience() {
    return "150ms";
  }

  @Test
  void partitionsAndClustersAsTheConfigurationSays() {
    Configuration layout =
        layout(
            new Configuration.TableLayout(
                Optional.empty(),
                Optional.of(
                    new Configuration.Partition(
                        NastyData.CHILD_TIME, Configuration.Partition.Kind.DAY, 0)),
                List.of(NastyData.CHILD_PARENT),
                Map.of()));
    try (PlatformSession session = adapter().open(with(layout))) {
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
    }
    BigQueryProject project = BigQueryProject.of(contractConnection(true));
    StandardTableDefinition definition =
        project.service().getTable(NAMESPACE, Names.of(NastyData.CHILD)).getDefinition();
    assertThat(definition.getTimePartitioning().getField()).isEqualTo("when_3f_");
    assertThat(definition.getClustering().getFields()).containsExactly("a_22_b");
  }

  @Test
  void refusesALayoutThatItDoesNotHaveBeforeAnythingIsMade() {
    Configuration indexes =
        layout(
            new Configuration.TableLayout(
                Optional.of(List.of(new Configuration.IndexLayout(List.of("id"), List.of()))),
                Optional.empty(),
                List.of(),
                Map.of()));
    try (PlatformSession session = adapter().open(with(indexes))) {
      assertThatThrownBy(
              () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
          .hasMessageContaining("indexes");
    }
    assertNothingThere(NAMESPACE);
  }

  @Test
  void aDatasetThatBakeoffDidNotMakeIsLeftAlone() {
    BigQuery service = BigQueryProject.of(contractConnection(false)).service();
    service.create(DatasetInfo.newBuilder("precious").build());
    try (PlatformSession session =
        adapter().open(connection(NAMESPACE, false, Map.of("dataset", "precious")))) {
      assertThatThrownBy(session::unload).hasMessageContaining("was not made by Bakeoff");
      assertThat(service.getDataset("precious")).isNotNull();
    } finally {
      service.delete("precious");
    }
  }

  @Test
  void aConnectionTestTakesEveryStep() {
    List<TestStep> steps = new ArrayList<>();
    adapter().test(connection("bakeoff_probe", false, Map.of()), new ConnectionTest(steps::add));
    assertThat(
            steps.stream()
                .filter(step -> step.state() == TestStep.State.PASSED)
                .map(TestStep::name))
        .contains("Name lookup", "TCP", "Sign-in", "Query", "Rights", "Version", "Round trip");
  }

  private static Configuration layout(Configuration.TableLayout layout) {
    return new Configuration("laid_out", Map.of(NastyData.CHILD, layout));
  }

  private Connection with(Configuration configuration) {
    Connection plain = contractConnection(false);
    return new Connection(
        plain.platform(),
        plain.type(),
        plain.namespace(),
        false,
        plain.settings(),
        plain.secrets(),
        configuration);
  }
}
