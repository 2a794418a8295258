package dev.bakeoff.config.spec;

import dev.bakeoff.dataset.generate.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps generated rows: longs, doubles, texts and nulls. */
final class Collected implements RowSink {
  private final List<List<Object>> rows = new ArrayList<>();
  private List<Object> row = new ArrayList<>();

  List<List<Object>> rows() {
    return rows;
  }

  @Override
  public void putNull(int column) {
    row.add(null);
  }

  @Override
  public void putLong(int column, long value) {
    row.add(value);
  }

  @Override
  public void putDouble(int column, double value) {
    row.add(value);
  }

  @Override
  public void putBytes(int column, byte[] bytes, int length) {
    row.add(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  @Override
  public void endRow() {
    rows.add(row);
    row = new ArrayList<>();
  }
}
