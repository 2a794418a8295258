package dev.bakeoff.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, aligned by the longest cell; columns named in {@code right} to the right. */
final class TextTable {
  private final List<String> header;
  private final List<Integer> right;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> header, Integer... right) {
    this.header = header;
    this.right = List.of(right);
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths = new int[header.size()];
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        String pad = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
        line.append(right.contains(i) ? pad + cell : cell + pad).append("  ");
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }
}
