package dev.bakeoff.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunLock;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteNotebookTest {
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

  @TempDir private Path home;
  private HistoryStore store;
  private SqliteNotebook notebook;
  private WrittenRuns runs;

  @BeforeEach
  void open() {
    store = new HistoryStore(home);
    notebook = new SqliteNotebook(store);
    runs = new WrittenRuns(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void marks_are_changed_one_by_one_and_read_back() {
    runs.write("r1");
    runs.write("r2");
    assertThat(notebook.marks("r1")).isEqualTo(RunMarks.NONE);
    notebook.mark("r1", m -> m.withCustomer(" Acme ").withTags(List.of("b", "a", "b", " ")));
    notebook.mark("r1", m -> m.withNote("'quoted' and\nlong").withArchived(true));
    RunMarks marks = new RunMarks("Acme", List.of("a", "b"), "'quoted' and\nlong", false, true);
    assertThat(notebook.marks("r1")).isEqualTo(marks);
    assertThat(notebook.all()).isEqualTo(Map.of("r1", marks));
    notebook.mark("no such run", m -> m.withCustomer("x"));
    assertThat(notebook.all()).hasSize(1);
  }

  @Test
  void a_pin_takes_the_pin_off_runs_that_it_would_compete_with() {
    runs.write(WrittenRuns.Shape.of("a"));
    runs.write(WrittenRuns.Shape.of("b"));
    runs.write(WrittenRuns.Shape.of("other-workload").workload("fanout"));
    assertThat(notebook.pin("a")).isEmpty();
    assertThat(notebook.pin("other-workload")).isEmpty();
    assertThat(notebook.pin("b")).containsExactly("a");
    assertThat(notebook.marks("a").baseline()).isFalse();
    assertThat(notebook.marks("b").baseline()).isTrue();
    assertThat(notebook.marks("other-workload").baseline()).isTrue();
    assertThat(notebook.pin("no such run")).isEmpty();
  }

  @Test
  void notes_come_in_order_of_time_and_one_of_the_same_instant_is_replaced() {
    runs.write("r1");
    TimedNote later = new TimedNote(AT.plusMillis(1500), "later");
    TimedNote whole = new TimedNote(AT.plusSeconds(1), "a whole second");
    notebook.note("r1", later);
    notebook.note("r1", new TimedNote(AT.plusSeconds(1), "replaced"));
    notebook.note("r1", whole);
    notebook.note("no such run", whole);
    assertThat(notebook.notes("r1")).containsExactly(whole, later);
    assertThat(notebook.allNotes()).isEqualTo(Map.of("r1", List.of(whole, later)));
    notebook.unnote("r1", later.at());
    notebook.unnote("r1", later.at());
    assertThat(notebook.notes("r1")).containsExactly(whole);
  }

  @Test
  void a_run_that_another_connection_is_writing_can_be_noted_on() throws Exception {
    runs.measure(WrittenRuns.Shape.of("r1"));
    // As another process does between two of its rows: it holds the lock for a moment.
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("bakeoff.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("INSERT INTO log VALUES ('r1', '2026-05-04T10:00:00Z', 0, 'INFO', 'x')");
      Thread writing =
          Thread.ofPlatform().start(() -> notebook.note("r1", new TimedNote(AT, "typed")));
      // Reading does not wait for the writer.
      assertThat(notebook.notes("r1")).isEmpty();
      statement.execute("COMMIT");
      writing.join();
    }
    assertThat(notebook.notes("r1")).containsExactly(new TimedNote(AT, "typed"));
    RunRecord run = new SqliteHistory(store, new RunLock(home)).find("r1").orElseThrow();
    assertThat(run.log()).hasSize(3);
  }

  @Test
  void what_was_said_goes_with_the_run() throws Exception {
    runs.write("r1");
    notebook.pin("r1");
    notebook.note("r1", new TimedNote(AT, "a note"));
    new SqliteHistory(store, new RunLock(home)).delete("r1");
    assertThat(notebook.all()).isEmpty();
    assertThat(notebook.allNotes()).isEmpty();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("bakeoff.db"));
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT (SELECT count(*) FROM mark) + (SELECT count(*) FROM note)"
                        + " + (SELECT count(*) FROM tally) + (SELECT count(*) FROM total)")) {
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void a_filter_asks_for_a_run_and_for_what_is_said_of_it() {
    runs.write(WrittenRuns.Shape.of("r1"));
    RunSummary run = new SqliteHistory(store, new RunLock(home)).list().getFirst();
    RunMarks marks = new RunMarks("Acme", List.of("q3"), "after the upgrade", false, false);
    RunFilter none = RunFilter.NONE;
    assertThat(none.matches(run, marks)).isTrue();
    assertThat(none.matches(run, marks.withArchived(true))).isFalse();
    assertThat(filter("UPGRADE duckdb", "", "", "", "").matches(run, marks)).isTrue();
    assertThat(filter("upgrade nowhere", "", "", "", "").matches(run, marks)).isFalse();
    assertThat(filter("", "duck", "lookup", "acme", "Q3").matches(run, marks)).isTrue();
    assertThat(filter("", "snow", "", "", "").matches(run, marks)).isFalse();
    assertThat(filter("", "", "look", "", "").matches(run, marks)).isFalse();
    assertThat(filter("", "", "", "Ac", "").matches(run, marks)).isFalse();
    assertThat(filter("", "", "", "", "q4").matches(run, marks)).isFalse();
    assertThat(period(run.created(), run.created().plusSeconds(1)).matches(run, marks)).isTrue();
    assertThat(period(AT, run.created()).matches(run, marks)).isFalse();
  }

  private static RunFilter filter(
      String text, String platform, String workload, String customer, String tag) {
    return new RunFilter(
        text,
        Optional.of(RunStatus.COMPLETED),
        platform,
        workload,
        customer,
        tag,
        RunFilter.Period.ALWAYS,
        false);
  }

  private static RunFilter period(Instant from, Instant until) {
    return new RunFilter(
        "",
        Optional.empty(),
        "",
        "",
        "",
        "",
        new RunFilter.Period(Optional.of(from), Optional.of(until)),
        false);
  }
}
