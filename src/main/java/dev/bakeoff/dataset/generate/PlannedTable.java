package dev.bakeoff.dataset.generate;

import java.util.List;

/**
 * A table whose columns are described one by one, as in a spec's YAML. Every value is a function of
 * the seed, the names of table and column, and the row's number (or of the value of another
 * column), so that a column that is added, dropped or moved leaves all others as they are.
 */
public final class PlannedTable implements TableGenerator {
  private static final long serialVersionUID = 1L;
  private static final int MEASURED_ROWS = 32;
  private static final int NULL_ASPECT = 1_000_003;
  private static final long[] POWERS = powers();

  private final String table;
  private final long rows;
  private final PlannedColumn[] columns;
  private final long[] streams;
  private final int bytesPerRow;

  /**
   * Plans a table.
   *
   * @param seed of every value
   * @param table its name
   * @param rows how many rows it has
   * @param columns in order; a column may depend on those before it
   */
  public PlannedTable(long seed, String table, long rows, List<PlannedColumn> columns) {
    this.table = table;
    this.rows = rows;
    this.columns = columns.toArray(PlannedColumn[]::new);
    this.streams = new long[this.columns.length];
    long stream = Hashes.table(seed, table);
    for (int i = 0; i < streams.length; i++) {
      streams[i] = Hashes.table(stream, this.columns[i].stream());
    }
    this.bytesPerRow = measure();
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int bytesPerRow() {
    return bytesPerRow;
  }

  int width() {
    return columns.length;
  }

  @Override
  public void generate(long from, long to, RowSink sink) {
    Draw draw = new Draw(columns.length);
    for (long row = from; row < to; row++) {
      draw.begin(row);
      for (int i = 0; i < columns.length; i++) {
        draw(draw, i);
        hand(draw.cell(i), columns[i], i, sink);
      }
      sink.endRow();
    }
  }

  /** Makes one value of a row, and those that it may depend on, for another table. */
  Cell value(Draw draw, long row, int column) {
    draw.begin(row);
    for (int i = 0; i <= column; i++) {
      draw(draw, i);
    }
    return draw.cell(column);
  }

  private void draw(Draw draw, int index) {
    PlannedColumn column = columns[index];
    long hash =
        column.per() < 0
            ? Hashes.row(streams[index], draw.row())
            : Hashes.mix(streams[index] + draw.cell(column.per()).hash());
    Cell cell = draw.cell(index);
    if (column.nulls() > 0 && Hashes.unit(Hashes.value(hash, NULL_ASPECT)) < column.nulls()) {
      cell.setNull();
      return;
    }
    draw.use(hash);
    column.values().draw(draw, cell);
    round(cell, column);
  }

  /** Columns that depend on this one must see what is stored, not what was drawn. */
  private static void round(Cell cell, PlannedColumn column) {
    if (cell.isReal()) {
      switch (column.form()) {
        case WHOLE -> cell.setLong(Math.round(cell.real()));
        case DECIMAL -> {
          double power = POWERS[column.scale()];
          cell.setReal(Math.rint(cell.real() * power) / power);
        }
        case REAL, TEXT, JSON -> {}
      }
    }
  }

  private void hand(Cell cell, PlannedColumn column, int index, RowSink sink) {
    if (cell.isNull()) {
      if (!column.nullable()) {
        throw new IllegalArgumentException(
            "the column "
                + column.name()
                + " of "
                + table
                + " became null, since what it is made from is; let it be nullable");
      }
      sink.putNull(index);
      return;
    }
    switch (column.form()) {
      case WHOLE -> sink.putLong(index, cell.number());
      case DECIMAL -> sink.putLong(index, unscaled(cell, column.scale()));
      case REAL -> sink.putDouble(index, cell.real());
      case TEXT, JSON -> asText(cell, column.scale()).putTo(sink, index);
    }
  }

  static long unscaled(Cell cell, int scale) {
    return cell.isReal()
        ? Math.round(cell.real() * POWERS[scale])
        : Math.multiplyExact(cell.number(), POWERS[scale]);
  }

  /** A cell's text; a number is written in digits. */
  static Utf8 asText(Cell cell, int scale) {
    if (cell.isText()) {
      return cell.text();
    }
    if (cell.isReal()) {
      long unscaled = unscaled(cell, scale);
      return cell.beginText().addDecimal(unscaled, scale);
    }
    long number = cell.number();
    return cell.beginText().addSigned(number);
  }

  private int measure() {
    ByteCounter counter = new ByteCounter();
    long measured = Math.min(rows, MEASURED_ROWS);
    generate(0, measured, counter);
    return (int) Math.min(Integer.MAX_VALUE, 16 + counter.bytes() / Math.max(1, measured));
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
