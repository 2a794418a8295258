package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KeyChooserTest {
  private static final KeyRange KEYS = new KeyRange(11, 1010);

  private static long[] draw(KeyDistribution distribution, long seed, int client, int count) {
    LongSupplier chooser =
        KeyChooser.of(distribution, KeyOptions.DEFAULT, Keys.range(KEYS), seed, client, 4);
    return LongStream.generate(chooser).limit(count).toArray();
  }

  @Test
  void the_same_seed_and_client_draw_the_same_keys() {
    for (KeyDistribution distribution : KeyDistribution.values()) {
      assertThat(draw(distribution, 7, 3, 100)).isEqualTo(draw(distribution, 7, 3, 100));
    }
  }

  @Test
  void other_clients_and_other_seeds_draw_other_keys() {
    long[] base = draw(KeyDistribution.UNIFORM, 7, 0, 100);
    assertThat(draw(KeyDistribution.UNIFORM, 7, 1, 100)).isNotEqualTo(base);
    assertThat(draw(KeyDistribution.UNIFORM, 8, 0, 100)).isNotEqualTo(base);
  }

  @Test
  void every_key_lies_in_the_range_and_uniform_reaches_all() {
    for (KeyDistribution distribution : KeyDistribution.values()) {
      assertThat(
              Arrays.stream(draw(distribution, 1, 0, 50_000)).allMatch(k -> k >= 11 && k <= 1010))
          .isTrue();
    }
    assertThat(Arrays.stream(draw(KeyDistribution.UNIFORM, 1, 0, 50_000)).distinct().count())
        .isEqualTo(1000);
  }

  @Test
  void zipf_ranks_have_the_shares_that_the_law_says() {
    int n = 1000;
    double exponent = 0.99;
    double normaliser =
        LongStream.rangeClosed(1, n).mapToDouble(k -> Math.pow((double) k, -exponent)).sum();
    ZipfSampler sampler = new ZipfSampler(n, exponent);
    SplittableRandom random = new SplittableRandom(5);
    int draws = 400_000;
    long[] counts = new long[n + 1];
    for (int i = 0; i < draws; i++) {
      counts[(int) sampler.next(random)]++;
    }
    for (int rank : new int[] {1, 2, 3, 10, 100}) {
      double expected = Math.pow(rank, -exponent) / normaliser;
      double sigma = Math.sqrt(expected / draws);
      assertThat((double) counts[rank] / draws).isCloseTo(expected, within(5 * sigma));
    }
  }
}
