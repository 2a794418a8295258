package dev.bakeoff.dataset.generate;

/** Counts the bytes that rows take in memory. */
final class ByteCounter implements RowSink {
  private long bytes;

  long bytes() {
    return bytes;
  }

  @Override
  public void putNull(int column) {
    bytes += 1;
  }

  @Override
  public void putLong(int column, long value) {
    bytes += Long.BYTES;
  }

  @Override
  public void putDouble(int column, double value) {
    bytes += Double.BYTES;
  }

  @Override
  public void putBytes(int column, byte[] value, int length) {
    bytes += Integer.BYTES + length;
  }

  @Override
  public void endRow() {
    // Rows are not counted.
  }
}
