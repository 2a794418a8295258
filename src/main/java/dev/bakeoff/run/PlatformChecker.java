package dev.bakeoff.run;

import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;

/** Tests whether a platform can be reached, in a worker of its own. Thread-safe. */
@FunctionalInterface
public interface PlatformChecker {
  /**
   * Connects and asks what answers; blocks until done.
   *
   * @throws dev.bakeoff.model.ProblemException that says why it cannot be reached and what to try
   */
  PlatformInfo check(PlatformProfile profile);
}
