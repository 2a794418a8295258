package dev.bakeoff.platform.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.ForeignTables.ForeignTable;
import dev.bakeoff.platform.PlatformSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbTablesTest {
  @TempDir Path folder;

  @Test
  void types_that_are_not_bakeoffs_become_ones_that_are_with_a_note() throws Exception {
    Path file = folder.resolve("theirs.duckdb");
    try (java.sql.Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA sales");
      statement.execute("CREATE TABLE sales.kind (code VARCHAR PRIMARY KEY)");
      statement.execute(
          "CREATE TABLE sales.item (id BIGINT PRIMARY KEY, code VARCHAR REFERENCES"
              + " sales.kind(code), huge HUGEINT, tags VARCHAR[], raw BLOB, moment TIMESTAMP_NS,"
              + " price DECIMAL(30,2) NOT NULL)");
      statement.execute("INSERT INTO sales.kind VALUES ('a')");
      statement.execute(
          "INSERT INTO sales.item VALUES (1, 'a', 170141183460469231731687303715884105727,"
              + " ['x','y'], 'ab'::BLOB, '2024-01-01 00:00:00.000001', 12.34)");
    }
    Connection connection =
        new Connection("theirs", "duckdb", "x", true, Map.of("path", file.toString()), Map.of());
    try (PlatformSession session = new DuckDbAdapter().open(connection)) {
      ForeignTables foreign = session.foreignTables().orElseThrow();
      List<ForeignTable> tables = foreign.list("sales", Progress.NONE, new Cancellation());
      assertThat(tables).extracting(ForeignTable::name).containsExactly("kind", "item");
      ForeignTable item = tables.getLast();
      assertThat(item.schema().columns())
          .extracting(c -> c.name() + " " + c.type().name())
          .containsExactly(
              "id bigint",
              "code text",
              "huge text",
              "tags json",
              "raw text",
              "moment timestamp",
              "price decimal(18,2)");
      assertThat(item.schema().columns())
          .extracting(Column::nullable)
          .containsExactly(false, true, true, true, true, true, false);
      assertThat(item.schema().primaryKey()).containsExactly("id");
      assertThat(item.schema().foreignKeys())
          .containsExactly(new ForeignKey("code", "kind", "code"));
      assertThat(item.notes()).anyMatch(n -> n.startsWith("huge becomes text"));
      try (RowCursor rows = foreign.read(item)) {
        assertThat(rows.next()).isTrue();
        assertThat(new String(rows.bytesAt(2), StandardCharsets.UTF_8))
            .isEqualTo("170141183460469231731687303715884105727");
        assertThat(new String(rows.bytesAt(3), StandardCharsets.UTF_8)).isEqualTo("[\"x\",\"y\"]");
        assertThat(rows.longAt(6)).isEqualTo(1234);
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
