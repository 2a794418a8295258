package dev.bakeoff.run;

import dev.bakeoff.model.Problem;

/** Problems that several parts of a run report alike. */
final class Problems {
  private Problems() {}

  static Problem interrupted() {
    return Problem.of(Problem.Kind.CANCELLED, "The work was interrupted.", "");
  }

  static Problem cancelled() {
    return Problem.of(Problem.Kind.CANCELLED, "Cancelled.", "");
  }

  /** Why a leg cannot run on a platform whose preparation failed. */
  static Problem notPrepared(Problem why) {
    return Problem.of(
        why.kind(), "Not measured, since the platform was not ready: " + why.what(), why.hint());
  }
}
