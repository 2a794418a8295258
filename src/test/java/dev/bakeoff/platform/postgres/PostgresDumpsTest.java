package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.Dumps;
import dev.bakeoff.dataset.format.RowText;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of databases that Bakeoff did not make. */
final class PostgresDumpsTest {
  private static final List<String> STATEMENTS =
      List.of(
          "CREATE SCHEMA other",
          "CREATE TYPE mood AS ENUM ('sad', 'happy')",
          "CREATE DOMAIN cents AS bigint CHECK (VALUE >= 0)",
          "CREATE TABLE odd (id smallint PRIMARY KEY, m mood, u uuid, n numeric, big numeric(30,2),"
              + " t timestamptz, c char(5), v varchar(9), a int[], b bytea, f real, c2 cents, j"
              + " json, twice int GENERATED ALWAYS AS (id * 2) STORED, iv interval, forever"
              + " timestamp, wide numeric)",
          "INSERT INTO odd VALUES (1, 'happy', '00000000-0000-0000-0000-000000000001', 1.25,"
              + " 12345678901234567890123456.78, '2024-01-01 00:00:00.123456+02', 'ab', 'x',"
              + " '{1,2}', '\\x00ff', 0.1, 7, '{\"b\": 1, \"a\" : [1.0]}', DEFAULT, '1 day',"
              + " 'infinity', 123456789012345678901.5), (2, NULL, NULL, -3, NULL, NULL, NULL, '',"
              + " NULL, NULL, NULL, NULL, 'null', DEFAULT, NULL, NULL, NULL)",
          "CREATE TABLE other.odd (id int)",
          "CREATE TABLE sales (id int, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE"
              + " (day)",
          "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO"
              + " ('2025-01-01')",
          "CREATE TABLE other.sales_2 PARTITION OF sales DEFAULT",
          "INSERT INTO sales VALUES (1, '2024-05-05'), (2, '2030-01-01')",
          "CREATE TABLE parent (id int PRIMARY KEY, x text)",
          "CREATE TABLE heir (y text) INHERITS (parent)",
          "INSERT INTO parent VALUES (1, 'p')",
          "INSERT INTO heir VALUES (2, 'h', 'y')",
          "CREATE TABLE child (id bigint PRIMARY KEY, parent_id int REFERENCES parent, z text)",
          "CREATE INDEX ON child (z, parent_id)",
          "CREATE INDEX ON child (lower(z))",
          "CREATE INDEX ON child (z) WHERE z IS NOT NULL",
          "INSERT INTO child VALUES (10, 1, 'zz')",
          "ALTER TABLE child ENABLE ROW LEVEL SECURITY",
          "CREATE VIEW looking AS SELECT * FROM child");

  @TempDir static Path directory;
  private static Path dump;

  @BeforeAll
  static void makeDump() throws Exception {
    ClientPrograms programs;
    try {
      programs = ClientPrograms.find(System.getenv());
    } catch (ProblemException e) {
      skip(e.getMessage());
      return;
    }
    dump = directory.resolve("foreign.dump");
    try (DumpServer server = DumpServer.start(directory.resolve("source"), programs)) {
      try (Connection connection = server.asSuperuser().connect();
          Statement statement = connection.createStatement()) {
        for (String sql : STATEMENTS) {
          statement.execute(sql);
        }
      }
      List<String> command =
          new ArrayList<>(List.of(programs.tool("pg_dump"), "-Fc", "--file=" + dump));
      command.addAll(server.options(PostgresCluster.USER, PostgresCluster.DATABASE));
      Commands.Result result = programs.run(command, server.password(), new Cancellation());
      assertThat(result.succeeded()).as(result.output()).isTrue();
    }
  }

  @Test
  void everyTableComesWithTypesThatLoseNothing() {
    try (Dumps.Restored restored = restore(dump, List.of())) {
      assertThat(restored.tables())
          .extracting(t -> t.schema().name())
          .containsExactlyInAnyOrder("public.odd", "other.odd", "sales", "parent", "heir", "child");
      Dumps.RestoredTable odd = table(restored, "public.odd");
      assertThat(odd.rows()).isEqualTo(2);
      assertThat(odd.schema().primaryKey()).containsExactly("id");
      assertThat(odd.schema().columns().stream().map(c -> c.name() + " " + c.type()).toList())
          .containsExactly(
              "id int",
              "m text",
              "u text",
              "n decimal(18,2)",
              "big text",
              "t timestamptz",
              "c text",
              "v text",
              "a text",
              "b text",
              "f double",
              "c2 bigint",
              "j json",
              "twice int",
              "iv text",
              "forever text",
              "wide text");
      assertThat(odd.notes())
          .containsEntry("m", "mood in the dump")
          .containsEntry(
              "forever", "timestamp without time zone in the dump, with values such as infinity")
          .doesNotContainKeys("t", "v", "twice");
      assertThat(rows(restored, odd.schema()))
          .containsExactly(
              List.of(
                  "1",
                  "happy",
                  "00000000-0000-0000-0000-000000000001",
                  "1.25",
                  "12345678901234567890123456.78",
                  "2023-12-31T22:00:00.123456Z",
                  "ab",
                  "x",
                  "{1,2}",
                  "\\x00ff",
                  Double.toString(0.1f),
                  "7",
                  "{\"a\": [1.0], \"b\": 1}",
                  "2",
                  "1 day",
                  "infinity",
                  "123456789012345678901.5"),
              List.of(
                  "2", "-", "-", "-3.00", "-", "-", "-", "", "-", "-", "-", "-", "null", "4", "-",
                  "-", "-"));
    }
  }

  @Test
  void partitionsAreTheirTablesAndHeirsAreNot() {
    try (Dumps.Restored restored = restore(dump, List.of())) {
      assertThat(rows(restored, table(restored, "sales").schema())).hasSize(2);
      assertThat(rows(restored, table(restored, "parent").schema()))
          .containsExactly(List.of("1", "p"));
      TableSchema child = table(restored, "child").schema();
      assertThat(child.foreignKeys()).containsExactly(new ForeignKey("parent_id", "parent", "id"));
      assertThat(child.indexes()).containsExactly(List.of("z", "parent_id"));
    }
  }

  @Test
  void chosenTablesAreRestoredAlone() {
    try (Dumps.Restored restored = restore(dump, List.of("sales", "child"))) {
      assertThat(restored.tables())
          .extracting(t -> t.schema().name())
          .containsExactlyInAnyOrder("sales", "child");
      assertThat(table(restored, "sales").rows()).isEqualTo(2);
      assertThat(table(restored, "child").rows()).isEqualTo(1);
    }
    assertThatThrownBy(() -> restore(dump, List.of("sails")))
        .hasMessageContaining("has no table 'sails'")
        .hasMessageContaining("Did you mean 'sales'");
  }

  @Test
  void dumpsThatCannotBeReadAreRefused() throws Exception {
    byte[] whole = Files.readAllBytes(dump);
    Path newer = directory.resolve("newer.dump");
    byte[] changed = whole.clone();
    changed[6] = 99;
    Files.write(newer, changed);
    assertThatThrownBy(() -> restore(newer, List.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("archive format 1.99")
        .hasMessageContaining("BAKEOFF_PG_BIN");

    for (int size : new int[] {9, whole.length / 2, whole.length - 40}) {
      Path cut = directory.resolve("cut.dump");
      Files.write(cut, Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> restore(cut, List.of()))
          .as("cut to %d bytes of %d", size, whole.length)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("cut.dump");
    }
    Path plain = Files.writeString(directory.resolve("plain.sql"), "SELECT 1;\n");
    assertThatThrownBy(() -> restore(plain, List.of())).hasMessageContaining("pg_dump -Fc");
  }

  @Test
  void withoutProgramsItSaysWhatToInstall() {
    assertThatThrownBy(
            () ->
                new PostgresDumps(Map.of("BAKEOFF_PG_BIN", directory.toString()))
                    .restore(
                        dump,
                        List.of(),
                        1,
                        directory.resolve("s"),
                        Progress.NONE,
                        new Cancellation()))
        .hasMessageContaining("BAKEOFF_PG_BIN names " + directory);
  }

  @Test
  void nothingOfTheServerIsLeft() {
    Path scratch = directory.resolve("left");
    new PostgresDumps(System.getenv())
        .restore(dump, List.of("child"), 2, scratch, Progress.NONE, new Cancellation())
        .close();

    assertThat(scratch).doesNotExist();
  }

  private static Dumps.Restored restore(Path file, List<String> tables) {
    return new PostgresDumps(System.getenv())
        .restore(
            file,
            tables,
            2,
            directory.resolve("restore-" + System.nanoTime()),
            Progress.NONE,
            new Cancellation());
  }

  private static Dumps.RestoredTable table(Dumps.Restored restored, String name) {
    return restored.tables().stream()
        .filter(t -> t.schema().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> rows(Dumps.Restored restored, TableSchema schema) {
    try (RowCursor rows = restored.rows(schema.name(), schema.columns())) {
      return RowText.first(rows, schema, 10).stream()
          .map(row -> row.stream().map(v -> v.orElse("-")).toList())
          .toList();
    }
  }

  private static void skip(String reason) {
    if ("true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))) {
      fail(reason);
    }
    abort(reason);
  }
}
