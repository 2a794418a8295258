package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.Manifest;
import java.time.Instant;
import java.util.List;

/** What is known on this machine of how fast data go into platforms. Thread-safe. */
@FunctionalInterface
public interface RestoreRates {
  /** Nothing is known. */
  RestoreRates NONE = _ -> List.of();

  /** Loads from which this version's can be estimated, at most one per type of platform. */
  List<MeasuredLoad> find(Manifest manifest);

  /**
   * A load that was measured.
   *
   * @param platform the type of platform
   * @param dataset as {@code NAME:VERSION}
   * @param rows that were loaded
   * @param seconds it took
   * @param when it was
   */
  record MeasuredLoad(String platform, String dataset, long rows, double seconds, Instant when) {}
}
