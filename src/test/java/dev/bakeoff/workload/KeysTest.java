package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
  @ParameterizedTest
  @EnumSource
  void onlyKeysThatAreListedAreDrawn(KeyDistribution distribution) {
    Keys keys = Keys.listed(new long[] {-5, 12, 9_000_000_000L});
    assertThat(drawn(distribution, keys)).isSubsetOf(-5L, 12L, 9_000_000_000L).isNotEmpty();
  }

  @Test
  void drawnEvenlyAllOfThemCome() {
    assertThat(drawn(KeyDistribution.UNIFORM, Keys.listed(new long[] {-5, 12, 9_000_000_000L})))
        .hasSize(3);
    assertThat(drawn(KeyDistribution.UNIFORM, Keys.range(new KeyRange(7, 9))))
        .containsExactlyInAnyOrder(7L, 8L, 9L);
  }

  private static Set<Long> drawn(KeyDistribution distribution, Keys keys) {
    LongSupplier chooser = KeyChooser.of(distribution, KeyOptions.DEFAULT, keys, 42, 0, 1);
    Set<Long> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(chooser.getAsLong());
    }
    return drawn;
  }
}
