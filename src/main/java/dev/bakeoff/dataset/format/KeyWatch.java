package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ColumnType;

/**
 * Whether a column's values are all different: exactly where they are whole numbers that ascend,
 * otherwise by 64-bit hashes of the first million. Only ever a suggestion, which the import checks
 * exactly. Not thread-safe.
 */
final class KeyWatch {
  private static final int MOST = 1_000_000;
  private static final int SMALLEST = 1 << 10;

  private long[] hashes = new long[SMALLEST];
  private int size;
  private boolean different = true;
  private boolean ascending = true;
  private long last = Long.MIN_VALUE;
  private final ValueParser parser = new ValueParser();

  void add(byte[] bytes, int from, int to) {
    if (ascending) {
      boolean number =
          parser.parse(ColumnType.BIGINT, bytes, from, to) && parser.longValue() > last;
      ascending = number;
      last = parser.longValue();
    }
    if (different && size < MOST) {
      different = addHash(hash(bytes, from, to));
    }
    if (!different && !ascending) {
      hashes = new long[0];
    }
  }

  boolean possible() {
    return different || ascending;
  }

  void giveUp() {
    different = false;
    ascending = false;
    hashes = new long[0];
  }

  /** FNV-1a, spread by the finalizer of splitmix64. */
  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    hash ^= hash >>> 31;
    return hash == 0 ? 1 : hash;
  }

  private boolean addHash(long hash) {
    if (2 * size >= hashes.length) {
      long[] old = hashes;
      hashes = new long[2 * old.length];
      for (long each : old) {
        if (each != 0) {
          hashes[place(each)] = each;
        }
      }
    }
    int place = place(hash);
    if (hashes[place] == hash) {
      return false;
    }
    hashes[place] = hash;
    size++;
    return true;
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int place = (int) hash & mask;
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
