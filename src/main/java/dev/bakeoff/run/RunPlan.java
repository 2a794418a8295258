package dev.bakeoff.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything needed to repeat a run; secrets excepted.
 *
 * @param id unique, sorts by time
 * @param name for people
 * @param created when it was planned
 * @param seed of the legs' order and of the keys
 * @param dataset what is loaded
 * @param targets the platforms, in the order given; the first is the baseline of comparisons
 * @param legs in the order they run
 * @param trials how often each leg is repeated
 * @param origin where the plan came from: {@code quickstart}, {@code wizard}, a file's name
 * @param workloads as they were asked for; empty in plans of earlier versions
 * @param legTimeout as it was asked for
 * @param prices of its platforms as they were then; empty in plans of earlier versions
 */
public record RunPlan(
    String id,
    String name,
    Instant created,
    long seed,
    Dataset dataset,
    List<Target> targets,
    List<LegPlan> legs,
    int trials,
    String origin,
    List<Workload> workloads,
    Optional<Duration> legTimeout,
    Optional<PriceBook> prices) {
  @JsonCreator
  public RunPlan {
    prices = prices == null ? Optional.empty() : prices;
    workloads = workloads == null ? List.of() : List.copyOf(workloads);
    legTimeout = legTimeout == null ? Optional.empty() : legTimeout;
    targets = List.copyOf(targets);
    legs = List.copyOf(legs);
  }

  /** Without the workloads that the legs came from. */
  public RunPlan(
      String id,
      String name,
      Instant created,
      long seed,
      Dataset dataset,
      List<Target> targets,
      List<LegPlan> legs,
      int trials,
      String origin) {
    this(
        id,
        name,
        created,
        seed,
        dataset,
        targets,
        legs,
        trials,
        origin,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other prices. */
  public RunPlan withPrices(PriceBook book) {
    return new RunPlan(
        id,
        name,
        created,
        seed,
        dataset,
        targets,
        legs,
        trials,
        origin,
        workloads,
        legTimeout,
        Optional.of(book));
  }

  /**
   * The dataset version under test.
   *
   * @param name its name
   * @param version its version
   * @param fingerprint of the whole version
   * @param rows in all tables
   */
  public record Dataset(String name, String version, String fingerprint, long rows) {}

  /**
   * A platform under test.
   *
   * @param platform the profile's name
   * @param type the adapter's type
   * @param displayName for people
   * @param settings non-secret settings, references unresolved
   * @param builtIn whether Bakeoff provides it
   * @param flavor for example {@code aurora}
   * @param configuration how it laid out the tables
   */
  public record Target(
      String platform,
      String type,
      String displayName,
      Map<String, String> settings,
      boolean builtIn,
      Optional<String> flavor,
      Configuration configuration) {
    @JsonCreator
    public Target {
      settings = Map.copyOf(settings);
      flavor = flavor == null ? Optional.empty() : flavor;
      configuration = configuration == null ? Configuration.NONE : configuration;
    }

    /** Without flavour, and with the tables as the dataset declares them. */
    public Target(
        String platform,
        String type,
        String displayName,
        Map<String, String> settings,
        boolean builtIn) {
      this(platform, type, displayName, settings, builtIn, Optional.empty(), Configuration.NONE);
    }
  }

  public Target target(String platform) {
    return targets.stream().filter(t -> t.platform().equals(platform)).findFirst().orElseThrow();
  }
}
