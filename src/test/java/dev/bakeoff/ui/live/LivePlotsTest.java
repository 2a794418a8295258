package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Axis.Scale;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.Plot;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.live.LivePlots.Percentile;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePlotsTest {
  private static final Palette PALETTE = Palette.of(List.of("duckdb", "sqlite", "postgresql"));

  private final MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
  private final RunScript run = new RunScript(state, RunScript.plan(3));
  private final LivePlots plots = new LivePlots();

  private static final TimeView MINUTE = new TimeView.Last(60);

  private Plot latency(TimeView view) {
    state.look(view);
    return plots.latency(
        state.snapshot(run.now()), PALETTE, view, EnumSet.allOf(Percentile.class), Marks.NONE);
  }

  @Test
  void choosesOneUnitAndALogarithmicAxisWherePlatformsAreFarApart() {
    run.started().wholeLeg(0, 0.05);
    Plot fast = latency(TimeView.Whole.RUN);
    assertThat(fast.values().unit()).isEqualTo("µs");
    assertThat(fast.values().scale()).isEqualTo(Scale.LINEAR);

    run.wholeLeg(1, 40);
    Plot both = latency(TimeView.Whole.RUN);
    assertThat(both.values().unit()).isEqualTo("ms");
    assertThat(both.values().label()).isEqualTo("latency (ms)");
    assertThat(both.values().scale()).isEqualTo(Scale.LOG);
    assertThat(both.series())
        .extracting(Plot.Series::label)
        .containsExactly("DuckDB", "SQLite", "PostgreSQL");

    run.pass(400_000);
    assertThat(latency(MINUTE).values().unit()).as("once ms, always ms").isEqualTo("ms");
  }

  @Test
  void theLastMinuteShowsTheLastMinuteOnly() {
    run.started().legStarted(0);
    for (int i = 0; i < 200; i++) {
      run.interval(0, 10, 1, 0);
    }

    Plot minute = latency(MINUTE);
    assertThat(minute.time().max() - minute.time().min()).isEqualTo(60);
    assertThat(minute.series().getFirst().strands().getFirst().points().size()).isBetween(61, 62);
    assertThat(latency(TimeView.Whole.RUN).series().getFirst().strands().getFirst().points().size())
        .isEqualTo(200);
  }

  @Test
  void aPlotIsMadeAnewOnlyWhenItWouldLookDifferent() {
    run.started().legStarted(0).interval(0, 10, 1, 0);
    long before = LivePlots.version(state.snapshot(run.now()), TimeView.Whole.RUN);
    run.pass(250);
    assertThat(LivePlots.version(state.snapshot(run.now()), TimeView.Whole.RUN)).isEqualTo(before);
    run.interval(0, 10, 1, 0);
    assertThat(LivePlots.version(state.snapshot(run.now()), TimeView.Whole.RUN))
        .isNotEqualTo(before);
  }
}
