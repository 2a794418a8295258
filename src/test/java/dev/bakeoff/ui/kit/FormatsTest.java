package dev.bakeoff.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {
  @ParameterizedTest
  @CsvSource({"0,0", "950,950", "1000,1_000", "84912,84_912", "16600000000,16_600_000_000"})
  void counts_group_thousands_with_a_narrow_space(long value, String expected) {
    assertThat(Formats.count(value)).isEqualTo(expected.replace('_', '\u202f'));
  }

  @ParameterizedTest
  @CsvSource({"950,950", "10000,10k", "1100000,1.1M", "16600000000,16.6B", "100000000,100M"})
  void compact_counts_take_the_letter_that_the_command_line_reads(long value, String expected) {
    assertThat(Formats.compact(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0034,3.40,µs",
    "0.912,912,µs",
    "0.9994,999,µs",
    "0.9996,1.00,ms",
    "5.62,5.62,ms",
    "53.04,53.0,ms",
    "999.4,999,ms",
    "1234.5,1.23,s"
  })
  void latencies_take_the_unit_that_suits_them(double millis, String value, String unit) {
    assertThat(Formats.latency(millis)).isEqualTo(new Formats.Quantity(value, unit));
  }

  @Test
  void a_missing_figure_is_a_dash_and_never_a_zero() {
    assertThat(Formats.latency(Double.NaN).toString()).isEqualTo("–");
    assertThat(Formats.throughput(Double.NaN).toString()).isEqualTo("–");
    assertThat(Formats.number(Double.POSITIVE_INFINITY)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({"0,0,B", "999,999,B", "1000,1.00,kB", "3190000,3.19,MB", "6730000000,6.73,GB"})
  void bytes_go_by_powers_of_ten(long bytes, String value, String unit) {
    assertThat(Formats.bytes(bytes)).isEqualTo(new Formats.Quantity(value, unit));
  }

  @Test
  void shares_are_percent() {
    assertThat(Formats.percent(0.00003).toString()).isEqualTo("0.003\u00a0%");
    assertThat(Formats.percent(0).toString()).isEqualTo("0\u00a0%");
  }

  @Test
  void times_left_are_rounded_and_say_nothing_where_nothing_is_known() {
    assertThat(Formats.left(Optional.empty())).isEmpty();
    assertThat(Formats.left(Optional.of(Duration.ofMillis(900)))).isEqualTo("a moment left");
    assertThat(Formats.left(Optional.of(Duration.ofSeconds(127))).replace('\u00a0', ' '))
        .isEqualTo("about 2 min 10 s left");
  }

  @Test
  void past_times_are_told_from_now() {
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    assertThat(Formats.relative(now.minusSeconds(10), now)).isEqualTo("just now");
    assertThat(Formats.relative(now.minusSeconds(310), now).replace('\u00a0', ' '))
        .isEqualTo("5 min ago");
    assertThat(Formats.relative(now.minus(Duration.ofDays(40)), now)).contains("Oct 2026");
  }
}
