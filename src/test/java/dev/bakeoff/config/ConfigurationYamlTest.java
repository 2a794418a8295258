package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layout of a platform's tables, as users write it. */
final class ConfigurationYamlTest {
  private static final String GOOD =
      """
      name: covering
      tables:
        customer_events:
          indexes:
            - {columns: [customer_id, event_time], include: [amount]}
            - [event_type]
          partition: {by: hash, column: customer_id, count: 8}
          storage: {fillfactor: 90}
        sales:
          indexes: []
          partition: {by: month, column: day}
          cluster: [region, day]
        "*":
          storage: {autovacuum_enabled: false}
      """;

  private static Configuration read(String text) {
    return ConfigurationYaml.read(YamlFile.parse("run.yaml", text));
  }

  @Test
  void readsEverything() {
    Configuration configuration = read(GOOD);
    assertThat(configuration.name()).isEqualTo("covering");
    assertThat(configuration.of("customer_events"))
        .isEqualTo(
            new TableLayout(
                Optional.of(
                    List.of(
                        new IndexLayout(List.of("customer_id", "event_time"), List.of("amount")),
                        new IndexLayout(List.of("event_type"), List.of()))),
                Optional.of(new Partition("customer_id", Partition.Kind.HASH, 8)),
                List.of(),
                Map.of("fillfactor", "90")));
    assertThat(configuration.of("sales"))
        .isEqualTo(
            new TableLayout(
                Optional.of(List.of()),
                Optional.of(new Partition("day", Partition.Kind.MONTH, 0)),
                List.of("region", "day"),
                Map.of()));
    assertThat(configuration.of("any other").storage())
        .containsExactly(Map.entry("autovacuum_enabled", "false"));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Configuration configuration = read(GOOD);
    assertThat(read(YamlText.of(ConfigurationYaml.write(configuration)))).isEqualTo(configuration);
    Configuration bare = new Configuration("bare", Map.of());
    assertThat(read(YamlText.of(ConfigurationYaml.write(bare)))).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: covering|name: Covering!|run.yaml:1|lower-case",
        "name: covering|# none|run.yaml|'name' is missing",
        "indexes: []|indices: []|run.yaml:10|Did you mean 'indexes'",
        "by: hash|by: range|run.yaml:7|hash",
        "count: 8|count: 0|run.yaml:7|1 to 1000",
        ", count: 8||run.yaml:7|'count' is missing",
        "column: day}|column: day, count: 3}|run.yaml:11|the times decide",
        "[region, day]|[day, day]|run.yaml:12|twice",
        "include: [amount]|includes: [amount]|run.yaml:5|Did you mean 'include'",
        "- [event_type]|- []|run.yaml:6|No column",
      })
  void complainsWithThePlace(String good, String bad, String place, String words) {
    String text = GOOD.replace(good, bad == null ? "" : bad);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(words);
  }
}
