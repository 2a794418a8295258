package dev.bakeoff.compare.trend;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Under what a platform was measured in a run.
 *
 * @param dataset name:version
 * @param fingerprint of the dataset version
 * @param machine the driver machine's id
 * @param cpu the driver machine's processor
 * @param software names and versions, in words
 * @param settings of the server
 */
record Conditions(
    String dataset,
    String fingerprint,
    String machine,
    String cpu,
    List<Named> software,
    Map<String, String> settings) {
  /** More changed settings than this are counted only. */
  private static final int MOST_SETTINGS = 3;

  /** A piece of software and its version. */
  record Named(String name, String version) {}

  static Conditions of(RunRecord run, String platform) {
    RunPlan.Dataset dataset = run.plan().dataset();
    Optional<PlatformInfo> info =
        run.loads().stream()
            .filter(load -> load.platform().equals(platform))
            .findFirst()
            .flatMap(LoadResult::info);
    List<Named> software = new ArrayList<>();
    info.ifPresent(
        i -> {
          software.add(new Named(i.product(), i.version()));
          software.add(new Named("driver", i.driver()));
        });
    software.add(new Named("Bakeoff", run.environment().bakeoff()));
    software.add(new Named("Java", run.environment().jdk()));
    software.add(new Named("system", run.environment().os()));
    return new Conditions(
        dataset.name() + ":" + dataset.version(),
        dataset.fingerprint(),
        run.environment().hostId(),
        run.environment().cpu(),
        software,
        info.map(PlatformInfo::settings).orElse(Map.of()));
  }

  /** Why figures under these conditions may not be held against those under the ones before. */
  Optional<String> obstacle(Conditions before) {
    if (!fingerprint.equals(before.fingerprint)) {
      return Optional.of("other data");
    }
    return machine.equals(before.machine) ? Optional.empty() : Optional.of("another machine");
  }

  /** What is not as before, in words. */
  List<String> changes(Conditions before) {
    List<String> changes = new ArrayList<>();
    if (!fingerprint.equals(before.fingerprint)) {
      changes.add(
          dataset.equals(before.dataset)
              ? "dataset " + dataset + " with other rows"
              : "dataset " + before.dataset + " → " + dataset);
    }
    if (!machine.equals(before.machine)) {
      changes.add(
          cpu.equals(before.cpu)
              ? "another machine"
              : "another machine: " + before.cpu + " → " + cpu);
    }
    for (Named now : software) {
      before.software.stream()
          .filter(was -> was.name().equals(now.name()) && !was.version().equals(now.version()))
          .findFirst()
          .ifPresent(was -> changes.add(now.name() + " " + was.version() + " → " + now.version()));
    }
    changes.addAll(settings(before));
    return List.copyOf(changes);
  }

  private List<String> settings(Conditions before) {
    TreeSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(before.settings.keySet());
    List<String> changed =
        names.stream()
            .filter(
                n ->
                    !settings
                        .getOrDefault(n, "not set")
                        .equals(before.settings.getOrDefault(n, "not set")))
            .map(
                n ->
                    n
                        + " "
                        + before.settings.getOrDefault(n, "not set")
                        + " → "
                        + settings.getOrDefault(n, "not set"))
            .toList();
    return changed.size() > MOST_SETTINGS ? List.of(changed.size() + " server settings") : changed;
  }
}
