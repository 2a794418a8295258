package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

final class Murmur3Test {
  @Test
  void agreesWithCommonsCodecAtEveryLength() {
    Random random = new Random(1);
    Murmur3 murmur = new Murmur3();
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length + 20];
      random.nextBytes(bytes);

      murmur.hash(bytes, length);

      assertThat(new long[] {murmur.low(), murmur.high()})
          .as("length %d", length)
          .isEqualTo(MurmurHash3.hash128x64(Arrays.copyOf(bytes, length), 0, length, 0));
    }
  }
}
