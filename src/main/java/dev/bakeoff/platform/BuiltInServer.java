package dev.bakeoff.platform;

import java.nio.file.Path;
import java.util.Map;

/** Starts a private server of this type. Called in a worker that lives as long as the server. */
public interface BuiltInServer {
  /**
   * Starts the server, preparing or repairing its folder first, and waits until it answers.
   *
   * @param directory the folder that holds its program files and data; belongs to this server alone
   */
  Running start(Path directory);

  /** A server that runs. */
  interface Running extends AutoCloseable {
    /** Settings that reach it: host, port, database, user. */
    Map<String, String> settings();

    /** Secrets that reach it: a password made for this start. */
    Map<String, String> secrets();

    /** The server's main process. */
    long pid();

    /** Stops the server and waits until it has gone. */
    @Override
    void close();
  }
}
