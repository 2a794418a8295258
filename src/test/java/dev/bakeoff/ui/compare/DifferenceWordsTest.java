package dev.bakeoff.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.Verdict;
import dev.bakeoff.ui.kit.Pill.Tone;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceWordsTest {
  private static String words(Verdict verdict, double percent, double low, double high) {
    return DifferenceWords.of(
        new Difference(
            verdict,
            Optional.of(new Estimate(percent, low, high, new Estimate.Evidence(0.01, 0.01, 1))),
            Optional.empty(),
            "…"));
  }

  @Test
  void saysTheDirectionInWordsAndTheIntervalFromNearToFar() {
    assertThat(words(Verdict.LOWER, -34, -39, -29)).isEqualTo("34\u00a0% lower (29 to 39)");
    assertThat(words(Verdict.HIGHER, 12, 8, 16)).isEqualTo("12\u00a0% higher (8.00 to 16)");
    assertThat(words(Verdict.HIGHER, 340, 290, 400)).isEqualTo("4.40 times (3.90 to 5.00)");
    assertThat(words(Verdict.NO_SIGNIFICANT_DIFFERENCE, -3, -9, 4))
        .isEqualTo("no difference shown");
  }

  @Test
  void nearlyAllIsNotAll() {
    assertThat(words(Verdict.LOWER, -99.97, -99.99, -99.95)).startsWith("99.9\u00a0% lower");
  }

  @Test
  void lessIsBetterOfLatencyAndWorseOfThroughput() {
    assertThat(DifferenceWords.tone(Metric.P99, Verdict.LOWER)).isEqualTo(Tone.SUCCESS);
    assertThat(DifferenceWords.tone(Metric.THROUGHPUT, Verdict.LOWER)).isEqualTo(Tone.DANGER);
    assertThat(DifferenceWords.tone(Metric.P50, Verdict.NO_SIGNIFICANT_DIFFERENCE))
        .isEqualTo(Tone.NEUTRAL);
  }
}
