package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void showsThreeSignificantDigits() {
    assertThat(Figures.of(0.041234)).isEqualTo("0.0412");
    assertThat(Figures.of(8)).isEqualTo("8.00");
    assertThat(Figures.of(99.95)).isEqualTo("100");
    assertThat(Figures.of(999.6)).isEqualTo("1,000");
    assertThat(Figures.of(84_912.4)).isEqualTo("84,912");
    assertThat(Figures.of(0)).isEqualTo("0");
    assertThat(Figures.of(Double.NaN)).isEqualTo("–");
  }

  @Test
  void neverRoundsAReductionToAHundredPercent() {
    assertThat(Figures.percent(-99.996)).isEqualTo("99.99");
    assertThat(Figures.percent(-99.4)).isEqualTo("99.4");
    assertThat(Figures.percent(-34.4)).isEqualTo("34");
    assertThat(Figures.percent(0.42)).isEqualTo("0.42");
  }

  @Test
  void neverRoundsErrorsToNone() {
    assertThat(Figures.share(0.000001)).isEqualTo("< 0.01 %");
    assertThat(Figures.share(0.0125)).isEqualTo("1.3 %");
    assertThat(Figures.share(0)).isEqualTo("0 %");
  }
}
