package dev.bakeoff.run;

import dev.bakeoff.run.RunEvent.RunStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run under way. Thread-safe. */
public interface RunHandle {
  /** The plan, once the dataset is there. */
  Optional<RunPlan> plan();

  /**
   * Stops the run: the leg under way ends as cancelled, what was measured stays. Returns at once.
   */
  void cancel();

  /** Stops telling the listener of a run that another process works at; other runs go on. */
  default void letGo() {}

  /**
   * Completes with the run's end, after everything is in history; exceptionally with a {@link
   * dev.bakeoff.model.ProblemException} where it could not even start.
   */
  CompletableFuture<RunStatus> end();
}
