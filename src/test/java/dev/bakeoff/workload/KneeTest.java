package dev.bakeoff.workload;

import static dev.bakeoff.workload.KnownPlatform.sleepMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class KneeTest {
  private static final Pacing.Goal GOAL = new Pacing.Goal(50, 60);

  @ParameterizedTest
  @ValueSource(doubles = {3, 40, 100, 777, 1_000_000})
  void the_search_comes_within_four_percent_of_the_knee_and_confirms_it(double knee) {
    KneeSearch search = new KneeSearch(100);
    int steps = 0;
    double confirmed = 0;
    for (Optional<KneeSearch.Next> next = search.next(false);
        next.isPresent();
        next = search.next(false)) {
      boolean kept = next.get().rate() <= knee;
      search.tried(next.get(), steps++, kept);
      confirmed = next.get().confirming() && kept ? next.get().rate() : 0;
    }
    assertThat(steps).isLessThan(25);
    assertThat(confirmed).isBetween(knee / 1.041, knee);
    assertThat(search.highestKept().orElseThrow().step()).isEqualTo(steps - 1);
  }

  @Test
  void a_rate_that_was_kept_by_luck_is_given_up_when_it_is_tried_again() {
    KneeSearch search = new KneeSearch(100);
    search.tried(search.next(false).orElseThrow(), 0, true);
    search.tried(search.next(false).orElseThrow(), 1, true);
    search.tried(search.next(false).orElseThrow(), 2, false);
    KneeSearch.Next again = search.next(true).orElseThrow();
    assertThat(again).isEqualTo(new KneeSearch.Next(200, true));
    search.tried(again, 3, false);
    assertThat(search.highestKept()).contains(new KneeSearch.Found(100, 0));
    assertThat(search.isConfirmed()).isFalse();
  }

  @Test
  void the_search_ends_where_no_rate_keeps_the_goal() {
    KneeSearch search = new KneeSearch(100);
    int steps = 0;
    while (search.next(false).isPresent()) {
      search.tried(search.next(false).orElseThrow(), steps++, false);
    }
    assertThat(steps).isEqualTo(11);
    assertThat(search.highestKept()).isEmpty();
  }

  @Test
  void percentiles_need_samples() {
    assertThat(KneeLeg.samplesNeeded(95)).isEqualTo(72);
    assertThat(KneeLeg.samplesNeeded(99)).isEqualTo(368);
    assertThat(KneeLeg.samplesNeeded(99.9)).isEqualTo(3688);
  }

  @Test
  void the_knee_of_a_rate_limit_is_found_just_below_it() throws Exception {
    TruthfulServer server = new TruthfulServer(_ -> 0).limited(400);
    Heard heard = Heard.of(new KnownPlatform(server), KnownPlatform.LOOKUPS, settings(10, GOAL));
    double knee = heard.facts.get(Fact.KNEE_RATE);
    assertThat(knee).isBetween(50.0, 560.0);
    int step = heard.facts.get(Fact.KNEE_STEP).intValue();
    List<Interval> best =
        heard.intervals.stream().filter(i -> i.arrivals().orElseThrow().step() == step).toList();
    assertThat(best).allMatch(i -> i.arrivals().orElseThrow().targetRate() == knee);
    assertThat(
            Latencies.merge(best.stream().map(Interval::latencies).toList()).percentileMillis(50))
        .isLessThanOrEqualTo(60);
    // Steps above the limit are shown as well, with what they missed.
    assertThat(heard.intervals)
        .anyMatch(i -> i.arrivals().orElseThrow().targetRate() > 400)
        .isSortedAccordingTo((a, b) -> Long.compare(a.startMillis(), b.startMillis()));
  }

  @Test
  void where_the_lowest_rate_misses_the_goal_the_leg_says_so() throws Exception {
    KnownPlatform slow =
        new KnownPlatform(
            _ -> {
              sleepMillis(30);
              return 1;
            });
    Heard heard = Heard.of(slow, KnownPlatform.LOOKUPS, settings(4, new Pacing.Goal(50, 10)));
    assertThat(heard.facts).containsEntry(Fact.KNEE_RATE, 0.0).doesNotContainKey(Fact.KNEE_STEP);
    assertThat(heard.story)
        .anyMatch(
            s ->
                s.contains("No rate kept p50 at 10 ms")
                    && s.contains("the lowest that was tried, p50 was"));
  }

  private static LoadSettings settings(int seconds, Pacing.Goal goal) {
    return Heard.settings(
        8,
        Duration.ofMillis(500),
        Duration.ofSeconds(seconds),
        OptionalLong.empty(),
        Pacing.knee(goal));
  }
}
