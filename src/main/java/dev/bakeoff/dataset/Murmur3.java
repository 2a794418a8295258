package dev.bakeoff.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3 x64 128 with seed 0, by Austin Appleby (public domain). Our own, since every row that
 * is generated, loaded or checked goes through it: reading eight bytes at a time and returning no
 * array takes half the time of commons-codec's, whose results the tests hold it to. Not
 * thread-safe.
 */
final class Murmur3 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long low;
  private long high;

  /** Hashes the first {@code length} bytes. */
  void hash(byte[] bytes, int length) {
    long h1 = 0;
    long h2 = 0;
    int blocks = length & ~15;
    for (int i = 0; i < blocks; i += 16) {
      h1 ^= scramble1((long) LONGS.get(bytes, i));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= scramble2((long) LONGS.get(bytes, i + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    if (length > blocks + 8) {
      h2 ^= scramble2(tail(bytes, blocks + 8, length));
    }
    if (length > blocks) {
      h1 ^= scramble1(tail(bytes, blocks, Math.min(length, blocks + 8)));
    }
    h1 ^= length;
    h2 ^= length;
    h1 += h2;
    h2 += h1;
    h1 = mix(h1);
    h2 = mix(h2);
    low = h1 + h2;
    high = h2 + low;
  }

  /** The first eight bytes of the last hash, as a little-endian number. */
  long low() {
    return low;
  }

  /** The last eight bytes of the last hash. */
  long high() {
    return high;
  }

  private static long tail(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private static long scramble1(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long scramble2(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long mix(long h) {
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
