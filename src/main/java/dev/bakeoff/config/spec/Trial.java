package dev.bakeoff.config.spec;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.RowSink;
import dev.bakeoff.dataset.generate.TableGenerator;

/** Takes a few rows to see whether they fit their columns. */
final class Trial implements RowSink {
  private final TableSchema schema;

  Trial(TableSchema schema) {
    this.schema = schema;
  }

  /**
   * Generates the first rows.
   *
   * @throws IllegalArgumentException where a value does not fit its column
   */
  void run(TableGenerator generator, long rows) {
    generator.generate(0, Math.min(rows, generator.rows()), this);
  }

  @Override
  public void putNull(int column) {
    // The generator refuses nulls that may not be.
  }

  @Override
  public void putLong(int column, long value) {
    Column shape = schema.columns().get(column);
    boolean fits =
        switch (shape.type().kind()) {
          case INT -> value == (int) value;
          case DECIMAL -> Math.abs(value) < Math.pow(10, shape.type().precision());
          case BOOLEAN -> value == 0 || value == 1;
          case BIGINT, TIMESTAMP_TZ, TIMESTAMP, DATE, DOUBLE, TEXT, JSON -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the value %d does not fit the column %s of the type %s"
              .formatted(value, shape.name(), shape.type()));
    }
  }

  @Override
  public void putDouble(int column, double value) {
    // Every double fits.
  }

  @Override
  public void putBytes(int column, byte[] bytes, int length) {
    // Every text fits; JSON is checked when its fingerprint is read back.
  }

  @Override
  public void endRow() {
    // Rows are not kept.
  }
}
