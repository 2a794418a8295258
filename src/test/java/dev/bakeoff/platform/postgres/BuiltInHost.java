package dev.bakeoff.platform.postgres;

import dev.bakeoff.platform.BuiltInServer;
import java.nio.file.Path;

/** A process that hosts a built-in server until its standard input ends, or until it is killed. */
final class BuiltInHost {
  private BuiltInHost() {}

  public static void main(String[] args) throws Exception {
    try (BuiltInServer.Running server = new BuiltInPostgres().start(Path.of(args[0]))) {
      System.out.println(
          server.pid()
              + " "
              + server.settings().get(PostgresAdapter.PORT)
              + " "
              + server.secrets().get(PostgresAdapter.PASSWORD));
      while (System.in.read() >= 0) {
        // Only the end matters.
      }
    }
  }
}
