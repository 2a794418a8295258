package dev.bakeoff.platform.postgres;

import java.sql.SQLException;
import java.util.Set;

/**
 * One step of a load. Steps that do not wait for each other may run at the same time, each on a
 * connection of its own.
 *
 * @param id unique in the load, the same each time the same load is planned
 * @param words what is missing as long as it has not been done: {@code rows 1 to 500 of events}
 * @param after ids of the steps that must have been done before
 * @param kind how it is made sure that it takes effect once
 * @param work does it; may be repeated from its beginning after a connection was lost
 */
record LoadStep(String id, String words, Set<String> after, Kind kind, Work work) {
  /** How a step is repeated. */
  enum Kind {
    /** One transaction that also records that the step is done. */
    RECORDED,
    /** Does no harm when it is done twice, and must not be in a transaction. */
    REPEATABLE
  }

  /** What a step does on the connection that it is given. */
  @FunctionalInterface
  interface Work {
    void run(LoadConnection connection) throws SQLException;
  }

  LoadStep {
    after = Set.copyOf(after);
  }
}
