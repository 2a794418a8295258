package dev.bakeoff.run;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What one click compares: three platforms that need no set-up, on the small customer dataset. */
public final class Quickstart {
  /** Short enough for all 54 legs to end within two minutes on two cores. */
  public static final Duration DURATION = Duration.ofMillis(500);

  private static final Duration WARMUP = Duration.ofMillis(250);
  private static final List<Integer> CLIENTS = List.of(1, 4);
  private static final int TRIALS = 3;
  private static final int FANOUT_ROWS = 10;

  private Quickstart() {}

  static RunConfig config() {
    return config(DURATION);
  }

  /** The quickstart with another measured time per leg. */
  public static RunConfig config(Duration duration) {
    return new RunConfig(
        "Quickstart: DuckDB, SQLite and PostgreSQL",
        DatasetRef.parse("customer:1.0"),
        Optional.of(
            new CreateRequest(
                "customer",
                "1.0",
                "customer",
                CreateRequest.Size.scale("small"),
                42,
                Runtime.getRuntime().availableProcessors())),
        List.of(embedded("postgresql"), embedded("duckdb"), embedded("sqlite")),
        Stream.of(Pattern.LOOKUP, Pattern.FANOUT, Pattern.AGGREGATION)
            .map(p -> workload(p, duration))
            .toList(),
        TRIALS,
        OptionalLong.empty(),
        Optional.empty(),
        "quickstart");
  }

  private static Workload workload(Pattern pattern, Duration duration) {
    return new Workload(
        pattern.id(),
        pattern,
        CLIENTS,
        WARMUP,
        duration,
        OptionalLong.empty(),
        FANOUT_ROWS,
        KeyDistribution.UNIFORM);
  }

  private static PlatformProfile embedded(String type) {
    return new PlatformProfile(type, type, Optional.empty(), Map.of(), true);
  }
}
