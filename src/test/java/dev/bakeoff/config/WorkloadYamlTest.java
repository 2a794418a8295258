package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Loop;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Shape.Step;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadYamlTest {
  @TempDir private Path folder;

  private static Workload read(String text) {
    return WorkloadYaml.read("w", YamlFile.parse("f.yaml", text));
  }

  /** The same workload out of what is written of it. */
  private static Workload again(Workload workload) {
    return WorkloadYaml.read(
        "w", YamlFile.parse("g.yaml", YamlText.of(WorkloadYaml.write(workload))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{pattern: lookup}",
        "{pattern: lookup, keys: latest, cache: cold, error_budget: 5%, expected: {p99_ms: 20}}",
        "{pattern: lookup, keys: {distribution: zipf, exponent: 1.1, hit_ratio: 95%}}",
        "{pattern: lookup, keys: {distribution: hot, hot_keys: 0.01, hot_requests: 0.9}}",
        "{pattern: lookup, rates: [100, 2.5, 10k], arrivals: poisson, drop_after: 2s}",
        "{pattern: lookup, loop: open, rate: 500}",
        "{pattern: lookup, loop: knee, goal: {p99_9_ms: 20.5}, rate: 100, arrivals: constant}",
        "{pattern: fanout, tables: 30, mode: parallel, latest: 3, concurrent_clients: [1, 10]}",
        "{pattern: time_series, window: 30d, latest: 100}",
        "{pattern: mixed, reads: 0.95, iterations_per_client: 10}",
        "{pattern: mixed, mix: {lookup: 7, fanout: 1, time_series: 1, update: 1, a: {weight: 2,"
            + " steps: [lookup, update]}, b: {does: update}}, tables: 3, window: 1d}",
        "{pattern: sql, statements: {a: SELECT 1, b: {weight: 3, sql: 'SELECT :x'}},"
            + " parameters: {x: t.c}}",
        "{pattern: sql, sql: 'SELECT :x'}"
      })
  void whatIsWrittenIsReadBackEqual(String text) {
    Workload workload = read(text);
    assertThat(again(workload)).isEqualTo(workload);
  }

  @Test
  void coldCachesAreNotWarmedUpUnlessAskedFor() {
    assertThat(read("{pattern: lookup}").warmup()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read("{pattern: lookup, cache: cold}").warmup()).isZero();
    assertThat(read("{pattern: lookup, cache: cold, warmup: 2s}").warmup())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void everyPartOfAWorkloadIsRead() {
    Workload workload =
        read(
            """
            pattern: mixed
            concurrent_clients: [10, 50]
            duration: 20s
            mix:
              lookup: 70
              update: 20
              order: {weight: 10, steps: [lookup, update]}
            rates: [500, 1_000]
            arrivals: poisson
            drop_after: 3s
            keys: {distribution: hot, hot_keys: 1%, hot_requests: 0.9, hit_ratio: 0.95}
            cache: cold
            error_budget: 2%
            expected: {p99_ms: 20, throughput_ops_s: 1000}
            """);
    assertThat(workload.options().pacing())
        .isEqualTo(
            new Pacing(
                Loop.OPEN,
                List.of(500.0, 1000.0),
                Arrivals.POISSON,
                Duration.ofSeconds(3),
                Optional.empty()));
    assertThat(workload.keys()).isEqualTo(KeyDistribution.HOT);
    assertThat(workload.options().keys()).isEqualTo(new KeyOptions(0.99, 0.01, 0.9, 0.95));
    assertThat(workload.options().shape().mix())
        .containsExactly(
            new MixPart("lookup", 70, Step.LOOKUP, List.of()),
            new MixPart("update", 20, Step.UPDATE, List.of()),
            new MixPart("order", 10, Step.TRANSACTION, List.of(Step.LOOKUP, Step.UPDATE)));
    assertThat(workload.options().cache()).isEqualTo(CacheState.COLD);
    assertThat(workload.options().errorBudget()).isEqualTo(0.02);
    assertThat(workload.options().expected())
        .isEqualTo(Map.of("p99_ms", 20.0, "throughput_ops_s", 1000.0));
  }

  @Test
  void aGoalMakesALoopASearchForTheKnee() {
    Pacing pacing = read("{pattern: lookup, goal: {p99_ms: 20}}").options().pacing();
    assertThat(pacing).isEqualTo(Pacing.knee(new Pacing.Goal(99, 20)));
  }

  @Test
  void statementsComeFromAFileBesideTheConfiguration() throws Exception {
    Files.writeString(
        folder.resolve("own.sql"),
        """
        -- name: profile weight: 3
        SELECT * FROM customer_profiles WHERE customer_id = :customer_id;

        -- name: totals
        SELECT country, count(*) FROM customer_profiles GROUP BY country;
        """);
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"), "{pattern: sql, sql_file: own.sql, keys: zipf}");
    Shape shape = WorkloadYaml.read("w", YamlFile.read(file)).options().shape();
    assertThat(shape.statements().stream().map(SqlStatement::name))
        .containsExactly("profile", "totals");
    assertThat(shape.statements().stream().map(SqlStatement::weight)).containsExactly(3, 1);
    assertThat(shape.statements().getFirst().sql()).endsWith("= :customer_id");
    assertThat(shape.mode()).isEqualTo(FanoutMode.ONE_REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tables: 3 | 'tables' has no meaning for the pattern 'lookup'",
        "loop: closed; rate: 5 | 'rate' has no meaning in a loop that is 'closed'",
        "arrivals: poisson | 'arrivals' has no meaning in a loop that is 'closed'",
        "loop: open | no rate",
        "loop: knee | no goal",
        "rate: 0 | rate of 0",
        "rate: 5; rates: [6] | Both",
        "rate: 5; iterations_per_client: 7 | 'iterations_per_client' has no meaning",
        "rate: 5; goal: {p99_ms: 5}; loop: open | 'goal' has no meaning",
        "goal: {p99: 5} | 'p99' is no percentile",
        "keys: {exponent: 2} | 'exponent' has no meaning for keys that are 'uniform'",
        "keys: {hit_ratio: 1.5} | 'keys.hit_ratio' is 1.5",
        "keys: zip | Did you mean 'zipf'",
        "cache: hot | 'hot' is not allowed",
        "expected: {p98_ms: 1} | Did you mean 'p9",
        "error_budget: 200% | 'error_budget' is 200%",
        "mod: parallel | Did you mean 'mode'",
        "sql: SELECT 1 | 'sql' has no meaning"
      })
  void whatMakesNoSenseIsRefusedWithItsLine(String entries, String words) {
    String text = "pattern: lookup\n" + entries.replace("; ", "\n") + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(((ProblemException) e).problem().toString()).contains(words))
        .hasMessageContaining("f.yaml:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{pattern: mixed, reads: 1} | nothing is mixed",
        "{pattern: mixed, mix: {looup: 1}} | 'looup' is nothing that a mix can do",
        "{pattern: mixed, mix: {transaction: 5}} | no steps",
        "{pattern: mixed, mix: {a: {does: lookup, steps: [update]}}} | 'steps' belong",
        "{pattern: mixed, mix: {lookup: 0}} | 'mix.lookup' is 0",
        "{pattern: mixed, mix: {lookup: 1}, reads: 0.5} | Both",
        "{pattern: sql, sql: DROP TABLE x} | begins with 'DROP'",
        "{pattern: sql, sql: SELECT 1, sql_file: x.sql} | more than one way",
        "{pattern: sql, sql_file: nowhere.sql} | cannot be read",
        "{pattern: fanout, tables: 31} | 'tables' is 31",
        "{pattern: fanout, mode: paralel} | Did you mean 'parallel'"
      })
  void partsThatMakeNoSenseAreRefused(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(((ProblemException) e).problem().toString()).contains(words));
  }
}
