package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each distribution is the one that its name and its numbers say. */
final class KeyDistributionTest {
  private static final int DRAWS = 400_000;

  private static Keys range(long count) {
    return Keys.range(new KeyRange(1, count));
  }

  private static Map<Long, Long> draw(KeyDistribution how, KeyOptions options, Keys keys) {
    LongSupplier chooser = KeyChooser.of(how, options, keys, 11, 0, 1);
    Map<Long, Long> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(chooser.getAsLong(), 1L, Long::sum);
    }
    return counts;
  }

  private static KeyOptions hot(double keys, double requests) {
    return new KeyOptions(0.99, keys, requests, 1);
  }

  private static double share(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum() / (double) DRAWS;
  }

  @Test
  void uniform_draws_each_key_as_often_as_any_other() {
    int count = 500;
    Map<Long, Long> counts = draw(KeyDistribution.UNIFORM, KeyOptions.DEFAULT, range(count));
    double expected = (double) DRAWS / count;
    double chiSquare =
        LongStream.rangeClosed(1, count)
            .mapToDouble(key -> Math.pow(counts.getOrDefault(key, 0L) - expected, 2) / expected)
            .sum();
    // Five standard deviations of a chi-square distribution of 499 degrees of freedom.
    assertThat(chiSquare).isCloseTo(count - 1.0, within(5 * Math.sqrt(2.0 * (count - 1))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.99, 1, 1.5})
  void zipf_takes_the_exponent_that_the_user_gives(double exponent) {
    int n = 1000;
    double first =
        1 / LongStream.rangeClosed(1, n).mapToDouble(k -> Math.pow((double) k, -exponent)).sum();
    Map<Long, Long> counts =
        draw(KeyDistribution.ZIPF, new KeyOptions(exponent, 0.2, 0.8, 1), range(n));
    // Spreading lets few keys share their place, so the most frequent one has at least its share.
    double most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    assertThat(most / DRAWS)
        .isGreaterThan(first - 5 * Math.sqrt(first / DRAWS))
        .isLessThan(first * 1.6);
  }

  @Test
  void hot_keys_get_exactly_their_share_of_the_requests() {
    Map<Long, Long> counts = draw(KeyDistribution.HOT, hot(0.1, 0.75), range(1000));
    List<Long> sorted = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
    double sigma = Math.sqrt(0.75 * 0.25 / DRAWS);
    assertThat(share(sorted.subList(0, 100))).isCloseTo(0.75, within(5 * sigma));
    // And none of the others is as hot as the coldest of these.
    assertThat(sorted.get(99)).isGreaterThan(2 * sorted.get(100));
    assertThat(counts).hasSize(1000);
  }

  @Test
  void hot_keys_are_no_neighbours_and_the_same_for_every_client() {
    Map<Long, Long> one = draw(KeyDistribution.HOT, hot(0.05, 0.99), range(10_000));
    long[] hottest = hottest(one, 500);
    LongSupplier other =
        KeyChooser.of(KeyDistribution.HOT, hot(0.05, 0.99), range(10_000), 99, 3, 4);
    long among =
        LongStream.generate(other)
            .limit(10_000)
            .filter(key -> Arrays.binarySearch(hottest, key) >= 0)
            .count();
    assertThat(among).isBetween(9_850L, 9_950L);
    long neighbours =
        IntStream.range(1, hottest.length).filter(i -> hottest[i] == hottest[i - 1] + 1).count();
    assertThat(neighbours).isLessThan(5);
  }

  @Test
  void hot_keys_work_at_the_ends_of_their_shares() {
    assertThat(draw(KeyDistribution.HOT, hot(0, 1), range(100))).hasSize(1);
    assertThat(draw(KeyDistribution.HOT, hot(1, 0.5), range(100))).hasSize(100);
    assertThat(draw(KeyDistribution.HOT, hot(0.5, 0), range(100))).hasSize(50);
    assertThat(draw(KeyDistribution.HOT, hot(0.5, 0.5), range(1))).hasSize(1);
  }

  @Test
  void sequential_clients_begin_apart_and_come_by_every_key_before_any_comes_again() {
    for (int client = 0; client < 4; client++) {
      LongSupplier keys =
          KeyChooser.of(KeyDistribution.SEQUENTIAL, KeyOptions.DEFAULT, range(1000), 5, client, 4);
      long[] drawn = LongStream.generate(keys).limit(1000).toArray();
      assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(1000);
      for (int i = 1; i < drawn.length; i++) {
        assertThat(drawn[i]).isEqualTo(drawn[i - 1] % 1000 + 1);
      }
      assertThat(keys.getAsLong()).isEqualTo(drawn[0]);
    }
    long[] starts =
        IntStream.range(0, 4)
            .mapToLong(
                client ->
                    KeyChooser.of(
                            KeyDistribution.SEQUENTIAL,
                            KeyOptions.DEFAULT,
                            range(1000),
                            5,
                            client,
                            4)
                        .getAsLong())
            .sorted()
            .toArray();
    for (int i = 1; i < starts.length; i++) {
      assertThat(starts[i] - starts[i - 1]).isEqualTo(250);
    }
  }

  @Test
  void the_latest_keys_come_most_often() {
    int n = 1000;
    double sum = LongStream.rangeClosed(1, n).mapToDouble(k -> 1 / (double) k).sum();
    Map<Long, Long> counts = draw(KeyDistribution.LATEST, new KeyOptions(1, 0.2, 0.8, 1), range(n));
    for (long rank : new long[] {1, 2, 5, 50}) {
      double law = 1 / (rank * sum);
      assertThat(counts.get(n + 1 - rank) / (double) DRAWS)
          .isCloseTo(law, within(5 * Math.sqrt(law / DRAWS)));
    }
  }

  @Test
  void the_latest_of_listed_keys_are_the_greatest_wherever_they_stand() {
    Keys keys = Keys.listed(new long[] {500, 3, 90_000, 42});
    Map<Long, Long> counts = draw(KeyDistribution.LATEST, new KeyOptions(2, 0.2, 0.8, 1), keys);
    assertThat(counts.get(90_000L)).isGreaterThan(counts.get(500L));
    assertThat(counts.get(500L)).isGreaterThan(counts.get(42L));
    assertThat(counts.get(42L)).isGreaterThan(counts.get(3L));
  }

  @Test
  void absent_keys_are_never_there_and_fit_their_column() {
    SplittableRandom random = new SplittableRandom(1);
    for (Keys keys :
        List.of(
            range(100),
            Keys.range(new KeyRange(-50, -1)),
            Keys.range(new KeyRange(0, Integer.MAX_VALUE)),
            Keys.range(new KeyRange(Integer.MAX_VALUE - 5L, Integer.MAX_VALUE - 1L)),
            Keys.listed(new long[] {7, -9_000_000_000L, 12}))) {
      long least = keys.at(0);
      long greatest = keys.at(keys.count() - 1);
      for (int i = 0; i < 1000; i++) {
        long absent = keys.absent(random);
        assertThat(absent < least || absent > greatest).isTrue();
        assertThat(absent).isBetween((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
      }
    }
  }

  private static long[] hottest(Map<Long, Long> counts, int most) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
        .limit(most)
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }
}
