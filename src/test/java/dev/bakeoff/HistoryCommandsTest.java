package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.WrittenRuns;
import dev.bakeoff.history.WrittenRuns.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryCommandsTest extends CommandRunner {
  @TempDir private Path elsewhere;

  @BeforeEach
  void twoRuns() {
    write(home, Shape.of("20260504-100000-001"));
    write(
        home,
        Shape.of("20260505-100000-001")
            .at(WrittenRuns.NOW.plus(Duration.ofDays(1)))
            .workload("fanout"));
  }

  private static void write(Path home, Shape... shapes) {
    try (HistoryStore store = new HistoryStore(home)) {
      WrittenRuns runs = new WrittenRuns(store);
      for (Shape shape : shapes) {
        runs.write(shape);
      }
    }
  }

  private String listed(String... filter) throws Exception {
    String[] args = new String[filter.length + 3];
    System.arraycopy(new String[] {"history", "list", "--json"}, 0, args, 0, 3);
    System.arraycopy(filter, 0, args, 3, filter.length);
    assertThat(run(args)).as(err).isZero();
    StringBuilder ids = new StringBuilder();
    json().forEach(run -> ids.append(run.get("id").asText(), 0, 8).append(' '));
    return ids.toString().strip();
  }

  @Test
  void marks_are_made_listed_and_filtered_by() throws Exception {
    assertThat(
            run(
                "history",
                "mark",
                "20260504",
                "--customer",
                "Acme",
                "--tag",
                "q3",
                "--tag",
                "old",
                "--note",
                "before the upgrade",
                "--baseline"))
        .as(err)
        .isZero();
    assertThat(out).contains("customer Acme").contains("old q3 [baseline]").contains("upgrade");
    assertThat(run("history", "note", "20260504", "lunch", "--at", "2026-05-04T10:00:30Z"))
        .isZero();
    assertThat(run("history", "mark", "20260504", "--untag", "old", "--json")).isZero();
    assertThat(json().get("tags").toString()).isEqualTo("[\"q3\"]");

    assertThat(run("history", "list", "--json")).isZero();
    JsonNode marked = json().get(1);
    assertThat(marked.get("customer").asText()).isEqualTo("Acme");
    assertThat(marked.get("note").asText()).isEqualTo("before the upgrade");
    assertThat(marked.get("baseline").asBoolean()).isTrue();
    assertThat(marked.get("archived").asBoolean()).isFalse();
    assertThat(marked.at("/notes/0/text").asText()).isEqualTo("lunch");
    assertThat(marked.get("legs").asInt()).isEqualTo(6);
    assertThat(marked.get("failed_legs").asInt()).isEqualTo(1);
    assertThat(run("history", "show", "20260504", "--json")).isZero();
    assertThat(json().get("tags").toString()).isEqualTo("[\"q3\"]");
    assertThat(json().at("/notes/0/at").asText()).isEqualTo("2026-05-04T10:00:30Z");
    assertThat(run("history", "list")).isZero();
    assertThat(out).contains("CUSTOMER").contains("Acme").contains("q3 [baseline]");

    assertThat(listed("--customer", "acme")).isEqualTo("20260504");
    assertThat(listed("--tag", "q3")).isEqualTo("20260504");
    assertThat(listed("--tag", "old")).isEmpty();
    assertThat(listed("--platform", "duck", "--workload", "fanout")).isEqualTo("20260505");
    assertThat(listed("--since", "2026-05-05T00:00:00Z")).isEqualTo("20260505");
    assertThat(
            listed("--since", Duration.between(WrittenRuns.NOW, Instant.now()).toHours() - 6 + "h"))
        .isEqualTo("20260505");
    assertThat(listed("--limit", "1")).isEqualTo("20260505");
    assertThat(listed("--status", "failed")).isEmpty();
  }

  @Test
  void an_archived_run_is_listed_only_when_asked_for() throws Exception {
    assertThat(run("history", "mark", "20260505", "--archive")).isZero();
    assertThat(listed()).isEqualTo("20260504");
    assertThat(listed("--archived")).isEqualTo("20260505 20260504");
    assertThat(run("history", "mark", "20260505", "--unarchive")).isZero();
    assertThat(listed()).isEqualTo("20260505 20260504");
  }

  @Test
  void a_second_baseline_of_the_same_work_replaces_the_first() throws Exception {
    write(home, Shape.of("20260506-100000-001").at(WrittenRuns.NOW.plus(Duration.ofDays(2))));
    assertThat(run("history", "mark", "20260504", "--baseline")).isZero();
    assertThat(run("history", "mark", "20260505", "--baseline")).isZero();
    assertThat(run("history", "mark", "20260506", "--baseline")).isZero();
    assertThat(err).contains("20260504-100000-001 is the baseline no more");
    assertThat(run("history", "list", "--json")).isZero();
    assertThat(json().findValuesAsText("baseline")).containsExactly("true", "true", "false");
  }

  @Test
  void runs_go_to_a_colleague_by_file() throws Exception {
    Path file = elsewhere.resolve("runs.bakeoff");
    assertThat(run("history", "export", "--all", "--output", file.toString(), "--json"))
        .as(err)
        .isZero();
    assertThat(json().get("runs")).hasSize(2);
    assertThat(json().get("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(run("history", "export", "latest", "--output", file.toString())).isEqualTo(2);
    assertThat(err).contains("--overwrite");
    assertThat(run("history", "import", file.toString())).isZero();
    assertThat(out).contains("0 runs imported").contains("2 runs were there already");

    assertThat(run("history", "delete", "20260505")).isZero();
    write(home, Shape.of("20260505-100000-001").taking(5_000_000));
    assertThat(run("history", "import", file.toString())).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("another run with the id 20260505").contains("--as-new");
    assertThat(run("history", "import", file.toString(), "--as-new", "--json")).as(err).isZero();
    assertThat(json().get("added_as_new").asInt()).isEqualTo(1);
    assertThat(json().get("already_there").asInt()).isEqualTo(1);
    assertThat(json().findValuesAsText("saved_as")).contains("20260505-100000-001-2");
    assertThat(run("history", "show", "20260505-100000-001-2")).isZero();
  }

  @Test
  void a_workload_is_followed_over_the_runs() throws Exception {
    write(
        home,
        Shape.of("20260506-100000-001")
            .at(WrittenRuns.NOW.plus(Duration.ofDays(2)))
            .version("3")
            .taking(2_000_000));
    assertThat(run("history", "trend", "--workload", "lookup", "--metric", "p50", "--json"))
        .as(err)
        .isZero();
    assertThat(json().get("metric").asText()).isEqualTo("p50_ms");
    assertThat(json().get("series")).hasSize(2);
    JsonNode newest = json().at("/series/0/points/1");
    assertThat(newest.get("run").asText()).isEqualTo("20260506-100000-001");
    assertThat(newest.get("verdict").asText()).isEqualTo("up");
    assertThat(newest.get("change_pct").asDouble()).isBetween(80.0, 110.0);
    assertThat(newest.at("/changed/0").asText()).isEqualTo("duckdb 2 → 3");
    assertThat(run("history", "trend", "--workload", "lookup", "--platform", "duck")).isZero();
    assertThat(out).contains("DuckDB").contains("duckdb 2 → 3").contains("p99_ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history mark latest|--customer",
        "history mark nothing --tag x|no run",
        "history mark latest --archive --unarchive|opposites",
        "history note latest x --at noon|is no time",
        "history list --since noon|7d",
        "history list --limit 0|--limit",
        "history list --status splendid|COMPLETED",
        "history export --output x.bakeoff|Name runs",
        "history export latest --all --output x.bakeoff|--all",
        "history export nothing --output x.bakeoff|nothing",
        "history import no-such.bakeoff|no-such.bakeoff",
        "history trend --workload lokup|Did you mean",
        "history trend|--workload",
      })
  void a_wrong_request_is_exit_code_2_and_says_what_would_be_right(String line, String hint) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains(hint).doesNotContain("\tat ");
  }
}
