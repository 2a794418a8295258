package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry.KeyRange;
import java.util.Arrays;
import java.util.SplittableRandom;

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
    long[] sorted = keys.clone();
    // The greatest keys are the newest ones, wherever the files have them.
    Arrays.sort(sorted);
    return new Keys(new KeyRange(0, sorted.length - 1L), sorted);
  }

  long count() {
    return range.count();
  }

  long at(long number) {
    return listed.length == 0 ? range.min() + number : listed[(int) number];
  }

  /**
   * A key that is not there: beyond the greatest, by up to as many as there are keys, or below the
   * least where the numbers end before. Whole numbers of 32 bits stay such, as their column may
   * hold no others.
   */
  long absent(SplittableRandom random) {
    long greatest = at(count() - 1);
    long top = greatest <= Integer.MAX_VALUE ? Integer.MAX_VALUE : Long.MAX_VALUE;
    // A long list is a sample of the keys, whose greatest may lie a little beyond the listed one.
    long margin = listed.length == 0 ? 0 : Math.max(0, greatest - at(0));
    long from = greatest < top - margin ? greatest + margin : greatest;
    return from < top
        ? from + 1 + random.nextLong(Math.min(count(), top - from))
        : at(0) - 1 - random.nextLong(count());
  }
}
