package dev.bakeoff.dataset.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CustomerGeneratorTest {
  private static final int CUSTOMER = 1;
  private static final int TYPE = 2;
  private static final int TIME = 4;
  private static final int AMOUNT = 5;

  @Test
  void anyRangeOfRowsIsThePartOfTheWhole() {
    for (TableGenerator generator :
        List.of(new CustomerProfiles(42, 1_000), new CustomerEvents(42, 1_000, 10_000, 5))) {
      List<List<Object>> whole = rows(generator, 0, 1_000);

      assertThat(rows(generator, 0, 1)).isEqualTo(whole.subList(0, 1));
      assertThat(rows(generator, 137, 611)).isEqualTo(whole.subList(137, 611));
      assertThat(rows(generator, 999, 1_000)).isEqualTo(whole.subList(999, 1_000));
      assertThat(rows(generator, 5, 5)).isEmpty();
    }
  }

  @Test
  void anotherSeedGivesOtherValues() {
    List<List<Object>> one = rows(new CustomerEvents(1, 1_000, 10_000, 5), 0, 1_000);
    List<List<Object>> two = rows(new CustomerEvents(2, 1_000, 10_000, 5), 0, 1_000);

    for (int column : new int[] {CUSTOMER, TYPE, TIME, 9}) {
      assertThat(one.stream().map(row -> row.get(column)))
          .as("column %d", column)
          .isNotEqualTo(two.stream().map(row -> row.get(column)).toList());
    }
    assertThat(rows(new CustomerProfiles(1, 10), 0, 10))
        .isNotEqualTo(rows(new CustomerProfiles(2, 10), 0, 10));
  }

  @Test
  void keysAreDenseAndEveryEventIsOfACustomerThatIsThere() {
    assertThat(rows(new CustomerProfiles(3, 500), 0, 500).stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    List<List<Object>> events = rows(new CustomerEvents(3, 500, 20_000, 5), 0, 20_000);
    assertThat(events.stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20_000).boxed().toList());
    assertThat(events).allSatisfy(row -> assertThat((Long) row.get(CUSTOMER)).isBetween(1L, 500L));
  }

  /**
   * The share of the k most popular of n keys under a density in proportion to x^-0.8 is ((k+1)^0.2
   * - 1) / ((n+1)^0.2 - 1); the slope of popularity over rank is -0.8.
   */
  @Test
  void howOftenCustomersActFollowsThePowerLaw() {
    int customers = 10_000;
    int events = 400_000;
    long[] counts = new long[customers];
    PowerLaw law = new PowerLaw(customers);
    for (int i = 0; i < events; i++) {
      counts[(int) law.key(law.rank(Hashes.value(Hashes.row(5, i), 0))) - 1]++;
    }
    long[] sorted = counts.clone();
    Arrays.sort(sorted);

    for (int top : new int[] {1, 10, 100, 1_000, 2_000, 5_000}) {
      long drawn = Arrays.stream(sorted, customers - top, customers).sum();
      double expected = (Math.pow(top + 1, 0.2) - 1) / (Math.pow(customers + 1, 0.2) - 1);
      assertThat((double) drawn / events)
          .as("share of the top %d", top)
          .isCloseTo(expected, within(0.01));
    }
    double slope =
        Math.log((double) sum(sorted, 100, 200) / sum(sorted, 1_000, 2_000) * 10) / Math.log(0.1);
    assertThat(slope).as("slope in the log-log plot").isCloseTo(-0.8, within(0.05));
  }

  private static long sum(long[] ascending, int fromRank, int toRank) {
    return Arrays.stream(ascending, ascending.length - toRank, ascending.length - fromRank).sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 10, 97, 1_000, 65_536, 99_999})
  void everyRankIsAnotherKey(long keys) {
    PowerLaw law = new PowerLaw(keys);
    Set<Long> seen = new HashSet<>();
    for (long rank = 1; rank <= keys; rank++) {
      seen.add(law.key(rank));
    }

    assertThat(seen).hasSize((int) keys).allMatch(key -> key >= 1 && key <= keys);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 1_660_000_000, PowerLaw.MAX_KEYS})
  void ranksAndKeysStayInRangeAtEverySize(long keys) {
    PowerLaw law = new PowerLaw(keys);

    assertThat(law.rank(0)).isEqualTo(1);
    assertThat(law.rank(-1L)).isBetween(keys * 9 / 10, keys);
    for (long rank : new long[] {1, keys / 2 + 1, keys}) {
      assertThat(law.key(rank)).isBetween(1L, keys);
    }
  }

  @Test
  void eventsLieInTheOrderOfTime() {
    for (long total : new long[] {1_000, 16_600_000_000L}) {
      List<List<Object>> events = rows(new CustomerEvents(1, 100, total, 5), total - 1_000, total);

      assertThat(events.stream().map(row -> (Long) row.get(TIME)).toList())
          .isSorted()
          .doesNotHaveDuplicates()
          .allMatch(time -> time < 1_767_225_600_000_000L, "before 2026");
    }
  }

  @Test
  void onlyPurchasesAndRefundsHaveAnAmountAndACurrency() {
    for (List<Object> row : rows(new CustomerEvents(9, 100, 5_000, 5), 0, 5_000)) {
      boolean money = row.get(TYPE).equals("purchase") || row.get(TYPE).equals("refund");
      assertThat(row.get(AMOUNT) != null).isEqualTo(money);
      assertThat(row.get(AMOUNT + 1) != null).isEqualTo(money);
      if (money) {
        assertThat((Long) row.get(AMOUNT) > 0).isEqualTo(row.get(TYPE).equals("purchase"));
      }
    }
  }

  @Test
  void profilesHaveNamesBeyondAsciiAndAddressesWithin() {
    List<List<Object>> profiles = rows(new CustomerProfiles(42, 2_000), 0, 2_000);
    Pattern address = Pattern.compile("[a-z]+\\.[a-z']+\\.[0-9]+@example\\.(com|org|net)");
    Pattern uuid =
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    assertThat(profiles)
        .allSatisfy(row -> assertThat((String) row.get(1)).matches(uuid))
        .allSatisfy(
            row ->
                assertThat(row.get(4) == null || address.matcher((String) row.get(4)).matches())
                    .as("%s", row.get(4))
                    .isTrue())
        .anySatisfy(row -> assertThat((String) row.get(3)).isEqualTo("Müller"))
        .anySatisfy(row -> assertThat((String) row.get(2)).isEqualTo("美咲"))
        .anySatisfy(row -> assertThat(row.get(4)).isNull())
        .anySatisfy(row -> assertThat(row.get(10)).isNull())
        .anySatisfy(row -> assertThat(row.get(15)).isNull());
    assertThat(profiles.stream().map(row -> row.get(1)).distinct()).hasSize(2_000);
  }

  private static List<List<Object>> rows(TableGenerator generator, long from, long to) {
    List<List<Object>> rows = new ArrayList<>();
    List<Object> row = new ArrayList<>();
    generator.generate(
        from,
        to,
        new RowSink() {
          @Override
          public void putNull(int column) {
            put(column, null);
          }

          @Override
          public void putLong(int column, long value) {
            put(column, value);
          }

          @Override
          public void putDouble(int column, double value) {
            put(column, value);
          }

          @Override
          public void putBytes(int column, byte[] bytes, int length) {
            put(column, new String(bytes, 0, length, StandardCharsets.UTF_8));
          }

          @Override
          public void endRow() {
            rows.add(new ArrayList<>(row));
            row.clear();
          }

          private void put(int column, Object value) {
            assertThat(row).as("columns come in order").hasSize(column);
            row.add(value);
          }
        });
    return rows;
  }
}
