package dev.bakeoff.platform;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two small tables with everything in them that a careless loader gets wrong: names that need
 * quotes, extreme numbers, times before 1970, texts with quotes, tabs and backslashes, documents in
 * odd spellings, nulls everywhere.
 */
public final class NastyData implements DatasetSource {
  public static final String PARENT = "select";
  public static final String CHILD = "Order \"Items\"";
  public static final String PARENT_KEY = "Key";
  public static final String CHILD_PARENT = "a\"b";
  public static final String CHILD_TIME = "when?";
  public static final int PARENTS = 40;

  private static final Object[] INTS = {
    null, 0L, -1L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE
  };
  private static final Object[] LONGS = {Long.MIN_VALUE, null, Long.MAX_VALUE, 0L, -1L};
  private static final Object[] DECIMALS_12_2 = {
    999_999_999_999L, -999_999_999_999L, 0L, null, -1L, 1L, 10_000L, 123_450L, -5L
  };
  private static final Object[] DECIMALS_18_6 = {
    999_999_999_999_999_999L,
    null,
    -999_999_999_999_999_999L,
    1L,
    -1_000_000L,
    0L,
    1_000_000_000_000L
  };
  private static final Object[] DECIMALS_18_18 = {
    null, 1L, -999_999_999_999_999_999L, 100_000_000_000_000_000L, 0L, 123_456_789_012_345_678L
  };
  private static final Object[] DECIMALS_15_0 = {
    999_999_999_999_999L, -999_999_999_999_999L, 10_000L, null, 99_990_000L
  };
  private static final Object[] DOUBLES = {
    0.1,
    null,
    -0.0,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    1.0 / 3,
    1e15,
    -1e300
  };
  private static final Object[] BOOLEANS = {1L, 0L, null};
  private static final Object[] TIMES = {
    micros("1969-12-31T23:59:59.999999Z"),
    micros("1900-01-01T00:00:00.000001Z"),
    null,
    0L,
    micros("0001-01-01T00:00:00Z"),
    micros("9999-12-31T23:59:59.999999Z"),
    micros("2024-02-29T12:00:00.1Z"),
    micros("2000-01-01T00:00:00Z"),
    micros("1582-10-10T00:00:00Z")
  };
  private static final Object[] DAYS = {
    0L,
    -1L,
    null,
    LocalDate.of(1, 1, 1).toEpochDay(),
    LocalDate.of(9999, 12, 31).toEpochDay(),
    19_782L
  };
  private static final Object[] TEXTS = {
    "",
    null,
    " ",
    "\t\n\r",
    "it's \"quoted\"",
    "back\\slash \\N \\.",
    "ünï©ødé 漢字 𝄞 👩‍👩‍👧 e\u0301",
    "NULL",
    "1.0",
    "2024-01-01",
    "'; DROP TABLE x; --",
    "line one\nline two\u0001\u001f\u007f",
    "x".repeat(20_000)
  };
  private static final Object[] DOCUMENTS = {
    "{\"b\":1,\"a\":{\"z\":[1,2,{\"y\":null}],\"c\":\"\\u00e9\\n\"}}",
    null,
    " { \"spaces\" :  [ ] } ",
    "null",
    "1.0",
    "\"a text with \\\"quotes\\\" and \\\\ and \\t\"",
    "[1e2, -0, 0.1, 12345678901234567890, -1.5E-7, true, false]",
    "{\"\":\"\",\"aa\":2,\"a\":1,\"B\":3,\"ä\":\"漢\"}",
    "{}",
    "\"\uD834\uDD1E\\u2028\"",
    "123"
  };

  private final Path directory;
  private final Manifest manifest;
  private final FixtureTable parents;
  private final FixtureTable children;

  private NastyData(
      Path directory, Manifest manifest, FixtureTable parents, FixtureTable children) {
    this.directory = directory;
    this.manifest = manifest;
    this.parents = parents;
    this.children = children;
  }

  public static NastyData write(Path directory) throws Exception {
    FixtureTable parents = parentRows();
    FixtureTable children = childRows();
    List<TableEntry> tables =
        List.of(
            parents.write(directory, "parents.parquet"),
            children.write(directory, "children.parquet"));
    Manifest manifest =
        new Manifest(
            "nasty", "1.0", Origin.imported("nasty rows"), Instant.EPOCH, Optional.empty(), tables);
    return new NastyData(directory, manifest, parents, children);
  }

  public Manifest manifest() {
    return manifest;
  }

  public FixtureTable parents() {
    return parents;
  }

  public FixtureTable children() {
    return children;
  }

  FixtureTable table(TableEntry entry) {
    return entry.name().equals(PARENT) ? parents : children;
  }

  @Override
  public List<Path> files(TableEntry table) {
    return table.files().stream().map(directory::resolve).toList();
  }

  @Override
  public RowCursor rows(TableEntry table) {
    return table(table).cursor();
  }

  private static FixtureTable parentRows() {
    List<Column> columns =
        List.of(
            new Column(PARENT_KEY, ColumnType.BIGINT, false),
            new Column("int", ColumnType.INT, true),
            new Column("BIG int", ColumnType.BIGINT, true),
            new Column("decimal(12,2)", ColumnType.decimal(12, 2), true),
            new Column("Where", ColumnType.decimal(18, 6), true),
            new Column("From", ColumnType.decimal(18, 18), true),
            new Column("%s ? :x", ColumnType.decimal(15, 0), true),
            new Column("d", ColumnType.DOUBLE, true),
            new Column("b", ColumnType.BOOLEAN, true),
            new Column("time'stamp", ColumnType.TIMESTAMP_TZ, true),
            new Column("wall clock", ColumnType.TIMESTAMP, true),
            new Column("day", ColumnType.DATE, true),
            new Column("text;--", ColumnType.TEXT, true),
            new Column("jsön", ColumnType.JSON, true));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < PARENTS; i++) {
      rows.add(
          new Object[] {
            // Neither dense nor in order.
            1L + (i * 7L) % PARENTS * 3,
            pick(INTS, i),
            pick(LONGS, i),
            pick(DECIMALS_12_2, i),
            pick(DECIMALS_18_6, i),
            pick(DECIMALS_18_18, i),
            pick(DECIMALS_15_0, i),
            pick(DOUBLES, i),
            pick(BOOLEANS, i),
            pick(TIMES, i),
            pick(TIMES, i + 1),
            pick(DAYS, i),
            pick(TEXTS, i),
            pick(DOCUMENTS, i)
          });
    }
    return new FixtureTable(
        new TableSchema(
            PARENT, columns, List.of(PARENT_KEY), List.of(), List.of(), Optional.empty()),
        rows);
  }

  private static FixtureTable childRows() {
    List<Column> columns =
        List.of(
            new Column("id", ColumnType.BIGINT, false),
            new Column(CHILD_PARENT, ColumnType.BIGINT, false),
            new Column(CHILD_TIME, ColumnType.TIMESTAMP_TZ, false),
            new Column("group", ColumnType.TEXT, true),
            new Column("amount", ColumnType.decimal(12, 2), true),
            new Column("long amount", ColumnType.decimal(18, 6), true),
            new Column("count", ColumnType.INT, true));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(
          new Object[] {
            (long) i,
            // Every second parent has children, many of them at the same moment.
            1L + (i % (PARENTS / 2)) * 6L,
            (Long) TIMES[0] - (i / 50) * 1_000_003L,
            i % 7 == 0 ? null : "group " + i % 7,
            i % 5 == 0 ? null : (i - 300) * 101L,
            (i - 300) * 1_000_001L,
            i % 3 == 0 ? null : (long) i
          });
    }
    return new FixtureTable(
        new TableSchema(
            CHILD,
            columns,
            List.of("id"),
            List.of(List.of(CHILD_PARENT, CHILD_TIME)),
            List.of(new ForeignKey(CHILD_PARENT, PARENT, PARENT_KEY)),
            Optional.of(CHILD_TIME)),
        rows);
  }

  private static Object pick(Object[] values, int i) {
    return values[i % values.length];
  }

  private static long micros(String time) {
    Instant instant = Instant.parse(time);
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }
}
