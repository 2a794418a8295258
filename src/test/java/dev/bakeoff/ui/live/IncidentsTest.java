package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.live.Incident.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private final MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
  private final RunScript run = new RunScript(state, RunScript.plan(3)).started().load(0, 1);

  private List<Incident> incidents() {
    return state.snapshot(run.now()).story().incidents();
  }

  private static Duration lasted(Incident incident) {
    return Duration.between(incident.from(), incident.to());
  }

  private void second(long operations, Map<String, Long> errors) {
    run.pass(1000);
    long[] nanos = new long[(int) operations];
    java.util.Arrays.fill(nanos, 2_000_000);
    run.tell(
        new RunEvent.LegInterval(
            run.now(), 0, new Interval(0, 1.0, Latencies.ofNanos(nanos), errors)));
  }

  @Test
  void aQuietRunHasNone() {
    run.wholeLeg(0, 2).wholeLeg(1, 2);
    assertThat(incidents()).isEmpty();
  }

  @Test
  void anOutageIsOneIncidentHoweverLongAndEndsWithAnAnswer() {
    run.legStarted(0);
    second(1000, Map.of());
    for (int i = 0; i < 5; i++) {
      second(0, Map.of("connection", 20L));
    }
    assertThat(incidents().getFirst().open()).isTrue();
    second(1000, Map.of());
    second(1000, Map.of());

    assertThat(incidents())
        .extracting(Incident::kind)
        .containsExactly(Kind.OUTAGE, Kind.BUDGET, Kind.RECONNECT);
    Incident outage = incidents().getFirst();
    assertThat(outage.open()).isFalse();
    assertThat(outage.amount()).isEqualTo(100);
    assertThat(lasted(outage)).isEqualTo(Duration.ofSeconds(5));
    assertThat(outage.target()).isZero();
  }

  @Test
  void errorsBeginAndTheBudgetBreaksOnce() {
    run.legStarted(0);
    second(1000, Map.of());
    for (int i = 0; i < 4; i++) {
      second(90, Map.of("timeout", 10L));
    }
    assertThat(incidents())
        .extracting(Incident::kind)
        .as("1 % is the budget, broken in the third second of this leg")
        .containsExactly(Kind.ERRORS, Kind.BUDGET);
    assertThat(incidents().getFirst().amount()).isEqualTo(40);
    assertThat(incidents().get(1).amount()).isBetween(0.01, 0.03);
  }

  @Test
  void nothingEndingForLongIsAStallWhileItLastsAndOnlyOfAPlatformThatAnsweredBefore() {
    run.legStarted(0).pass(9000);
    assertThat(incidents()).as("a slow first query is no stall").isEmpty();
    second(1000, Map.of());
    run.pass(1000);
    assertThat(incidents()).isEmpty();
    run.pass(3000);
    assertThat(incidents()).extracting(Incident::kind).containsExactly(Kind.STALL);
    assertThat(incidents().getFirst().open()).isTrue();
    second(0, Map.of());
    second(800, Map.of());
    second(800, Map.of());
    assertThat(incidents()).hasSize(1);
    assertThat(incidents().getFirst().open()).isFalse();
    assertThat(lasted(incidents().getFirst()))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
  }

  @Test
  void aHiccupOfTheDriverCountsWhereItIsLongerThanWhatIsMeasured() {
    run.legStarted(0);
    second(1000, Map.of());
    hiccup(30);
    assertThat(incidents()).as("an ordinary machine").isEmpty();
    hiccup(140);
    hiccup(90);
    assertThat(incidents()).singleElement().satisfies(i -> assertThat(i.amount()).isEqualTo(140));
  }

  private void hiccup(double millis) {
    run.tell(
        new RunEvent.LegResources(
            run.now(),
            0,
            new ResourceSample(
                100,
                100,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(run.now()),
                Map.of(Gauge.DRIVER_HICCUP, millis))));
  }

  @Test
  void failuresAndRestartsAreToldWithTheirReason() {
    Problem refused = Problem.of(Problem.Kind.PLATFORM, "Refused.", "Is it running?");
    run.failLoad(2, refused).legStarted(0);
    run.tell(new RunEvent.LegFacts(run.now(), 0, Map.of(Fact.CACHE_CLEARED, 1.0)));
    run.legFinished(0, LegStatus.FAILED, Optional.of(refused));
    run.legFinished(2, LegStatus.FAILED, Optional.of(refused));

    assertThat(incidents())
        .extracting(Incident::kind)
        .as("legs of a platform that did not load are not told again")
        .containsExactly(Kind.PLATFORM_FAILED, Kind.RESTART, Kind.LEG_FAILED);
    assertThat(incidents().getFirst().detail()).isEqualTo("Refused. Is it running?");
    assertThat(incidents().getFirst().target()).isEqualTo(2);
  }

  @Test
  void aDayFullOfTroubleKeepsItsFirstAndItsNewest() {
    run.legStarted(0);
    for (int i = 0; i < 4000; i++) {
      second(100, Map.of("timeout", 1L));
      second(100, Map.of());
      run.pass(20_000);
    }
    MonitorSnapshot shown = state.snapshot(run.now());
    assertThat(shown.story().incidents()).hasSize(Incidents.KEPT);
    assertThat(shown.story().forgotten()).isGreaterThan(3000);
    assertThat(shown.story().incidents().getFirst().from())
        .isBefore(RunScript.START.plusSeconds(60));
    assertThat(shown.story().incidents().getLast().from()).isAfter(run.now().minusSeconds(60));
  }
}
