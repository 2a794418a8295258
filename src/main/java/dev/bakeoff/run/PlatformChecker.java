package dev.bakeoff.run;

import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import java.util.function.Consumer;

/** Tests whether a platform can be reached, in a worker of its own. Thread-safe. */
@FunctionalInterface
public interface PlatformChecker {
  /**
   * Connects step by step and asks what answers; blocks until done.
   *
   * @param steps hears of each step as it begins and as it ends, on a thread of the worker's
   * @throws dev.bakeoff.model.ProblemException that says why it cannot be reached and what to try
   */
  PlatformInfo check(PlatformProfile profile, Consumer<TestStep> steps);

  /** The same for who only wants to know what answers. */
  default PlatformInfo check(PlatformProfile profile) {
    return check(profile, step -> {});
  }
}
