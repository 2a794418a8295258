package dev.bakeoff.run;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user asked for, from YAML, a wizard or the command line; {@link RunLauncher} turns it
 * into a {@link RunPlan}.
 *
 * @param name for people
 * @param dataset the dataset to load
 * @param create how to make the dataset if it is not there; empty means it must be
 * @param platforms in order; the first is the baseline
 * @param workloads in order
 * @param trials repetitions of each leg, interleaved
 * @param seed of order and keys; empty draws one, which the plan records
 * @param legTimeout after which a leg's worker is killed; empty takes one that fits its duration
 * @param origin where it came from: {@code quickstart}, {@code wizard}, a file's name
 */
public record RunConfig(
    String name,
    DatasetRef dataset,
    Optional<CreateRequest> create,
    List<PlatformProfile> platforms,
    List<Workload> workloads,
    int trials,
    OptionalLong seed,
    Optional<Duration> legTimeout,
    String origin) {
  public RunConfig {
    platforms = List.copyOf(platforms);
    workloads = List.copyOf(workloads);
  }
}
