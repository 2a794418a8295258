package dev.bakeoff.dataset;

import java.util.List;
import java.util.Optional;

/**
 * One table of a published version.
 *
 * @param schema its shape
 * @param rows how many rows
 * @param bytes size of its files
 * @param fingerprint 32 hexadecimal digits, see {@link Fingerprint}
 * @param files relative to the version's folder, in row order
 * @param keys the range of a dense integer primary key, from which workloads draw keys without a
 *     scan
 */
public record TableEntry(
    TableSchema schema,
    long rows,
    long bytes,
    String fingerprint,
    List<String> files,
    Optional<KeyRange> keys) {
  public TableEntry {
    files = List.copyOf(files);
  }

  public String name() {
    return schema.name();
  }

  /**
   * Every integer from min to max is a key, once each.
   *
   * @param min the first key
   * @param max the last key
   */
  public record KeyRange(long min, long max) {
    public long count() {
      return max - min + 1;
    }
  }
}
