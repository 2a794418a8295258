package dev.bakeoff.dataset.generate;

import java.util.HashMap;
import java.util.Map;

/** The row that is being made: its number, the values so far, and this column's random bits. */
public final class Draw {
  private final Cell[] cells;
  private final Cell spare = new Cell();
  private final Map<PlannedTable, Draw> others = new HashMap<>();
  private long row;
  private long hash;

  Draw(int columns) {
    this.cells = new Cell[columns];
    for (int i = 0; i < columns; i++) {
      cells[i] = new Cell();
    }
  }

  void begin(long newRow) {
    row = newRow;
  }

  void use(long newHash) {
    hash = newHash;
  }

  /** The row's number, from 0. */
  long row() {
    return row;
  }

  /** Random bits of this row and column. */
  long hash() {
    return hash;
  }

  /** Further random bits, independent of {@link #hash}; numbered from 0. */
  long hash(int further) {
    return Hashes.value(hash, further);
  }

  double unit() {
    return Hashes.unit(hash);
  }

  Cell cell(int column) {
    return cells[column];
  }

  /** A cell for parts of a value. */
  Cell spare() {
    return spare;
  }

  /** Where a row of another table can be made meanwhile. */
  Draw other(PlannedTable table) {
    return others.computeIfAbsent(table, t -> new Draw(t.width()));
  }
}
