package dev.bakeoff.run;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a workload says what makes sense, and whether a platform can do it. */
final class WorkloadCheck {
  private static final int MOST_CLIENTS = 10_000;
  private static final double MOST_RATE = 10_000_000;

  private WorkloadCheck() {}

  /**
   * Refuses a workload that says too little, too much or nonsense.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST
   */
  static void require(Workload workload, RequestPlan requests) {
    String name = "The workload '" + workload.name() + "'";
    require(
        !workload.clients().isEmpty(),
        name + " names no number of clients.",
        "For example 1, 10, 50.");
    for (int clients : workload.clients()) {
      require(
          clients >= 1 && clients <= MOST_CLIENTS,
          name + " asks for " + clients + " clients.",
          "Allowed are 1 to " + MOST_CLIENTS + ".");
    }
    unique(workload.clients().stream().map(String::valueOf).toList(), "client count");
    require(workload.duration().isPositive(), name + " has no duration.", "For example 30s.");
    require(
        !workload.warmup().isNegative(),
        name + " has a negative warm-up.",
        "For example 5s, or 0s.");
    require(workload.iterations().orElse(1) >= 1, name + " has no iterations.", "At least 1.");
    require(workload.fanoutLimit() >= 1, name + " fans out to no rows.", "At least 1.");
    unique(requests.kinds().stream().map(RequestPlan.Kind::name).toList(), "part");
    WorkloadOptions options = workload.options();
    pacing(name, workload, options.pacing());
    keys(name, workload, options.keys());
    require(
        options.errorBudget() >= 0 && options.errorBudget() <= 1,
        name + " has an error budget of " + options.errorBudget() + ".",
        "A share from 0 to 1, or a percentage such as 1%.");
  }

  private static void pacing(String name, Workload workload, Pacing pacing) {
    switch (pacing.loop()) {
      case CLOSED ->
          require(
              pacing.rates().isEmpty() && pacing.goal().isEmpty(),
              name + " has a rate or a goal in a closed loop.",
              "Rates belong to loop: open, a goal to loop: knee.");
      case OPEN ->
          require(
              !pacing.rates().isEmpty() && pacing.goal().isEmpty(),
              name + " is an open loop without a rate, or with a goal.",
              "Give rate: 500, in requests a second.");
      case KNEE ->
          require(
              pacing.goal().isPresent() && pacing.rates().size() <= 1,
              name + " looks for the knee without a goal, or begins at several rates.",
              "Give a goal such as {p99_ms: 20}.");
    }
    for (double rate : pacing.rates()) {
      require(
          rate > 0 && rate <= MOST_RATE,
          name + " has a rate of " + rate + " requests a second.",
          "Give a number above 0.");
    }
    unique(pacing.rates().stream().map(String::valueOf).toList(), "rate");
    require(
        pacing.loop() == Pacing.Loop.CLOSED || workload.iterations().isEmpty(),
        name + " has a number of iterations in an open loop.",
        "An open loop runs for a duration.");
    require(pacing.dropAfter().isPositive(), name + " drops at once.", "For example 10s.");
    pacing
        .goal()
        .ifPresent(
            goal ->
                require(
                    goal.percentile() > 0
                        && goal.percentile() < 100
                        && goal.millis() > 0
                        && Double.isFinite(goal.millis()),
                    name + " has a goal that no rate can keep.",
                    "For example {p99_ms: 20}."));
  }

  private static void keys(String name, Workload workload, KeyOptions keys) {
    require(
        keys.exponent() > 0 && keys.exponent() <= 5,
        name + " has a zipf exponent of " + keys.exponent() + ".",
        "Above 0 and at most 5; 0.99 is usual.");
    require(
        keys.hotKeys() > 0
            && keys.hotKeys() < 1
            && keys.hotRequests() > 0
            && keys.hotRequests() <= 1,
        name + " has no share of hot keys, or of requests for them.",
        "Shares lie between 0 and 1, such as hot_keys: 0.01, hot_requests: 0.9.");
    require(
        keys.hitRatio() >= 0 && keys.hitRatio() <= 1,
        name + " has a hit ratio of " + keys.hitRatio() + ".",
        "A share from 0 to 1.");
    require(
        keys.hitRatio() == 1
            || (workload.pattern() != Pattern.SQL && workload.pattern() != Pattern.AGGREGATION),
        name + " has a hit ratio, but asks for no key that could be missing.",
        "Leave it out.");
  }

  /**
   * Refuses a workload that a platform cannot do.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST
   */
  static void requireCapable(PlatformDescriptor platform, Workload workload, RequestPlan requests) {
    Set<Capability> missing = new TreeSet<>(requests.needs());
    missing.removeIf(platform::can);
    String pattern = workload.pattern().id();
    String told =
        workload.name().equals(pattern)
            ? "'" + pattern + "'"
            : "'" + workload.name() + "' (" + pattern + ")";
    require(
        missing.isEmpty(),
        platform.displayName()
            + " cannot run the workload "
            + told
            + (missing.isEmpty() ? "" : ": it " + missing.iterator().next().lacking())
            + ".",
        "Leave the platform or the workload out.");
    int most = workload.clients().stream().mapToInt(Integer::intValue).max().orElse(1);
    require(
        most == 1 || platform.can(Capability.CONCURRENT_CLIENTS),
        platform.displayName() + " serves one client at a time, not " + most + ".",
        "Use 1 client, or leave the platform out.");
  }

  static void unique(List<String> names, String what) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      require(seen.add(name), "The " + what + " '" + name + "' is named twice.", "Name it once.");
    }
  }

  static void require(boolean holds, String what, String hint) {
    if (!holds) {
      throw Problem.request(what, hint).asException();
    }
  }
}
