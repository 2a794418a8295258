package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Tables of values that careless formats lose, drawn from a seed. */
final class NastyTables {
  private static final long[] EXTREMES = {0, 1, -1, 7, Long.MIN_VALUE, Long.MAX_VALUE};
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    0.1,
    1.0 / 3,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MIN_NORMAL,
    1e-130,
    1e126,
    9.99e125,
    1e15,
    1e300
  };
  private static final long[] TIMES = {
    0, -1, -62_135_596_800_000_000L, 253_402_300_799_999_999L, 1_704_067_200_123_456L, 999_999
  };
  private static final long[] DAYS = {0, -1, -719_162, 2_932_896, 19_782};
  private static final String[] TEXTS = {
    "",
    " ",
    "  padded ",
    "NULL",
    "null",
    "NA",
    "\\N",
    "\"",
    "\"\"",
    "a,b",
    "a;b|c\td",
    "line\nfeed",
    "carriage\rreturn",
    "both\r\nof them",
    "\r",
    "\n",
    "00123",
    "1.0",
    "true",
    "2024-01-01",
    "é",
    "e\u0301",
    "😀 𝄞",
    "\uFEFFmark",
    "\u0001\u001f\u007f",
    "\u2028",
    "{\"a\":1}",
    "[",
    "'; --",
    "back\\slash",
    "%41",
    "漢字",
    "NaN",
    "-0"
  };
  private static final String[] DOCUMENTS = {
    "null",
    "true",
    "\"\"",
    "\"text with \\\"quotes\\\" and \\\\\"",
    "1",
    "-0",
    "1e300",
    "1e-200",
    "12345678901234567890",
    "0.1",
    "[]",
    "{}",
    "[[],{}]",
    "{\"\":1}",
    "{\"a\":{\"b\":[1,2.5,null,\"ü\"]}}",
    " { \"b\" : 1 ,\n\"a\" : \"\\u00e9\\n\" } ",
    "{\"B\":1,\"a\":2,\"A\":3}",
    "\"😀\"",
    "[1e21,1e-7,100]",
    "{\"dup\":1,\"dup\":2}",
    "[true,false]",
    "{\"S\":\"x\"}",
    "{\"N\":{\"L\":[]}}"
  };

  private final SplittableRandom random;
  private final boolean nulCharacters;

  NastyTables(long seed, boolean nulCharacters) {
    this.random = new SplittableRandom(seed);
    this.nulCharacters = nulCharacters;
  }

  /** Puts a version with all kinds of tables into a catalog. */
  Manifest publish(DatasetCatalog catalog, String version) {
    DatasetRef ref = new DatasetRef("nasty", Optional.of(version));
    try (VersionWriter writer = catalog.write(ref, Progress.NONE, new Cancellation())) {
      List<TableEntry> tables = new ArrayList<>();
      tables.add(table(writer, parent(), 50));
      tables.add(table(writer, everything("../we/ird\\ \"näme\" %41;:*?", 0), 200));
      tables.add(table(writer, everything("empty", 1), 0));
      tables.add(table(writer, single("one column", ColumnType.TEXT), 60));
      tables.add(table(writer, single("select", ColumnType.JSON), 60));
      tables.add(table(writer, child(), 120));
      return writer.publish(
          Origin.imported("nasty values"), Optional.empty(), Instant.EPOCH, tables);
    }
  }

  private TableEntry table(VersionWriter writer, TableSchema schema, int rows) {
    return writer.copy(
        schema, new Drawn(schema, rows), 200, rows, Progress.NONE, new Cancellation());
  }

  private static TableSchema parent() {
    return new TableSchema(
        "parent",
        List.of(new Column("id", ColumnType.BIGINT, false), new Column("t", ColumnType.TEXT, true)),
        List.of("id"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static TableSchema child() {
    return new TableSchema(
        "child",
        List.of(
            new Column("id", ColumnType.INT, false),
            new Column("parent_id", ColumnType.BIGINT, false),
            new Column("at", ColumnType.TIMESTAMP_TZ, true)),
        List.of("id"),
        List.of(List.of("parent_id", "at")),
        List.of(new ForeignKey("parent_id", "parent", "id")),
        Optional.of("at"));
  }

  private static TableSchema single(String name, ColumnType type) {
    return SchemaEdits.plain(name, List.of(new Column("only", type, true)));
  }

  private static TableSchema everything(String name, int order) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("int", ColumnType.INT, true),
                new Column("Item", ColumnType.BIGINT, true),
                new Column("decimal(18,18)", ColumnType.decimal(18, 18), true),
                new Column("a,\"b\"\r\n", ColumnType.decimal(18, 0), true),
                new Column("money", ColumnType.decimal(12, 2), true),
                new Column("\uFEFFdouble", ColumnType.DOUBLE, true),
                new Column("truth", ColumnType.BOOLEAN, true),
                new Column(" when ", ColumnType.TIMESTAMP_TZ, true),
                new Column("wall clock", ColumnType.TIMESTAMP, true),
                new Column("day", ColumnType.DATE, true),
                new Column("Text", ColumnType.TEXT, true),
                new Column("text", ColumnType.TEXT, false),
                new Column("jsön 😀", ColumnType.JSON, true)));
    // DuckDB's names know no case; the second table has the last column first.
    columns.set(10, new Column("Text two", ColumnType.TEXT, true));
    if (order == 1) {
      columns.addFirst(columns.removeLast());
    }
    return SchemaEdits.plain(name, columns);
  }

  private final class Drawn implements RowCursor {
    private final TableSchema schema;
    private final int rows;
    private final Object[] values;
    private int row = -1;

    Drawn(TableSchema schema, int rows) {
      this.schema = schema;
      this.rows = rows;
      this.values = new Object[schema.columns().size()];
    }

    @Override
    public boolean next() {
      if (++row >= rows) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        Column column = schema.columns().get(i);
        boolean isNull = column.nullable() && random.nextInt(6) == 0;
        values[i] = isNull ? null : value(column);
      }
      return true;
    }

    private Object value(Column column) {
      if (column.name().equals("id")) {
        return (long) row * 3;
      }
      if (column.name().equals("parent_id")) {
        return random.nextInt(50) * 3L;
      }
      ColumnType type = column.type();
      return switch (type.kind()) {
        case INT ->
            switch (random.nextInt(4)) {
              case 0 -> (long) Integer.MIN_VALUE;
              case 1 -> (long) Integer.MAX_VALUE;
              default -> (long) random.nextInt();
            };
        case BIGINT ->
            random.nextBoolean() ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextLong();
        case DECIMAL -> {
          long limit = Math.powExact(10L, type.precision()) - 1;
          yield switch (random.nextInt(4)) {
            case 0 -> limit;
            case 1 -> -limit;
            case 2 -> (long) random.nextInt(-3, 4);
            default -> random.nextLong(-limit, limit);
          };
        }
        case DOUBLE ->
            random.nextBoolean()
                ? DOUBLES[random.nextInt(DOUBLES.length)]
                : Double.longBitsToDouble(random.nextLong());
        case BOOLEAN -> random.nextBoolean() ? 1L : 0L;
        case TIMESTAMP_TZ, TIMESTAMP ->
            random.nextBoolean()
                ? TIMES[random.nextInt(TIMES.length)]
                : random.nextLong(TIMES[2], TIMES[3]);
        case DATE ->
            random.nextBoolean()
                ? DAYS[random.nextInt(DAYS.length)]
                : random.nextLong(DAYS[2], DAYS[3]);
        case TEXT -> text();
        case JSON -> DOCUMENTS[random.nextInt(DOCUMENTS.length)];
      };
    }

    private String text() {
      if (nulCharacters && random.nextInt(20) == 0) {
        return "nul\0in\0side";
      }
      if (random.nextInt(40) == 0) {
        return "long ".repeat(20_000);
      }
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(3); i >= 0; i--) {
        text.append(TEXTS[random.nextInt(TEXTS.length)]);
      }
      return text.toString();
    }

    @Override
    public boolean isNull(int column) {
      return values[column] == null;
    }

    @Override
    public long longAt(int column) {
      return (Long) values[column];
    }

    @Override
    public double doubleAt(int column) {
      return (Double) values[column];
    }

    @Override
    public byte[] bytesAt(int column) {
      return ((String) values[column]).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
