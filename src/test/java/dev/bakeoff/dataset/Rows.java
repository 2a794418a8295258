package dev.bakeoff.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables of a few rows written down in tests; values as {@link RowCursor} hands them over. */
final class Rows implements RowCursor {
  private final List<List<Object>> rows;
  private int current = -1;

  /** Rows of longs, doubles, strings; {@code NULL} for null. */
  Rows(List<List<Object>> rows) {
    this.rows = rows;
  }

  static final Object NULL = new Object();

  static TableSchema table(ColumnType... types) {
    return new TableSchema(
        "t",
        IntStream.range(0, types.length)
            .mapToObj(i -> new Column("c" + i, types[i], true))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  static Rows of(List<?>... rows) {
    return new Rows(List.of(rows).stream().map(row -> List.<Object>copyOf(row)).toList());
  }

  private Object value(int column) {
    return rows.get(current).get(column);
  }

  @Override
  public boolean next() {
    return ++current < rows.size();
  }

  @Override
  public boolean isNull(int column) {
    return value(column).equals(NULL);
  }

  @Override
  public long longAt(int column) {
    return (Long) value(column);
  }

  @Override
  public double doubleAt(int column) {
    return (Double) value(column);
  }

  @Override
  public byte[] bytesAt(int column) {
    return ((String) value(column)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
