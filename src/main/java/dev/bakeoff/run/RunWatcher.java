package dev.bakeoff.run;

import java.util.Optional;

/**
 * Runs of other processes in the same home: of the command line, or of a window that was closed
 * while its run went on. Thread-safe.
 */
public interface RunWatcher {
  /**
   * The run under way in another process, if there is one; quick enough to be asked every second.
   */
  Optional<RunLock.Owner> elsewhere();

  /**
   * Tells a listener all that a run has told so far, then what it goes on to tell, on a thread of
   * its own. What is not kept in history (how far a load has come) is not told. Cancelling the
   * handle asks the run's process to stop it.
   */
  RunHandle follow(RunLock.Owner owner, RunListener listener);
}
