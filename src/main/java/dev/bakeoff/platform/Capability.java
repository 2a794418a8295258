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
  /** The latest rows of one key within a stretch of time. */
  TIME_SERIES,
  /** Changes single rows by their key. */
  UPDATE,
  /** Reads and writes by keys, without SQL. */
  KEY_VALUE,
  /** Runs the user's own SQL. */
  SQL,
  /** Several reads and writes as one unit. */
  TRANSACTIONS,
  /** Several reads, or several writes to different tables, as one unit. */
  BATCH_TRANSACTIONS,
  /** Loads Parquet files natively. */
  LOADS_PARQUET,
  /** Loads one table in several streams. */
  PARALLEL_LOAD,
  /** Takes PostgreSQL's custom-format dumps by pg_restore. */
  RESTORES_DUMPS,
  /** Builds indexes that a {@link Configuration} names. */
  INDEXES,
  /** Builds indexes that carry further columns. */
  COVERING_INDEXES,
  /** Splits tables into partitions as a {@link Configuration} says. */
  PARTITIONS,
  /** Keeps rows together by columns that a {@link Configuration} names. */
  CLUSTERING,
  /** Takes storage parameters of tables from a {@link Configuration}. */
  STORAGE_PARAMETERS,
  /** Tells what was consumed: capacity units, credits, bytes billed. */
  METERS_CONSUMPTION,
  /** Has counters of the server's that are taken before and after a leg. */
  SERVER_COUNTERS,
  /** Reads tables that Bakeoff did not load, for exports and migrations. */
  FOREIGN_TABLES,
  /** Connections can break and be opened again in the middle of a leg. */
  RECONNECT
}
