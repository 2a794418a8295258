package dev.bakeoff.compare;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what keeps two platforms from having done the same. Immutable. */
final class Comparability {
  private final Map<String, RunRecord> runs;
  private final Map<String, ComparedPlatform> platforms;
  private final Map<String, DataProof> proofs;

  Comparability(List<RunRecord> runs, List<ComparedPlatform> platforms, List<DataProof> proofs) {
    this.runs = index(runs, run -> run.plan().id());
    this.platforms = index(platforms, ComparedPlatform::id);
    this.proofs = index(proofs, DataProof::platform);
  }

  String name(String platform) {
    return platforms.get(platform).displayName();
  }

  /** The target's name in its run. */
  String target(String platform) {
    return platforms.get(platform).platform();
  }

  RunRecord run(String platform) {
    return runs.get(platforms.get(platform).runId());
  }

  /** The reasons in words; none where the two can be compared. */
  List<String> apart(Group.Key key, String one, String another) {
    List<String> reasons = new ArrayList<>();
    unproven(one).ifPresent(reasons::add);
    unproven(another).ifPresent(reasons::add);
    RunRecord a = run(one);
    RunRecord b = run(another);
    if (a.plan().id().equals(b.plan().id())) {
      return reasons;
    }
    if (!a.plan().dataset().fingerprint().equals(b.plan().dataset().fingerprint())) {
      reasons.add(
          "the data differ: %s and %s have other fingerprints".formatted(dataset(a), dataset(b)));
    }
    if (!a.environment().hostId().equals(b.environment().hostId())) {
      reasons.add("the driver machines differ");
    }
    Optional<LegPlan> first = leg(a, key, one);
    Optional<LegPlan> second = leg(b, key, another);
    if (first.isPresent() && second.isPresent()) {
      List<String> other = Settings.differing(first.get(), second.get());
      if (!other.isEmpty()) {
        reasons.add(
            "the workload '%s' was defined differently: %s"
                .formatted(key.workload(), String.join(", ", other)));
      }
    }
    return reasons;
  }

  private Optional<String> unproven(String platform) {
    return proofs.get(platform).proven()
        ? Optional.empty()
        : Optional.of("it is not proven that " + name(platform) + " held the same data");
  }

  private Optional<LegPlan> leg(RunRecord run, Group.Key key, String platform) {
    String target = platforms.get(platform).platform();
    return run.plan().legs().stream()
        .filter(leg -> leg.platform().equals(target) && Group.Key.of(leg).equals(key))
        .findFirst();
  }

  private static String dataset(RunRecord run) {
    return run.plan().dataset().name() + ":" + run.plan().dataset().version();
  }

  private static <T> Map<String, T> index(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, t -> t));
  }
}
