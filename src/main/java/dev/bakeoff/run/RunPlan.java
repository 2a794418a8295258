package dev.bakeoff.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    String origin) {
  public RunPlan {
    targets = List.copyOf(targets);
    legs = List.copyOf(legs);
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
   */
  public record Target(
      String platform,
      String type,
      String displayName,
      Map<String, String> settings,
      boolean builtIn) {
    public Target {
      settings = Map.copyOf(settings);
    }
  }

  public Target target(String platform) {
    return targets.stream().filter(t -> t.platform().equals(platform)).findFirst().orElseThrow();
  }
}
