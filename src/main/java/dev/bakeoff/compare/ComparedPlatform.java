package dev.bakeoff.compare;

import dev.bakeoff.platform.PlatformInfo;
import java.util.Optional;

/**
 * A platform in a comparison; the same platform of two runs is two of them.
 *
 * @param id unique in the comparison: the profile's name, with the run's id where runs share it
 * @param displayName for people, with the run's name where runs share it
 * @param platform the target's name in its run
 * @param type the adapter's type
 * @param runId its run
 * @param info what answered, where it did
 * @param place where the engine works
 */
public record ComparedPlatform(
    String id,
    String displayName,
    String platform,
    String type,
    String runId,
    Optional<PlatformInfo> info,
    Place place) {

  /** Where an engine works, seen from the load driver. */
  public enum Place {
    EMBEDDED("inside the driver's process"),
    SAME_MACHINE("a server on the driver's machine"),
    ELSEWHERE("a server on another machine"),
    UNKNOWN("not recorded");

    private final String label;

    Place(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Where what answered works. */
    public static Place of(Optional<PlatformInfo> info) {
      if (info.isEmpty()) {
        return UNKNOWN;
      }
      if (info.get().serverPid().isPresent()) {
        return SAME_MACHINE;
      }
      return info.get().roundTripMicros() > 0 ? ELSEWHERE : EMBEDDED;
    }
  }

  /** "PostgreSQL 18.6", or nothing where nothing answered. */
  public String productAndVersion() {
    return info.map(i -> (i.product() + " " + i.version()).strip()).orElse("");
  }
}
