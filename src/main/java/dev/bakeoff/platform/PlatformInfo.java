package dev.bakeoff.platform;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What answered at the other end; goes into the run's environment.
 *
 * @param product for example {@code PostgreSQL}
 * @param version the server's or engine's version
 * @param driver the driver's name and version
 * @param settings the settings that matter for speed, by name, sorted by the reader
 * @param serverPid the process to sample on this machine; empty where the server is elsewhere or
 *     the engine runs in the worker
 * @param roundTripMicros median round trip of an empty request; 0 where there is no connection
 */
public record PlatformInfo(
    String product,
    String version,
    String driver,
    Map<String, String> settings,
    OptionalLong serverPid,
    long roundTripMicros) {
  public PlatformInfo {
    settings = Map.copyOf(settings);
  }
}
