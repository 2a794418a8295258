package dev.bakeoff.platform;

/** One client's connection. Used by one thread at a time. */
public interface PlatformClient extends AutoCloseable {
  /** Prepares an access once, so that executing it costs only what it must. */
  Operation prepare(Access access) throws PlatformException;

  /**
   * When the first row of this client's last execution had come, or its answer where it has no
   * rows, by {@link System#nanoTime()}; 0 where this client does not tell. A driver that takes in a
   * whole answer at once knows only when that was done.
   */
  default long firstRowAt() {
    return 0;
  }

  /**
   * What the platform itself says that its last answer took it, in nanoseconds; negative where it
   * does not say.
   */
  default long serverNanos() {
    return -1;
  }

  /**
   * One round trip on this connection that does no work; false where there is no such thing, as in
   * an embedded platform.
   */
  default boolean ping() throws PlatformException {
    return false;
  }

  @Override
  void close();

  /** A prepared access. */
  @FunctionalInterface
  interface Operation {
    /**
     * Executes the access and reads every column of every row that comes back.
     *
     * @param key the key to look up; ignored by accesses without one
     * @return the number of rows read, or changed
     */
    int execute(long key) throws PlatformException;
  }
}
