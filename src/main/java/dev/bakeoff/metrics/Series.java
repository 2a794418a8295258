package dev.bakeoff.metrics;

/**
 * Names of the further distributions of an {@link Interval}, beside its main one. All are times in
 * nanoseconds of successful requests, but for {@link #CONNECT} and {@link #NETWORK}.
 */
public final class Series {
  /** Open loop: from the actual start of a request to its end. */
  public static final String SERVICE = "service";

  /** Open loop: from the intended start to the actual one. */
  public static final String WAIT = "wait";

  /** Opening a client's connection. */
  public static final String CONNECT = "connect";

  /** Round trips on a client's connection that do no work. */
  public static final String NETWORK = "network";

  /** From the start of a request until its first row has come. */
  public static final String QUERY = "query";

  /** From the first row until the last column of the last one has been read. */
  public static final String FETCH = "fetch";

  /** What the platform itself says that it took. */
  public static final String SERVER = "server";

  private static final String REQUEST = "request.";

  private Series() {}

  /** Requests of one kind of several. */
  public static String request(String kind) {
    return REQUEST + kind;
  }

  /** Whether these are the requests of one kind. */
  public static boolean isRequest(String name) {
    return name.startsWith(REQUEST);
  }

  /** The kind whose requests these are. */
  public static String kindOf(String name) {
    return name.substring(REQUEST.length());
  }
}
