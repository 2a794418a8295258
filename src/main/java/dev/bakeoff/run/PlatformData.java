package dev.bakeoff.run;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunEvent.LoadResult;

/** Brings datasets onto platforms and checks what is there, outside of runs. Thread-safe. */
public interface PlatformData {
  /**
   * Loads a version, unless it is there, and reads every row back.
   *
   * @throws dev.bakeoff.model.ProblemException where the platform fails, or what it holds
   *     afterwards is not the dataset; CANCELLED
   */
  LoadResult load(
      PlatformProfile profile, Manifest dataset, Progress progress, Cancellation cancellation);

  /**
   * Compares what a platform holds with a version, and changes nothing.
   *
   * @throws dev.bakeoff.model.ProblemException where the platform fails; CANCELLED. What differs is
   *     in the report
   */
  ValidationReport validate(
      PlatformProfile profile,
      Manifest dataset,
      ValidationLevel level,
      Progress progress,
      Cancellation cancellation);
}
