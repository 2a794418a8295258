package dev.bakeoff.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of equal width for a terminal: the first to the left, the others to the right. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> header) {
    rows.add(List.copyOf(header));
  }

  /** Adds a row with as many cells as the header. */
  public void add(List<String> cells) {
    if (cells.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException("expected " + rows.getFirst().size() + " cells");
    }
    rows.add(cells.stream().map(TextTable::printable).toList());
  }

  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], length(row.get(c)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(widths[c] - length(row.get(c)));
        line.append(c == 0 ? row.get(c) + pad : "  " + pad + row.get(c));
      }
      out.append(line.toString().stripTrailing()).append("\n");
    }
    return out.toString();
  }

  /** Names come from users: a control character among them must not command the terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
