package dev.bakeoff.run;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run of the history as a configuration to run again: the same data, platforms, layouts,
 * workloads and times, and by the same seed the same order and keys. Secrets are fetched anew by
 * the references that the plan holds.
 */
public final class Repetition {
  private Repetition() {}

  /**
   * The configuration that a plan came from.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the catalog no longer holds
   *     the run's dataset, or holds another under its name
   */
  public static RunConfig of(RunPlan plan, DatasetCatalog catalog) {
    RunPlan.Dataset dataset = plan.dataset();
    DatasetRef ref = new DatasetRef(dataset.name(), Optional.of(dataset.version()));
    Manifest found = catalog.get(ref);
    if (!found.fingerprint().equals(dataset.fingerprint())) {
      throw Problem.request(
              "%s is not the dataset that run %s had: its fingerprint is %s, the run's was %s."
                  .formatted(ref, plan.id(), found.fingerprint(), dataset.fingerprint()),
              "Make or import the run's dataset under another home, or start a new run on this"
                  + " one.")
          .asException();
    }
    return new RunConfig(
        plan.name(),
        ref,
        Optional.empty(),
        plan.targets().stream().map(Repetition::profile).toList(),
        workloads(plan),
        plan.trials(),
        OptionalLong.of(plan.seed()),
        plan.legTimeout(),
        "again " + plan.id());
  }

  private static PlatformProfile profile(RunPlan.Target target) {
    Map<String, String> settings = new HashMap<>(target.settings());
    // The plan shows the layout's name among the settings; it is none of the profile's.
    settings.remove(RunPlanner.CONFIGURATION);
    return new PlatformProfile(
        target.platform(),
        target.type(),
        target.flavor(),
        settings,
        target.builtIn(),
        target.configuration());
  }

  private static List<Workload> workloads(RunPlan plan) {
    if (!plan.workloads().isEmpty()) {
      return plan.workloads();
    }
    return plan.legs().stream()
        .map(LegPlan::workload)
        .distinct()
        .sorted()
        .map(name -> ofLegs(plan.legs().stream().filter(l -> l.workload().equals(name)).toList()))
        .toList();
  }

  /** Plans of earlier versions hold no workloads, but all that their legs were made from. */
  private static Workload ofLegs(List<LegPlan> legs) {
    LegPlan first = legs.getFirst();
    LinkedHashSet<Integer> clients = new LinkedHashSet<>();
    legs.stream().map(LegPlan::clients).sorted().forEach(clients::add);
    return new Workload(
        first.workload(),
        first.pattern(),
        List.copyOf(clients),
        first.warmup(),
        first.duration(),
        first.iterations(),
        first.fanoutLimit(),
        first.keys(),
        WorkloadOptions.DEFAULT);
  }
}
