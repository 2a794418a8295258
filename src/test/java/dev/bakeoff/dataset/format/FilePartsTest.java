package dev.bakeoff.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetSource.RowPart;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.TimeRange;
import dev.bakeoff.dataset.generate.RowSink;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a table's files: exact, in order and repeatable. */
final class FilePartsTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "numbers",
          List.of(
              new Column("id", ColumnType.BIGINT, false),
              new Column("day", ColumnType.DATE, true),
              new Column("at", ColumnType.TIMESTAMP_TZ, true)),
          List.of("id"),
          List.of(),
          List.of(),
          Optional.empty());

  @TempDir private Path directory;

  /** Row i has id i + 1; every third row has no times. */
  private record Numbers(long rows, int bytesPerRow) implements TableGenerator {
    @Override
    public String table() {
      return "numbers";
    }

    @Override
    public void generate(long from, long to, RowSink sink) {
      for (long row = from; row < to; row++) {
        sink.putLong(0, row + 1);
        if (row % 3 == 0) {
          sink.putNull(1);
          sink.putNull(2);
        } else {
          sink.putLong(1, row - 5);
          sink.putLong(2, -row);
        }
        sink.endRow();
      }
    }
  }

  private TableEntry write(long rows, long rowsPerFile) throws Exception {
    // Rows so wide, as it is told, that a row group holds 2,048 of them.
    return new ParquetTableWriter(directory, directory.resolve("spill"), 2, rowsPerFile)
        .write(
            SCHEMA,
            new Numbers(rows, 1 << 15),
            ParquetTableWriter.Journal.NONE,
            Progress.NONE,
            new Cancellation());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000, 1", "0, 1000, 4", "3, 1000, 8", "10000, 100000, 1", "10000, 100000, 2",
    "10000, 100000, 7", "30000, 100000, 3", "20000, 3000, 3", "20000, 3000, 50", "9000, 3000, 3"
  })
  void makeUpTheTableInOrder(long rows, long rowsPerFile, int wanted) throws Exception {
    TableEntry table = write(rows, rowsPerFile);
    ParquetSource source = new ParquetSource(directory);
    List<RowPart> parts = source.parts(table, wanted);
    assertThat(parts).hasSize(Math.clamp(rows, 1, wanted));
    long next = 0;
    for (RowPart part : parts) {
      assertThat(part.first()).isEqualTo(next);
      assertThat(part.rows()).isGreaterThanOrEqualTo(Math.min(rows, rows / wanted / 2));
      List<Long> ids = ids(part);
      assertThat(ids).hasSize((int) part.rows());
      for (int i = 0; i < ids.size(); i++) {
        assertThat(ids.get(i)).isEqualTo(next + i + 1);
      }
      assertThat(ids(part)).as("read again").isEqualTo(ids);
      next += part.rows();
    }
    assertThat(next).isEqualTo(rows);
  }

  @Test
  void endWithARowGroupWhereOneIsNear() throws Exception {
    TableEntry table = write(20_480, 100_000);
    List<RowPart> parts = new ParquetSource(directory).parts(table, 3);
    assertThat(parts).hasSize(3);
    Set<Long> starts = new HashSet<>();
    long start = 0;
    try (Connection duckDb = DuckDb.open(1, 256, Optional.empty());
        Statement statement = duckDb.createStatement();
        ResultSet groups =
            statement.executeQuery(
                "SELECT any_value(row_group_num_rows) FROM parquet_metadata('"
                    + directory.resolve(table.files().getFirst())
                    + "') GROUP BY row_group_id ORDER BY row_group_id")) {
      while (groups.next()) {
        starts.add(start);
        start += groups.getLong(1);
      }
    }
    assertThat(starts).hasSizeGreaterThan(5);
    assertThat(parts).allSatisfy(part -> assertThat(starts).contains(part.first()));
  }

  @Test
  void knowFromWhenToWhenTimesReach() throws Exception {
    TableEntry table = write(9_001, 3_000);
    ParquetSource source = new ParquetSource(directory);
    assertThat(source.range(table, "day")).contains(new TimeRange(-4, 8_994));
    assertThat(source.range(table, "at")).contains(new TimeRange(-8_999, -1));
    assertThat(source.range(write(1, 10), "day")).isEmpty();
  }

  @Test
  void areRefusedWhereTheFilesHoldOtherRowsThanTheManifestSays() throws Exception {
    TableEntry table = write(10, 100);
    TableEntry other =
        new TableEntry(SCHEMA, 11, table.bytes(), table.fingerprint(), table.files(), table.keys());
    assertThatThrownBy(() -> new ParquetSource(directory).parts(other, 2))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("10 rows instead of 11");
  }

  private static List<Long> ids(RowPart part) {
    List<Long> ids = new ArrayList<>();
    try (RowCursor rows = part.opener().get()) {
      while (rows.next()) {
        ids.add(rows.longAt(0));
      }
    }
    return ids;
  }
}
