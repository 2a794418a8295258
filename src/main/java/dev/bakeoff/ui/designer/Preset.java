package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pacing.Goal;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Shape.Step;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Workloads to begin with. */
public enum Preset {
  LOOKUPS(
      "lookup",
      Texts.of("designer.point-lookups"),
      Texts.of("designer.one-whole-row-by-its-key"),
      Pattern.LOOKUP),
  LATEST_ROWS(
      "fanout",
      Texts.of("designer.a-row-and-its-latest"),
      Texts.of("designer.one-row-with-its-newest-related"),
      Pattern.FANOUT),
  FEATURES(
      "feature_serving",
      Texts.of("designer.feature-serving"),
      Texts.of("designer.one-key-in-up-to-30"),
      Pattern.FANOUT),
  MIXED(
      "reads_and_writes",
      Texts.of("designer.reads-and-writes-80-20"),
      Texts.of("designer.lookups-and-updates-by-weight"),
      Pattern.MIXED),
  DASHBOARD(
      "aggregation",
      Texts.of("designer.dashboard-aggregation"),
      Texts.of("designer.groups-over-a-whole-table"),
      Pattern.AGGREGATION),
  TIME_SERIES(
      "time_series",
      Texts.of("designer.time-series"),
      Texts.of("designer.one-key-s-rows-within-a"),
      Pattern.TIME_SERIES),
  OWN_SQL(
      "own_sql",
      Texts.of("designer.your-own-sql"),
      Texts.of("designer.statements-with-parameters-from-the"),
      Pattern.SQL),
  STEADY(
      "steady_load",
      Texts.of("designer.steady-open-load"),
      Texts.of("designer.lookups-at-a-rate-answered-or"),
      Pattern.LOOKUP),
  KNEE(
      "knee",
      Texts.of("designer.find-the-knee"),
      Texts.of("designer.the-highest-rate-that-keeps-p99"),
      Pattern.LOOKUP);

  private static final int MOST_TABLES = 30;
  private static final int LATEST = 20;
  private static final double STEADY_RATE = 500;
  private static final Goal GOAL = new Goal(99, 10);

  private final String id;
  private final String title;
  private final String line;
  private final Pattern pattern;

  Preset(String id, String title, String line, Pattern pattern) {
    this.id = id;
    this.title = title;
    this.line = line;
    this.pattern = pattern;
  }

  /** A name for the workload that it makes. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** What it does, in a few words. */
  public String line() {
    return line;
  }

  public Pattern pattern() {
    return pattern;
  }

  /**
   * A workload of this kind.
   *
   * @param name unique in the bake-off
   * @param tables that the dataset has; 0 where that is not known
   */
  Workload workload(String name, int tables) {
    return new Workload(
        name,
        pattern,
        List.of(1, 10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        OptionalLong.empty(),
        LATEST,
        this == MIXED ? KeyDistribution.ZIPF : KeyDistribution.UNIFORM,
        WorkloadOptions.DEFAULT.with(pacing()).with(shape(tables)).with(KeyOptions.DEFAULT));
  }

  private Pacing pacing() {
    return switch (this) {
      case LOOKUPS, LATEST_ROWS, FEATURES, MIXED, DASHBOARD, TIME_SERIES, OWN_SQL -> Pacing.CLOSED;
      case STEADY -> Pacing.open(Arrivals.POISSON, List.of(STEADY_RATE));
      case KNEE -> Pacing.knee(GOAL);
    };
  }

  /** Whether it says itself when requests are sent. */
  boolean paces() {
    return pacing().loop() != Pacing.Loop.CLOSED;
  }

  private Shape shape(int tables) {
    return switch (this) {
      case LOOKUPS, LATEST_ROWS, DASHBOARD, STEADY, KNEE -> Shape.DEFAULT;
      case FEATURES ->
          shape(tables == 0 ? MOST_TABLES : Math.min(MOST_TABLES, tables), Optional.empty());
      case TIME_SERIES -> shape(0, Optional.of(Duration.ofHours(24)));
      case MIXED ->
          new Shape(
              0,
              FanoutMode.ONE_REQUEST,
              Optional.empty(),
              List.of(
                  new MixPart("read", 80, Step.LOOKUP, List.of()),
                  new MixPart("write", 20, Step.UPDATE, List.of())),
              List.of(),
              Map.of());
      case OWN_SQL ->
          new Shape(
              0,
              FanoutMode.ONE_REQUEST,
              Optional.empty(),
              List.of(),
              List.of(new SqlStatement("query", 1, "")),
              Map.of());
    };
  }

  private static Shape shape(int tables, Optional<Duration> window) {
    return new Shape(tables, FanoutMode.ONE_REQUEST, window, List.of(), List.of(), Map.of());
  }
}
