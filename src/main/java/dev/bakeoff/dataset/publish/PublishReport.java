package dev.bakeoff.dataset.publish;

import dev.bakeoff.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of a publication, target by target.
 *
 * @param publication what was to be published
 * @param targets in the order given
 */
public record PublishReport(Publication publication, List<TargetReport> targets) {
  public PublishReport {
    targets = List.copyOf(targets);
  }

  /** Whether every target holds the version now. */
  public boolean ok() {
    return targets.stream().allMatch(target -> target.problem().isEmpty());
  }

  /** How a target came to hold the version, or that it does not. */
  public enum Outcome {
    PUBLISHED,
    ALREADY_THERE,
    FAILED
  }

  /**
   * One target.
   *
   * @param location where
   * @param outcome what became of it
   * @param sent files that were copied
   * @param bytesSent bytes of those, what an earlier attempt had copied of them included
   * @param shared files that were there already, under another version or from an earlier attempt
   * @param bytesShared bytes of those
   * @param seconds it took
   * @param problem why it failed, where it did
   */
  public record TargetReport(
      String location,
      Outcome outcome,
      int sent,
      long bytesSent,
      int shared,
      long bytesShared,
      double seconds,
      Optional<Problem> problem) {
    static TargetReport alreadyThere(String location, double seconds) {
      return new TargetReport(
          location, Outcome.ALREADY_THERE, 0, 0, 0, 0, seconds, Optional.empty());
    }
  }
}
