package dev.bakeoff.platform;

/**
 * What a platform can do. Tests, planner and window ask for these instead of trying and failing.
 */
public enum Capability {
  /** Runs inside the worker process on a file of its own; there is no server. */
  EMBEDDED,
  /** Bakeoff can start a private server of this type itself. */
  BUILT_IN_SERVER,
  /** Point reads by primary key. */
  LOOKUP,
  /** A parent row with its latest child rows. */
  FANOUT,
  /** Grouped aggregation over a whole table. */
  AGGREGATION,
  /** Several clients may read at the same time. */
  CONCURRENT_CLIENTS,
  /** Loads Parquet files natively. */
  LOADS_PARQUET,
  /** Connections can break and be opened again in the middle of a leg. */
  RECONNECT
}
