package dev.bakeoff.history;

import java.util.List;
import java.util.Optional;

/** Reads and edits the history. Thread-safe; every call reads the store. */
public interface RunHistory {
  /** All runs, newest first. */
  List<RunSummary> list();

  /** A run by its id, an unambiguous beginning of it, or {@code latest}. */
  Optional<RunRecord> find(String id);

  /** Removes a run and all that was measured. */
  void delete(String id);
}
