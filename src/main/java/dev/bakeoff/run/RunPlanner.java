package dev.bakeoff.run;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.metrics.cost.CostModel;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.ConfigurationCheck;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Turns what was asked into the exact legs, in the order that they will run. */
final class RunPlanner {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** Time a leg may take beside its phases: starting, connecting, the last requests. */
  private static final Duration SLACK = Duration.ofSeconds(90);

  /** Among a target's settings: the name of its layout. */
  static final String CONFIGURATION = "configuration";

  private final Adapters adapters;
  private final Supplier<PriceBook> prices;
  private final Clock clock;

  RunPlanner(Adapters adapters, Supplier<PriceBook> prices, Clock clock) {
    this.prices = prices;
    this.adapters = adapters;
    this.clock = clock;
  }

  RunPlan plan(RunConfig config, Manifest dataset) {
    check(config, dataset);
    long seed =
        config.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(1, 1_000_000_000));
    Instant now = clock.instant();
    String id =
        ID.format(now) + "-" + "%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    return new RunPlan(
        id,
        config.name(),
        now,
        seed,
        new RunPlan.Dataset(
            dataset.name(), dataset.version(), dataset.fingerprint(), dataset.rows()),
        config.platforms().stream().map(this::target).toList(),
        legs(config, seed),
        config.trials(),
        config.origin(),
        config.workloads(),
        config.legTimeout(),
        Optional.of(prices.get().of(scopes(config))));
  }

  /** Everything that a price of these platforms could be found under. */
  private static Set<String> scopes(RunConfig config) {
    Set<String> scopes = new HashSet<>(Set.of(Price.MACHINE));
    for (PlatformProfile platform : config.platforms()) {
      scopes.addAll(
          new CostModel.Platform(
                  platform.name(), platform.type(), platform.flavor(), Optional.empty(), false)
              .scopes());
    }
    return scopes;
  }

  /**
   * All legs once per trial, each trial's in an order of its own drawn from the seed, so that a
   * machine that warms up or slows down meets every platform alike.
   */
  private static List<LegPlan> legs(RunConfig config, long seed) {
    List<LegPlan> legs = new ArrayList<>();
    Random random = new Random(seed);
    for (int trial = 1; trial <= config.trials(); trial++) {
      List<LegPlan> round = new ArrayList<>();
      for (Workload workload : config.workloads()) {
        for (int clients : workload.clients()) {
          for (PlatformProfile platform : config.platforms()) {
            for (Pacing pacing : pacings(workload)) {
              round.add(
                  leg(
                      platform.name(),
                      workload.with(workload.options().with(pacing)),
                      clients,
                      trial,
                      config));
            }
          }
        }
      }
      Collections.shuffle(round, random);
      round.forEach(leg -> legs.add(leg.withSeq(legs.size())));
    }
    return legs;
  }

  /** One for each rate, where there are rates. */
  private static List<Pacing> pacings(Workload workload) {
    Pacing pacing = workload.options().pacing();
    return pacing.rates().isEmpty()
        ? List.of(pacing)
        : pacing.rates().stream().map(pacing::at).toList();
  }

  private static LegPlan leg(
      String platform, Workload workload, int clients, int trial, RunConfig config) {
    Duration timeout =
        config.legTimeout().orElse(workload.warmup().plus(workload.duration()).plus(SLACK));
    return new LegPlan(
        0,
        platform,
        workload.name(),
        workload.pattern(),
        clients,
        trial,
        workload.warmup(),
        workload.duration(),
        workload.iterations(),
        workload.fanoutLimit(),
        workload.keys(),
        timeout,
        workload.options());
  }

  private RunPlan.Target target(PlatformProfile profile) {
    PlatformDescriptor descriptor = adapters.descriptor(profile.type());
    String label =
        profile.name().equals(profile.type()) ? descriptor.displayName() : profile.name();
    Map<String, String> settings = new HashMap<>(profile.settings());
    if (!profile.configuration().isNone()) {
      settings.put(CONFIGURATION, profile.configuration().name());
    }
    return new RunPlan.Target(
        profile.name(),
        profile.type(),
        label,
        settings,
        profile.builtIn(),
        profile.flavor(),
        profile.configuration());
  }

  private void check(RunConfig config, Manifest dataset) {
    WorkloadCheck.require(
        !config.platforms().isEmpty(),
        "The run names no platform.",
        "Name at least one, for example duckdb.");
    WorkloadCheck.require(
        !config.workloads().isEmpty(),
        "The run names no workload.",
        "Name at least one, for example lookup.");
    WorkloadCheck.require(
        config.trials() >= 1 && config.trials() <= 1000,
        "A run has 1 to 1000 trials, not " + config.trials() + ".",
        "Three or more give a confidence interval.");
    WorkloadCheck.unique(
        config.platforms().stream().map(PlatformProfile::name).toList(), "platform");
    WorkloadCheck.unique(config.workloads().stream().map(Workload::name).toList(), "workload");
    for (Workload workload : config.workloads()) {
      RequestPlan requests =
          RequestPlan.of(
              workload.pattern(), workload.fanoutLimit(), workload.options(), dataset.tables());
      WorkloadCheck.require(workload, requests);
      for (PlatformProfile profile : config.platforms()) {
        WorkloadCheck.requireCapable(adapters.descriptor(profile.type()), workload, requests);
      }
    }
    for (PlatformProfile profile : config.platforms()) {
      PlatformDescriptor descriptor = adapters.descriptor(profile.type());
      ConfigurationCheck.require(profile.configuration(), descriptor, dataset);
    }
  }
}
