package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry.KeyRange;

/** The keys that there are, numbered from 0. Immutable and thread-safe. */
public final class Keys {
  private final KeyRange range;
  private final long[] listed;

  private Keys(KeyRange range, long[] listed) {
    this.range = range;
    this.listed = listed;
  }

  /** Every number of a range. */
  public static Keys range(KeyRange range) {
    return new Keys(range, new long[0]);
  }

  /** These keys and no others: at least one. */
  public static Keys listed(long[] keys) {
    return new Keys(new KeyRange(0, keys.length - 1L), keys.clone());
  }

  long count() {
    return range.count();
  }

  long at(long number) {
    return listed.length == 0 ? range.min() + number : listed[(int) number];
  }
}
