package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  /** As R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") has it. */
  @Test
  void agreesWithR() {
    assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005)))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void oneComparisonNeedsNoCorrectionAndNoneExceedsOne() {
    assertThat(Holm.adjusted(List.of(0.04))).containsExactly(0.04);
    assertThat(Holm.adjusted(List.of(0.6, 0.9))).containsExactly(1, 1);
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }
}
