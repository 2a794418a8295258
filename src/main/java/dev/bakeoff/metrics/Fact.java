package dev.bakeoff.metrics;

/** Names of single values that are known of a leg as a whole, with their units. */
public final class Fact {
  /**
   * Requests per second that the load driver reached, with the leg's clients, against a platform
   * that does nothing.
   */
  public static final String DRIVER_CEILING = "driver_ceiling_ops_s";

  /** Median round trip on a client's connection before the measured phase, in microseconds. */
  public static final String ROUND_TRIP = "round_trip_us";

  /** Median time of opening a client's connection, in milliseconds. */
  public static final String CONNECT = "connect_ms";

  /** Knee: the highest rate that kept the goal, in requests per second; 0 where none did. */
  public static final String KNEE_RATE = "knee_rate_ops_s";

  /** Knee: which step that was; absent where none kept the goal. */
  public static final String KNEE_STEP = "knee_step";

  /** Cold cache: 1 where server and files were made cold, 0 where Bakeoff has no means to. */
  public static final String CACHE_CLEARED = "cache_cleared";

  private Fact() {}
}
