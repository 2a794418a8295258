package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private final MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
  private final RunScript run = new RunScript(state, RunScript.plan(10));

  private TimeLeft left() {
    return state.snapshot(run.now()).times().range().orElseThrow();
  }

  private static double width(TimeLeft left) {
    return (double) left.most().minus(left.least()).toMillis() / left.expected().toMillis();
  }

  @Test
  void isOpenUntilThereIsAnyPlatformWhoseLoadTellsOfTheOthers() {
    run.started();
    assertThat(left().open()).isTrue();
    run.load(0, 20);
    assertThat(left().open()).isFalse();
    assertThat(left().expected())
        .as("two more loads of 20 s and 60 legs")
        .isBetween(Duration.ofSeconds(40 + 60 * 3), Duration.ofSeconds(40 + 60 * 5));
    Duration before = left().most().minus(left().least());
    run.load(1, 20).load(2, 20);
    assertThat(left().most().minus(left().least())).isLessThan(before);
  }

  @Test
  void getsNarrowerWithTheLegsThatHaveFinishedAndHoldsTheTruth() {
    run.started().load(0, 1).load(1, 1).load(2, 1);
    double atFirst = width(left());
    run.wholeLeg(0, 1);
    for (int leg = 1; leg < 30; leg++) {
      run.wholeLeg(leg, 1);
    }
    TimeLeft middle = left();
    assertThat(width(middle)).isLessThan(atFirst);
    // 30 more legs of 3 s each.
    assertThat(middle.least()).isLessThanOrEqualTo(Duration.ofSeconds(90));
    assertThat(middle.most()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void unevenLegsMakeItWider() {
    run.started().load(0, 1).load(1, 1).load(2, 1);
    for (int leg = 0; leg < 12; leg++) {
      run.wholeLeg(leg, 1);
    }
    double even = width(left());
    MonitorState other = new MonitorState(RunScript.config(), RunScript.START);
    RunScript uneven = new RunScript(other, RunScript.plan(10));
    uneven.started().load(0, 1).load(1, 1).load(2, 1);
    for (int leg = 0; leg < 12; leg++) {
      uneven.pass(0).wholeLeg(leg, 1);
      uneven.legStarted(leg).pass(leg / 6 == 0 ? 0 : 9000);
      uneven.legFinished(
          leg, dev.bakeoff.run.RunEvent.LegStatus.COMPLETED, java.util.Optional.empty());
    }
    assertThat(width(other.snapshot(uneven.now()).times().range().orElseThrow()))
        .isGreaterThan(even);
  }

  @Test
  void isSaidNoMorePreciselyThanItIsKnown() {
    assertThat(words(1500, 1260, 2050, false)).isEqualTo("20 to 35 min left");
    assertThat(words(1500, 1500, 2050, true)).isEqualTo("at least 25 min left");
    assertThat(words(170, 125, 175, false)).isEqualTo("2 to 3 min left");
    assertThat(words(42, 38, 47, false)).isEqualTo("35 to 50 s left");
    assertThat(words(30, 0, 47, false)).isEqualTo("up to 50 s left");
    assertThat(words(9000, 8000, 10_000, false)).isEqualTo("2 h 10 min to 2 h 50 min left");
    assertThat(words(1, 0, 2, false)).isEqualTo("a moment left");
    assertThat(words(60, 60, 60, false)).isEqualTo("about 1 min left");
  }

  private static String words(long expected, long least, long most, boolean open) {
    return LeftWords.of(
            new TimeLeft(
                Duration.ofSeconds(expected),
                Duration.ofSeconds(least),
                Duration.ofSeconds(most),
                open))
        .replace('\u00a0', ' ');
  }
}
