package dev.bakeoff.platform.jdbc;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;

/** Keeps sessions that were opened for reading from changing anything. */
public final class ReadOnly {
  private ReadOnly() {}

  /** Throws where a session is for reading only. */
  public static void refuse(Connection connection) {
    if (connection.readOnly()) {
      throw Problem.of(
              Problem.Kind.INTERNAL,
              "The session on '" + connection.platform() + "' was opened for reading only.",
              "")
          .asException();
    }
  }
}
