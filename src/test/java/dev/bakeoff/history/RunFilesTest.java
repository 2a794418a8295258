package dev.bakeoff.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.history.ImportedRuns.Outcome;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunFilesTest {
  @TempDir private Path folder;
  private Home mine;
  private Home theirs;

  /** One colleague's Bakeoff. */
  private static final class Home {
    private final Path path;
    private final HistoryStore store;
    private final RunLock lock;
    private final SqliteHistory history;
    private final SqliteNotebook notebook;
    private final RunFiles files;
    private final WrittenRuns runs;

    Home(Path path) {
      this.path = path;
      store = new HistoryStore(path);
      lock = new RunLock(path);
      history = new SqliteHistory(store, lock);
      notebook = new SqliteNotebook(store);
      files = new RunFiles(store, history, "1.2", Clock.systemUTC());
      runs = new WrittenRuns(store);
    }

    Path export(Path file, String... ids) {
      files.export(List.of(ids), file, Progress.NONE, new Cancellation());
      return file;
    }

    ImportedRuns read(boolean asNew, Path... from) {
      return files.importFrom(List.of(from), asNew, Progress.NONE, new Cancellation());
    }

    List<String> ids() {
      return history.list().stream().map(RunSummary::id).toList();
    }
  }

  @BeforeEach
  void open() {
    mine = new Home(folder.resolve("mine"));
    theirs = new Home(folder.resolve("theirs"));
  }

  @AfterEach
  void close() {
    mine.store.close();
    theirs.store.close();
  }

  private Path file() {
    return folder.resolve("runs.bakeoff");
  }

  @Test
  void a_run_is_the_same_in_the_other_home_with_all_that_is_said_of_it() {
    mine.runs.write("r1");
    mine.runs.write("r2");
    mine.notebook.mark("r1", m -> m.withCustomer("Acme").withTags(List.of("q3")));
    mine.notebook.note("r1", new TimedNote(WrittenRuns.NOW.plusSeconds(9), "lunch"));
    mine.export(file(), "r1", "r2");

    ImportedRuns imported = theirs.read(false, file());

    assertThat(imported.count(Outcome.ADDED)).isEqualTo(2);
    assertThat(theirs.history.list()).isEqualTo(mine.history.list());
    RunRecord here = mine.history.find("r1").orElseThrow();
    RunRecord there = theirs.history.find("r1").orElseThrow();
    assertThat(there.plan()).isEqualTo(here.plan());
    assertThat(there.environment()).isEqualTo(here.environment());
    assertThat(there.loads()).isEqualTo(here.loads());
    assertThat(there.log()).isEqualTo(here.log());
    assertThat(there.finished()).isEqualTo(here.finished());
    for (int i = 0; i < here.legs().size(); i++) {
      LegRecord a = here.legs().get(i);
      LegRecord b = there.legs().get(i);
      assertThat(b.resources()).isEqualTo(a.resources()).isNotEmpty();
      assertThat(b.phases()).isEqualTo(a.phases()).isNotEmpty();
      assertThat(b.counters()).isEqualTo(a.counters()).isNotEmpty();
      assertThat(b.facts()).isEqualTo(a.facts()).isNotEmpty();
      assertThat(b.problem()).isEqualTo(a.problem());
      assertThat(b.errors()).isEqualTo(a.errors()).isNotEmpty();
      assertThat(b.intervals().getFirst().arrivals())
          .isEqualTo(a.intervals().getFirst().arrivals());
      assertThat(b.latencies().toBytes()).isEqualTo(a.latencies().toBytes());
      assertThat(b.series(Series.QUERY).count()).isEqualTo(400);
      assertThat(b.totals().keySet()).isEqualTo(a.totals().keySet()).hasSize(3);
      assertThat(b.latencies().percentileMillis(99))
          .isEqualTo(
              Latencies.merge(b.intervals().stream().map(x -> x.latencies()).toList())
                  .percentileMillis(99));
    }
    assertThat(theirs.notebook.all()).isEqualTo(mine.notebook.all());
    assertThat(theirs.notebook.allNotes()).isEqualTo(mine.notebook.allNotes());
  }

  @Test
  void importing_again_changes_nothing_and_says_so() {
    mine.runs.write("r1");
    mine.export(file(), "r1");
    theirs.read(false, file());
    theirs.notebook.mark("r1", m -> m.withNote("mine"));
    assertThat(theirs.read(false, file(), file()).runs())
        .containsExactly(
            new ImportedRuns.Imported(
                "r1",
                WrittenRuns.plan(WrittenRuns.Shape.of("r1")).name(),
                Outcome.ALREADY_THERE,
                "r1"));
    assertThat(theirs.notebook.marks("r1").note()).isEqualTo("mine");
    // And home again: what comes back is what went.
    assertThat(mine.read(true, theirs.export(folder.resolve("back.bakeoff"), "r1")).runs())
        .extracting(ImportedRuns.Imported::outcome)
        .containsExactly(Outcome.ALREADY_THERE);
  }

  @Test
  void another_run_of_the_same_id_is_refused_or_kept_beside() {
    mine.runs.write("r1");
    mine.runs.write("r2");
    theirs.runs.write(WrittenRuns.Shape.of("r1").taking(9_000_000));
    mine.export(file(), "r2", "r1");
    assertThatThrownBy(() -> theirs.read(false, file()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("another run with the id r1")
        .hasMessageContaining("--as-new");
    assertThat(theirs.ids()).containsExactly("r1");

    assertThat(theirs.read(true, file()).runs())
        .extracting(ImportedRuns.Imported::savedAs)
        .containsExactly("r2", "r1-2");
    RunRecord copy = theirs.history.find("r1-2").orElseThrow();
    assertThat(copy.plan().id()).isEqualTo("r1-2");
    assertThat(copy.legs().getFirst().latencies().percentileMillis(50)).isLessThan(2);
    assertThat(
            theirs
                .history
                .find("r1")
                .orElseThrow()
                .legs()
                .getFirst()
                .latencies()
                .percentileMillis(50))
        .isGreaterThan(8);
    assertThat(theirs.read(true, file()).count(Outcome.ALREADY_THERE)).isEqualTo(2);
    assertThat(theirs.ids()).containsExactlyInAnyOrder("r1", "r1-2", "r2");
  }

  @Test
  void a_run_that_was_cut_off_travels_and_one_under_way_does_not() {
    mine.lock.acquire("test");
    mine.runs.measure(WrittenRuns.Shape.of("r1"));
    assertThatThrownBy(() -> mine.export(file(), "r1")).hasMessageContaining("still under way");
    assertThat(file()).doesNotExist();
    mine.lock.release();
    mine.export(file(), "r1");
    theirs.lock.acquire("a run of theirs");
    theirs.read(false, file());
    assertThat(theirs.history.find("r1").orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
    theirs.lock.release();
    assertThat(mine.read(false, file()).count(Outcome.ALREADY_THERE)).isEqualTo(1);
    assertThatThrownBy(() -> mine.export(file(), "nothing")).hasMessageContaining("nothing");
  }

  @Test
  void runs_go_on_being_written_while_others_are_exported_and_imported() {
    mine.runs.write("r1");
    mine.export(file(), "r1");
    theirs.lock.acquire("a run of theirs");
    theirs.runs.measure(WrittenRuns.Shape.of("theirs"));
    theirs.read(false, file());
    assertThat(theirs.history.find("theirs").orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(theirs.ids()).hasSize(2);
    theirs.lock.release();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.3, 0.7, 0.99})
  void a_file_that_was_cut_off_changes_nothing(double share) throws Exception {
    mine.runs.write("r1");
    byte[] whole = Files.readAllBytes(mine.export(file(), "r1"));
    Path part = folder.resolve("part.bakeoff");
    Files.write(part, java.util.Arrays.copyOf(whole, (int) (whole.length * share)));
    assertThatThrownBy(() -> theirs.read(false, part))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("part.bakeoff is not a whole run file");
    nothingCame();
  }

  private void nothingCame() throws IOException {
    assertThat(theirs.ids()).isEmpty();
    try (var inside = Files.list(theirs.path)) {
      assertThat(inside.map(p -> p.getFileName().toString()))
          .allMatch(name -> name.startsWith("bakeoff.db"));
    }
  }

  private void edit(String entry, UnaryOperator<String> change) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file(), Map.of())) {
      Path path = zip.getPath(entry);
      String text = Files.readString(path);
      assertThat(change.apply(text)).isNotEqualTo(text);
      Files.writeString(path, change.apply(text));
    }
  }

  @Test
  void a_row_that_was_changed_is_found_out() throws Exception {
    mine.runs.write("r1");
    mine.runs.write("r2");
    mine.export(file(), "r2", "r1");
    edit("runs/2.jsonl", text -> text.replace("\"seconds\":1.0", "\"seconds\":0.5"));
    assertThatThrownBy(() -> theirs.read(false, file()))
        .hasMessageContaining("run r1")
        .hasMessageContaining("checksum")
        .hasMessageContaining("Nothing was imported");
    nothingCame();
  }

  @Test
  void rows_that_make_no_run_are_refused_even_with_a_right_checksum() throws Exception {
    mine.runs.write("r1");
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            text -> text.replace("{\"leg\":{\"seq\":5", "{\"leg\":{\"seq\":77"),
            text -> text.replace("\"status\":\"completed\"", "\"status\":\"splendid\""),
            text -> text.replace("{\"fact\":", "{\"opinion\":"),
            text -> text.replaceFirst("\"histogram\":\"[^\"]*\"", "\"histogram\":\"AAAA\""),
            text -> text + text,
            text -> text + "no json\n",
            text -> "",
            text -> text.replaceFirst("\"id\":\"r1\"", "\"id\":\"other\""))) {
      mine.export(file(), "r1");
      List<String> sums = new ArrayList<>();
      edit(
          "runs/1.jsonl",
          text -> {
            sums.addFirst(
                java.util.HexFormat.of()
                    .formatHex(
                        RunRows.sha256()
                            .digest(change.apply(text).getBytes(StandardCharsets.UTF_8))));
            sums.addLast("" + change.apply(text).lines().count());
            return change.apply(text);
          });
      edit(
          "manifest.json",
          text ->
              text.replaceFirst(
                      "\"sha256\" : \"[^\"]*\"", "\"sha256\" : \"" + sums.getFirst() + "\"")
                  .replaceFirst("\"lines\" : \\d+", "\"lines\" : " + sums.getLast()));
      assertThatThrownBy(() -> theirs.read(false, file()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("is broken")
          .hasMessageContaining("Nothing was imported");
    }
    nothingCame();
  }

  @Test
  void a_newer_file_and_one_of_another_kind_are_named_as_such() throws Exception {
    mine.runs.write("r1");
    mine.export(file(), "r1");
    edit("manifest.json", text -> text.replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> theirs.read(false, file()))
        .hasMessageContaining("version 2")
        .hasMessageContaining("Bakeoff 1.2 or newer");
    edit("manifest.json", text -> text.replace("bakeoff-runs", "something-else"));
    assertThatThrownBy(() -> theirs.read(false, file()))
        .hasMessageContaining("not a whole run file");
    Path other = folder.resolve("letter.txt");
    try (OutputStream out = Files.newOutputStream(other)) {
      out.write("Dear all".getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> theirs.read(false, other))
        .hasMessageContaining("not a whole run file");
    assertThatThrownBy(() -> theirs.read(false, folder.resolve("none.bakeoff")))
        .hasMessageContaining("There is no file");
    nothingCame();
  }

  @Test
  void cancelling_leaves_nothing_behind() throws Exception {
    mine.runs.write("r1");
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> mine.files.export(List.of("r1"), file(), Progress.NONE, cancelled))
        .isInstanceOf(ProblemException.class);
    try (var inside = Files.list(folder)) {
      assertThat(inside.map(p -> p.getFileName().toString())).containsOnly("mine");
    }
    mine.export(file(), "r1");
    assertThatThrownBy(
            () -> theirs.files.importFrom(List.of(file()), false, Progress.NONE, cancelled))
        .isInstanceOf(ProblemException.class);
    nothingCame();
  }

  @Test
  void secrets_that_somebody_typed_do_not_leave_the_home() throws Exception {
    mine.runs.write("r1");
    mine.notebook.mark(
        "r1",
        m -> m.withNote("the url is postgres://me:hunter2hunter2@db/x, password=hunter2hunter2"));
    mine.notebook.note(
        "r1", new TimedNote(WrittenRuns.NOW, "CREATE USER x IDENTIFIED BY 'hunter2hunter2'"));
    mine.store.inTransaction(
        connection ->
            Sql.update(
                connection,
                "UPDATE run SET plan = replace(plan, '${PGPASSWORD}', 'hunter2hunter2')"));
    mine.export(file(), "r1");
    try (FileSystem zip = FileSystems.newFileSystem(file(), Map.of())) {
      assertThat(Files.readString(zip.getPath("runs/1.jsonl")))
          .doesNotContain("hunter2hunter2")
          .contains("postgres://me:[secret]@db/x")
          .contains("${H}");
    }
    theirs.read(false, file());
    assertThat(theirs.history.find("r1").orElseThrow().plan().target("sqlite").settings())
        .containsEntry("password", "[secret]");
    assertThat(mine.read(false, file()).count(Outcome.ALREADY_THERE)).isEqualTo(1);
  }
}
