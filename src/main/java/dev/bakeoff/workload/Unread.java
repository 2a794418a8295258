package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry;
import java.time.Duration;
import java.util.Map;

/** What must be read from a dataset's files before requests of a kind can be made. */
public sealed interface Unread {
  /**
   * Which keys there are.
   *
   * @param column of whole numbers
   */
  record KeysOf(TableEntry table, String column) implements Unread {}

  /**
   * When a table's newest stretch of time begins and ends.
   *
   * @param column of times
   */
  record NewestOf(TableEntry table, String column, Duration length) implements Unread {}

  /**
   * The values that parameters of a statement take.
   *
   * @param sources by the parameter's name
   */
  record ValuesOf(Map<String, Source> sources) implements Unread {
    public ValuesOf {
      sources = Map.copyOf(sources);
    }
  }

  /** A column of a table. */
  record Source(TableEntry table, String column) {}
}
