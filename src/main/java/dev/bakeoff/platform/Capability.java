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
  RECONNECT;

  /** What is said of a platform that lacks it: "does not look up single rows". */
  public String lacking() {
    return switch (this) {
      case LOOKUP -> "does not look up single rows";
      case FANOUT -> "does not join a row with others";
      case AGGREGATION -> "does not group and add up";
      case TIME_SERIES -> "does not read a key's newest rows";
      case UPDATE -> "does not change single rows";
      case SQL -> "does not run your SQL";
      case TRANSACTIONS -> "has no transactions that both read and write, or write one row twice";
      case BATCH_TRANSACTIONS -> "has no transactions";
      case CONCURRENT_CLIENTS -> "serves one request at a time";
      case EMBEDDED,
          BUILT_IN_SERVER,
          KEY_VALUE,
          LOADS_PARQUET,
          PARALLEL_LOAD,
          RESTORES_DUMPS,
          INDEXES,
          COVERING_INDEXES,
          PARTITIONS,
          CLUSTERING,
          STORAGE_PARAMETERS,
          METERS_CONSUMPTION,
          SERVER_COUNTERS,
          FOREIGN_TABLES,
          RECONNECT ->
          "cannot do it";
    };
  }
}
