package dev.bakeoff.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.RowSink;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type with its extremes, through Arrow and Parquet and back. */
final class ParquetRoundTripTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "nasty \"table\"",
          List.of(
              new Column("an int", ColumnType.INT, true),
              new Column("bigint", ColumnType.BIGINT, true),
              new Column("Decimal", ColumnType.decimal(18, 4), true),
              new Column("narrow", ColumnType.decimal(4, 2), true),
              new Column("double", ColumnType.DOUBLE, true),
              new Column("boolean", ColumnType.BOOLEAN, true),
              new Column("time", ColumnType.TIMESTAMP_TZ, true),
              new Column("wall clock", ColumnType.TIMESTAMP, true),
              new Column("day", ColumnType.DATE, true),
              new Column("text \"quoted\"", ColumnType.TEXT, true),
              new Column("json", ColumnType.JSON, true)),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  private static final long[] INTS = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 7};
  private static final long[] LONGS = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 7};
  private static final long[] DECIMALS = {
    0, -1, 999_999_999_999_999_999L, -999_999_999_999_999_999L, 10
  };
  private static final long[] NARROW = {0, -1, 9_999, -9_999, 10};
  private static final double[] DOUBLES = {
    -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0.1
  };
  private static final long[] TIMES = {
    0, -1, -62_135_596_800_000_000L, 253_402_300_799_999_999L, 1_704_067_200_123_456L
  };
  private static final long[] DAYS = {0, -1, -719_162, 2_932_896, 19_782};
  private static final List<String> TEXTS = List.of("", " ", "Zoë 東京 😀", "e\u0301", "a\tb\"c'\\");
  private static final List<String> DOCUMENTS =
      List.of("{}", "[]", "null", "\"é\"", "{\"a\":{\"b\":[1,2.5,null]},\"c\":\"\\n\"}");

  @TempDir Path directory;

  /** Rows whose columns are null, or one of the extremes, by the row's number. */
  private record Nasty(long rows) implements TableGenerator {
    @Override
    public String table() {
      return SCHEMA.name();
    }

    @Override
    public void generate(long from, long to, RowSink sink) {
      for (long row = from; row < to; row++) {
        for (int column = 0; column < 11; column++) {
          // Every column has its own rhythm of nulls, none at all in the first batch of the last.
          int pick = (int) ((row * 31 + column * 7L) % 6);
          if (pick == 5 && (column != 10 || row > 10_000)) {
            sink.putNull(column);
          } else {
            put(sink, column, pick % 5);
          }
        }
        sink.endRow();
      }
    }

    private static void put(RowSink sink, int column, int pick) {
      switch (column) {
        case 0 -> sink.putLong(column, INTS[pick]);
        case 1 -> sink.putLong(column, LONGS[pick]);
        case 2 -> sink.putLong(column, DECIMALS[pick]);
        case 3 -> sink.putLong(column, NARROW[pick]);
        case 4 -> sink.putDouble(column, DOUBLES[pick]);
        case 5 -> sink.putLong(column, pick & 1);
        case 6 -> sink.putLong(column, TIMES[pick]);
        case 7 -> sink.putLong(column, TIMES[(pick + 1) % 5]);
        case 8 -> sink.putLong(column, DAYS[pick]);
        case 9 -> putText(sink, column, TEXTS.get(pick));
        default -> putText(sink, column, DOCUMENTS.get(pick));
      }
    }

    private static void putText(RowSink sink, int column, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      sink.putBytes(column, bytes, bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 6, 2_049, 40_959, 40_960, 40_961, 100_000})
  void whatIsReadBackIsWhatWasWritten(long rows) throws IOException {
    TableEntry table = write(new Nasty(rows), 2, 10_000_000);

    assertThat(table.rows()).isEqualTo(rows);
    assertThat(read(table).hex()).isEqualTo(table.fingerprint());
    assertThat(read(table).rows()).isEqualTo(rows);
  }

  @Test
  void theFirstRowsComeBackValueByValue() throws IOException {
    TableEntry table = write(new Nasty(10), 1, 10_000_000);

    try (RowCursor cursor = new ParquetSource(directory).rows(table)) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.longAt(0)).isEqualTo(INTS[0]);
      assertThat(cursor.longAt(1)).isEqualTo(LONGS[1]);
      assertThat(cursor.longAt(2)).isEqualTo(DECIMALS[2]);
      assertThat(cursor.longAt(3)).isEqualTo(NARROW[3]);
      assertThat(cursor.doubleAt(4)).isEqualTo(DOUBLES[4]);
      assertThat(cursor.isNull(5)).isTrue();
      assertThat(cursor.longAt(6)).isEqualTo(TIMES[0]);
      assertThat(cursor.longAt(7)).isEqualTo(TIMES[2]);
      assertThat(cursor.longAt(8)).isEqualTo(DAYS[2]);
      assertThat(cursor.bytesAt(9)).asString(StandardCharsets.UTF_8).isEqualTo(TEXTS.get(3));
      assertThat(cursor.bytesAt(10)).asString(StandardCharsets.UTF_8).isEqualTo(DOCUMENTS.get(4));
    }
  }

  /** What an import does: the rows of a cursor, of a number that is not known before. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9_999, 10_000, 10_001, 50_000})
  void aCopyOfACursorsRowsHasTheSameFingerprint(long rows) throws IOException {
    TableEntry table = write(new Nasty(rows), 1, 10_000_000);
    Path copies = Files.createDirectories(directory.resolve("copies"));
    ParquetTableWriter writer = new ParquetTableWriter(copies, copies.resolve(".spill"), 2, 10_000);
    RowProgress progress = new RowProgress("Copying", 0, Progress.NONE, new Cancellation());

    TableEntry copy;
    try (RowCursor cursor = new ParquetSource(directory).rows(table)) {
      copy = writer.copy(SCHEMA, cursor, 200, progress);
    }

    assertThat(copy.rows()).isEqualTo(rows);
    assertThat(copy.fingerprint()).isEqualTo(table.fingerprint());
    assertThat(copy.files()).hasSize((int) Math.max(1, Math.ceilDiv(rows, 10_000)));
    try (RowCursor cursor = new ParquetSource(copies).rows(copy)) {
      Fingerprint read =
          Fingerprint.of(cursor, SCHEMA, "Reading", 0, Progress.NONE, new Cancellation());
      assertThat(read.hex()).isEqualTo(table.fingerprint());
    }
  }

  @Test
  void largeTablesAreSeveralFilesInRowOrder() throws IOException {
    TableEntry table = write(new Nasty(25_000), 3, 10_000);

    assertThat(table.files())
        .containsExactly(
            "nasty%20%22table%22/part-00000.parquet",
            "nasty%20%22table%22/part-00001.parquet", "nasty%20%22table%22/part-00002.parquet");
    assertThat(table.fingerprint())
        .isEqualTo(write(new Nasty(25_000), 1, 10_000_000).fingerprint());
    List<Long> longs = new ArrayList<>();
    try (RowCursor cursor = new ParquetSource(directory).rows(table)) {
      while (cursor.next()) {
        longs.add(cursor.isNull(1) ? null : cursor.longAt(1));
      }
    }
    List<Long> expected = new ArrayList<>();
    for (long row = 0; row < 25_000; row++) {
      int pick = (int) ((row * 31 + 7L) % 6);
      expected.add(pick == 5 ? null : LONGS[pick]);
    }
    assertThat(longs).isEqualTo(expected);
  }

  @Test
  void aCursorThatIsNotReadToItsEndCloses() throws IOException {
    TableEntry table = write(new Nasty(40_000), 2, 10_000_000);

    RowCursor cursor = new ParquetSource(directory).rows(table);
    assertThat(cursor.next()).isTrue();
    cursor.close();
    try (RowCursor untouched = new ParquetSource(directory).rows(table)) {
      assertThat(untouched).isNotNull();
    }
  }

  @Test
  void aGeneratorThatFailsEndsTheWritingWithItsOwnWords() {
    TableGenerator failing =
        new TableGenerator() {
          private static final long serialVersionUID = 1L;

          @Override
          public String table() {
            return "t";
          }

          @Override
          public long rows() {
            return 100_000;
          }

          @Override
          public void generate(long from, long to, RowSink sink) {
            if (from > 50_000) {
              throw new IllegalStateException("the well has run dry");
            }
            new Nasty(100_000).generate(from, to, sink);
          }
        };

    assertThatThrownBy(() -> write(failing, 2, 10_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the well has run dry");
  }

  private TableEntry write(TableGenerator generator, int threads, long rowsPerFile)
      throws IOException {
    return new ParquetTableWriter(directory, directory.resolve(".spill"), threads, rowsPerFile)
        .write(
            SCHEMA, generator, ParquetTableWriter.Journal.NONE, Progress.NONE, new Cancellation());
  }

  private Fingerprint read(TableEntry table) {
    try (RowCursor cursor = new ParquetSource(directory).rows(table)) {
      return Fingerprint.of(
          cursor, table.schema(), "Reading", 0, Progress.NONE, new Cancellation());
    }
  }
}
