package dev.bakeoff.platform;

/** One client's connection. Used by one thread at a time. */
public interface PlatformClient extends AutoCloseable {
  /** Prepares an access once, so that executing it costs only what it must. */
  Operation prepare(Access access) throws PlatformException;

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
