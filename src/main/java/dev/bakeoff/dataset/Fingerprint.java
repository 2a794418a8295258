package dev.bakeoff.dataset;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The order-independent checksum of a table's rows: each row's canonical bytes ({@link
 * CanonicalRow}) are hashed to 128 bits, and the hashes are added modulo 2^128, so that neither the
 * order of rows nor the number of threads matters while a row missing, doubled or changed does. Not
 * thread-safe; give each thread its own and {@link #merge} them.
 *
 * <p>Hash: MurmurHash3 x64 128 by Austin Appleby, seed 0. It guards against mistakes, not against
 * forgers.
 */
public final class Fingerprint {
  private final Murmur3 hash = new Murmur3();
  private long high;
  private long low;
  private long rows;

  /**
   * Reads a cursor to its end. The caller closes it.
   *
   * @param rows the table's rows
   * @param schema its shape
   * @param task for people: "Reading customer_events back"
   * @param expectedRows how many rows there should be, for the progress; 0 where that is not known
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a JSON column holds no JSON, of
   *     kind CANCELLED, and whatever the cursor throws
   */
  public static Fingerprint of(
      RowCursor rows,
      TableSchema schema,
      String task,
      long expectedRows,
      Progress progress,
      Cancellation cancellation) {
    RowHasher hasher = new RowHasher(schema);
    Fingerprint fingerprint = new Fingerprint();
    while (rows.next()) {
      hasher.add(rows, fingerprint);
      if ((fingerprint.rows & 0x3fff) == 0) {
        cancellation.throwIfRequested();
        progress.report(new Progress.Step(task, fingerprint.rows, expectedRows, "rows"));
      }
    }
    progress.report(new Progress.Step(task, fingerprint.rows, expectedRows, "rows"));
    return fingerprint;
  }

  /** The fingerprint that {@link #hex} and {@link #rows} gave, to be merged with others. */
  public static Fingerprint restored(String hex, long rows) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.high = HexFormat.fromHexDigitsToLong(hex, 0, 16);
    fingerprint.low = HexFormat.fromHexDigitsToLong(hex, 16, 32);
    fingerprint.rows = rows;
    return fingerprint;
  }

  /** Adds the row whose canonical bytes are the first {@code length} of {@code bytes}. */
  public void add(byte[] bytes, int length) {
    hash.hash(bytes, length);
    addLanes(hash.high(), hash.low());
    rows++;
  }

  public void merge(Fingerprint other) {
    addLanes(other.high, other.low);
    rows += other.rows;
  }

  public long rows() {
    return rows;
  }

  /** 32 lower-case hexadecimal digits. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  private void addLanes(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += otherHigh + carry;
  }

  /** One fingerprint for several tables, whatever their order. */
  static String ofTables(List<TableEntry> tables) {
    StringBuilder text = new StringBuilder();
    tables.stream()
        .sorted(Comparator.comparing(TableEntry::name))
        .forEach(
            t ->
                text.append(t.name())
                    .append(' ')
                    .append(t.rows())
                    .append(' ')
                    .append(t.fingerprint())
                    .append('\n'));
    Fingerprint all = new Fingerprint();
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    all.add(bytes, bytes.length);
    return all.hex();
  }
}
