package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.live.StripLayout.Block;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripLayoutTest {
  private final MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
  private final RunScript run = new RunScript(state, RunScript.plan(3));

  private StripLayout layout(double width) {
    return StripLayout.of(state.snapshot(run.now()), width);
  }

  private List<LegStatus> legs(StripLayout layout) {
    return layout.blocks().stream().skip(1 + 3 * 3).map(Block::state).toList();
  }

  @Test
  void showsPreparationAndEveryLegInItsTrialWithinTheWidth() {
    run.started().load(0, 1).wholeLeg(0, 1).legStarted(1).pass(1250);

    for (double width : new double[] {400, 752, 1200, 2500}) {
      StripLayout layout = layout(width);
      assertThat(layout.blocks()).hasSize(1 + 3 * 3 + 18);
      assertThat(layout.blocks().getLast().x() + layout.blocks().getLast().width())
          .isLessThanOrEqualTo(width);
    }
    StripLayout layout = layout(1200);
    assertThat(legs(layout)).startsWith(LegStatus.COMPLETED, LegStatus.RUNNING, LegStatus.PENDING);
    assertThat(layout.captions())
        .extracting(StripLayout.Caption::text)
        .containsExactly(
            "Dataset", "DuckDB", "SQLite", "PostgreSQL", "Trial 1", "Trial 2", "Trial 3");
    Block running = layout.blocks().get(11);
    assertThat(running.fraction()).isBetween(0.3, 0.5);
    Block pointed = layout.at(running.x() + 2).orElseThrow();
    assertThat(StripLayout.words(state.snapshot(run.now()), pointed))
        .isEqualTo("SQLite\nlookup, 4 clients, trial 1\nunder way");
  }

  @Test
  void marksAPlatformThatDidNotLoadAndItsLegs() {
    Problem problem = Problem.of(Problem.Kind.PLATFORM, "No.", "");
    run.started().load(0, 1).failLoad(1, problem);
    run.legFinished(1, LegStatus.FAILED, Optional.of(problem));

    StripLayout layout = layout(1200);
    assertThat(layout.blocks().subList(4, 7))
        .extracting(Block::state)
        .containsOnly(LegStatus.FAILED);
    assertThat(legs(layout).get(1)).isEqualTo(LegStatus.FAILED);
  }

  @Test
  void isTheSameWhileNothingVisibleChanges() {
    run.started().load(0, 1).legStarted(0).pass(1000);
    StripLayout before = layout(1200);
    run.pass(5);

    assertThat(layout(1200)).isEqualTo(before);
    run.pass(1000);
    assertThat(layout(1200)).isNotEqualTo(before);
  }

  @Test
  void thousandsOfLegsStillFit() {
    RunScript many = new RunScript(state, RunScript.plan(400));
    many.started();

    StripLayout layout = layout(1200);
    assertThat(layout.blocks()).hasSize(10 + 2400);
    assertThat(layout.blocks().getLast().x()).isLessThan(1200);
    assertThat(layout.captions()).extracting(StripLayout.Caption::text).doesNotContain("Trial 1");
  }
}
