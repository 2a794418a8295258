package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorStateTest {
  private static final Problem REFUSED =
      Problem.of(Problem.Kind.PLATFORM, "PostgreSQL refused the connection.", "Is it running?");

  private final MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
  private final RunScript run = new RunScript(state, RunScript.plan(3));

  private MonitorSnapshot now() {
    return state.snapshot(run.now());
  }

  @Test
  void showsTheDatasetBeingMadeBeforeThePlanIsKnown() {
    run.pass(500).preparing(25, 100);

    MonitorSnapshot shown = now();
    assertThat(shown.stage()).isEqualTo(Stage.PREPARING);
    assertThat(shown.heading().runId()).isEmpty();
    assertThat(shown.heading().dataset()).isEqualTo("customer:1.0");
    assertThat(shown.heading().preparing().orElseThrow().fraction()).isEqualTo(0.25);
    assertThat(shown.targets()).extracting(t -> t.platform()).contains("duckdb", "postgresql");
    assertThat(shown.times().left()).isEmpty();
  }

  @Test
  void countsLegsPerPlatformAndTellsTheCurrentOne() {
    run.started().load(0, 1).load(1, 2).load(2, 3).wholeLeg(0, 1).wholeLeg(1, 2).legStarted(2);

    MonitorSnapshot shown = now();
    assertThat(shown.heading().runId()).contains(run.plan().id());
    assertThat(shown.targets()).extracting(t -> t.progress().done()).containsExactly(1, 1, 0);
    assertThat(shown.targets()).extracting(t -> t.progress().total()).containsExactly(6, 6, 6);
    assertThat(shown.targets()).extracting(t -> t.state()).containsOnly(TargetState.READY);
    assertThat(shown.current().orElseThrow().label()).isEqualTo("PostgreSQL");
    assertThat(shown.legs().get(2).status()).isEqualTo(LegStatus.RUNNING);
    assertThat(shown.legs().get(3).status()).isEqualTo(LegStatus.PENDING);
  }

  @Test
  void estimatesWhatIsLeftFromFinishedLegs() {
    run.started().load(0, 0).load(1, 0).load(2, 0);
    assertThat(now().times().basis()).contains("planned");
    // Every leg takes 3 s, where 2.5 s are planned.
    run.wholeLeg(0, 1).wholeLeg(1, 1).wholeLeg(2, 1);

    MonitorSnapshot shown = now();
    assertThat(shown.times().left()).contains(Duration.ofSeconds(45));
    assertThat(shown.times().range().orElseThrow().least()).isLessThan(Duration.ofSeconds(45));
    assertThat(shown.times().range().orElseThrow().most()).isGreaterThan(Duration.ofSeconds(45));
    assertThat(shown.times().basis()).contains("finished");
    assertThat(shown.targets().getFirst().progress().left()).contains(Duration.ofSeconds(15));
  }

  @Test
  void givesThePercentilesOfTheMergedLegBesideThoseOfTheLastInterval() {
    run.started().legStarted(0).interval(0, 900, 1, 0).interval(0, 100, 10, 25);

    MonitorSnapshot.Figures figures = now().figures();
    assertThat(figures.last().p50()).isCloseTo(10, within(0.2));
    assertThat(figures.last().throughput()).isEqualTo(100);
    assertThat(figures.last().errorShare()).isEqualTo(0.2);
    assertThat(figures.leg().throughput()).isEqualTo(500);
    assertThat(figures.leg().p50()).isBetween(0.9, 1.2);
    assertThat(figures.leg().p99()).isGreaterThan(13);
    assertThat(figures.errors()).isEqualTo(25);
    assertThat(figures.lines().getFirst().p50().size()).isEqualTo(2);
    assertThat(figures.lines().get(1).p50().size()).isZero();
  }

  @Test
  void keepsOnePlatformsFailureToLoadApartFromTheOthers() {
    run.started().load(0, 1).failLoad(2, REFUSED);
    for (int leg : new int[] {2, 5, 8, 11, 14, 17}) {
      run.legFinished(leg, LegStatus.FAILED, Optional.of(REFUSED));
    }

    MonitorSnapshot shown = now();
    assertThat(shown.stage()).isEqualTo(Stage.RUNNING);
    assertThat(shown.targets().get(2).state()).isEqualTo(TargetState.FAILED);
    assertThat(shown.targets().get(2).progress().failed()).isEqualTo(6);
    assertThat(shown.targets().get(2).progress().left()).isEmpty();
    assertThat(shown.targets().get(0).progress().failed()).isZero();
    assertThat(shown.heading().failures())
        .as("said once, not again for each of its legs")
        .singleElement()
        .satisfies(f -> assertThat(f.where()).isEqualTo("PostgreSQL"));
  }

  @Test
  void namesAFailedLegAndGoesOn() {
    Problem crash = Problem.of(Problem.Kind.WORKER, "The worker died (signal 9).", "");
    run.started().legStarted(0).legFinished(0, LegStatus.FAILED, Optional.of(crash)).legStarted(1);

    MonitorSnapshot shown = now();
    assertThat(shown.stage()).isEqualTo(Stage.RUNNING);
    assertThat(shown.legs().getFirst().status()).isEqualTo(LegStatus.FAILED);
    assertThat(shown.heading().failures().getFirst().where())
        .isEqualTo("DuckDB, lookup, 4 clients, trial 1");
    assertThat(shown.current().orElseThrow().plan().seq()).isEqualTo(1);
  }

  @Test
  void showsCancellingUntilTheRunHasReallyStopped() {
    run.started().legStarted(0);
    state.cancelling();
    assertThat(now().stage()).isEqualTo(Stage.CANCELLING);

    run.pass(800)
        .legFinished(0, LegStatus.CANCELLED, Optional.empty())
        .finished(RunStatus.CANCELLED);
    run.pass(60_000);

    MonitorSnapshot shown = now();
    assertThat(shown.stage()).isEqualTo(Stage.CANCELLED);
    assertThat(shown.times().elapsed()).as("stands still").isEqualTo(Duration.ofMillis(800));
    assertThat(shown.times().left()).isEmpty();
    assertThat(shown.current()).isEmpty();
    state.cancelling();
    assertThat(now().stage()).as("an end is final").isEqualTo(Stage.CANCELLED);
  }

  @Test
  void saysWhyARunCouldNotStart() {
    Problem full = Problem.of(Problem.Kind.STORAGE, "The disk is full.", "Free 2 GB.");
    run.preparing(1, 100).tell(new RunEvent.NotStarted(run.now(), full));

    MonitorSnapshot shown = now();
    assertThat(shown.stage()).isEqualTo(Stage.NOT_STARTED);
    assertThat(shown.heading().failures().getFirst().problem()).isEqualTo(full);
    assertThat(shown.heading().preparing()).isEmpty();
  }

  @Test
  void staysTheSameSizeOverADayOfReadings() {
    run.started().legStarted(0);
    for (int second = 0; second < 86_400; second++) {
      run.interval(0, 1, second == 40_000 ? 500 : 1, 0);
      run.log(Level.INFO, "line " + second);
    }

    MonitorSnapshot shown = now();
    assertThat(shown.figures().lines().getFirst().p99().size()).isBetween(250, 610);
    assertThat(shown.figures().lines().getFirst().p99().max())
        .as("the one slow second of the day")
        .isGreaterThan(200);
    assertThat(shown.log().lines()).hasSize(LogRing.CAPACITY);
    assertThat(shown.log().newest()).isEqualTo(86_400);
  }

  @Test
  void tellsWhatHappensInTheLog() {
    Problem crash = Problem.of(Problem.Kind.WORKER, "The worker died.", "Look.");
    run.started().load(0, 1.25).failLoad(2, REFUSED).wholeLeg(0, 2);
    run.legStarted(1).legFinished(1, LegStatus.FAILED, Optional.of(crash));

    assertThat(now().log().lines())
        .extracting(l -> l.level() + " " + l.message().replace('\u00a0', ' '))
        .containsExactly(
            "INFO Run 20261121-100000-ab12: 18 legs in 3 trials, seed 7",
            "INFO DuckDB: 0 rows loaded in 1.25 s; read back equal in 0.00 s",
            "ERROR PostgreSQL: PostgreSQL refused the connection. Is it running?",
            "INFO DuckDB, lookup, 4 clients, trial 1: 100 ops/s, p50 1.98 ms, p99 2.96 ms",
            "ERROR SQLite, lookup, 4 clients, trial 1: The worker died. Look.");
  }

  @Test
  void doesNotCopyAnythingWhileNothingHappens() {
    run.started().wholeLeg(0, 1).log(Level.INFO, "a line");

    MonitorSnapshot first = now();
    run.pass(250);
    MonitorSnapshot second = now();
    assertThat(second.figures()).isSameAs(first.figures());
    assertThat(second.log()).isSameAs(first.log());
  }
}
