package dev.bakeoff.compare.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.SqliteHistory;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.history.WrittenRuns;
import dev.bakeoff.history.WrittenRuns.Shape;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.report.TrendChart;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.run.RunLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrendsTest {
  @TempDir private Path home;
  private HistoryStore store;
  private SqliteNotebook notebook;
  private WrittenRuns runs;

  @BeforeEach
  void open() {
    store = new HistoryStore(home);
    notebook = new SqliteNotebook(store);
    runs = new WrittenRuns(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Shape day(int day) {
    return Shape.of("run-" + day).at(WrittenRuns.NOW.plus(Duration.ofDays(day)));
  }

  private List<Trend> trends(TrendQuery query) {
    return new Trends(new SqliteHistory(store, new RunLock(home)), notebook)
        .of(query, Progress.NONE, new Cancellation());
  }

  private List<Trend> trends(String platform, Metric metric) {
    return trends(
        new TrendQuery(
            "Lookup", Optional.of(platform), OptionalInt.of(4), metric, TrendQuery.MOST));
  }

  @Test
  void a_change_beyond_the_trials_is_named_with_what_else_changed_and_no_blame() {
    runs.write(day(1));
    runs.write(day(2));
    runs.write(day(3).version("3").taking(1_500_000));
    runs.write(day(4).version("3").taking(1_500_000));
    notebook.pin("run-1");
    Trend trend = trends("duck", Metric.P50).getFirst();
    assertThat(trend.displayName()).isEqualTo("DuckDB");
    assertThat(trend.points())
        .extracting(TrendPoint::runId)
        .containsExactly("run-1", "run-2", "run-3", "run-4");
    assertThat(trend.points())
        .extracting(TrendPoint::verdict)
        .containsExactly(
            TrendPoint.Verdict.FIRST,
            TrendPoint.Verdict.NONE_SHOWN,
            TrendPoint.Verdict.UP,
            TrendPoint.Verdict.NONE_SHOWN);
    TrendPoint third = trend.points().get(2);
    assertThat(third.changed()).containsExactly("duckdb 2 → 3");
    assertThat(third.words())
        .startsWith("p50 45 % higher than in the run before")
        .contains("95 % interval")
        .doesNotContain("because");
    assertThat(trend.baseline().orElseThrow().runId()).isEqualTo("run-1");
    assertThat(trends("duck", Metric.THROUGHPUT).getFirst().changes()).isEmpty();
  }

  @Test
  void each_platform_and_number_of_clients_is_a_trend_of_its_own() {
    runs.write(day(1));
    runs.write(day(2).workload("fanout"));
    runs.write(day(3));
    notebook.mark("run-3", m -> m.withArchived(true));
    TrendQuery all =
        new TrendQuery("lookup", Optional.empty(), OptionalInt.empty(), Metric.P50, 200);
    assertThat(trends(all)).extracting(Trend::displayName).containsExactly("DuckDB", "SQLite");
    assertThat(trends(all)).allMatch(t -> t.points().size() == 1);
    assertThat(trends(new TrendQuery("x", Optional.empty(), OptionalInt.empty(), Metric.P50, 200)))
        .isEmpty();
    assertThat(
            trends(new TrendQuery("lookup", Optional.empty(), OptionalInt.of(5), Metric.P50, 200)))
        .isEmpty();
  }

  @Test
  void runs_with_too_few_trials_are_drawn_and_not_judged() {
    runs.write(day(1));
    runs.write(day(2).taking(9_000_000));
    // Of SQLite's three trials one failed, and two cannot tell spread from chance.
    Trend trend = trends("sqlite", Metric.P50).getFirst();
    assertThat(trend.points().getLast().verdict()).isEqualTo(TrendPoint.Verdict.WITHHELD);
    assertThat(trend.points().getLast().words()).startsWith("Too few trials");
  }

  @Test
  void the_chart_draws_the_runs_in_order_with_the_baseline_and_marks() {
    runs.write(day(1));
    runs.write(day(2).version("3").taking(2_000_000));
    notebook.pin("run-1");
    Chart.Lines chart = (Chart.Lines) TrendChart.of(trends("duck", Metric.P50), ZoneOffset.UTC);
    assertThat(chart.words().title()).contains("p50 changed once beyond the noise");
    assertThat(chart.series())
        .extracting(Chart.Series::name)
        .containsExactly("DuckDB", "DuckDB, baseline");
    assertThat(chart.marks()).containsExactly(new Chart.Mark(2, "duckdb 2 → 3"));
    assertThat(chart.lines().getFirst().points())
        .extracting(Chart.Point::x)
        .containsExactly(1.0, 2.0);
    assertThat(chart.lines().getFirst().points().getLast().detail()).contains("Changed since");
    assertThat(chart.lines().getLast().points())
        .extracting(p -> p.value().orElseThrow())
        .containsOnly(chart.lines().getFirst().points().getFirst().value().orElseThrow());
  }
}
