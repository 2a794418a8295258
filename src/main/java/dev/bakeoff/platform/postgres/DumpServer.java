package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A private server that dumps are made from or restored into. It is of the client programs' own
 * installation, since pg_dump refuses servers that are newer than itself; where that has no server,
 * the built-in one, if it is old enough. Closing it deletes its folder.
 */
final class DumpServer implements AutoCloseable {
  private final Path folder;
  private final RunningPostgres server;
  private final FileChannel lock;

  private DumpServer(Path folder, RunningPostgres server, FileChannel lock) {
    this.folder = folder;
    this.server = server;
    this.lock = lock;
  }

  /**
   * Starts a server.
   *
   * @param folder made here
   */
  static DumpServer start(Path folder, ClientPrograms programs) {
    Path home = BuiltInPostgres.prepare(folder);
    FileChannel lock = BuiltInPostgres.lock(home);
    boolean started = false;
    try {
      PostgresProgram program =
          programs.server()
              ? new PostgresProgram(programs.bin().toAbsolutePath().getParent())
              : builtIn(home, programs);
      Commands commands = new Unprivileged(program, home).commands();
      RunningPostgres server =
          new PostgresCluster(home, program, commands, PostgresCluster.Purpose.DUMP)
              .start(BuiltInPostgres.password(), lock);
      started = true;
      return new DumpServer(home, server, lock);
    } finally {
      if (!started) {
        BuiltInPostgres.release(lock);
        delete(home);
      }
    }
  }

  private static PostgresProgram builtIn(Path home, ClientPrograms programs) {
    PostgresProgram program = PostgresProgram.unpackBelow(home);
    if (program.major() > programs.major()) {
      throw Problem.request(
              "pg_dump %s in %s cannot work with Bakeoff's own PostgreSQL %s, which is newer, and there is no server beside it."
                  .formatted(programs.version(), programs.bin(), program.version().orElse("")),
              "Install the server of PostgreSQL %d, or the client programs of %d or later, or set %s to their folder."
                  .formatted(programs.major(), program.major(), ClientPrograms.SETTING))
          .asException();
    }
    return program;
  }

  /** How to reach the server as its superuser. */
  Connection connection(String namespace) {
    return new Connection(
        "dump", "postgresql", namespace, false, server.settings(), server.secrets());
  }

  /** How to reach a database as another user. */
  PostgresServer as(String user, String password, String database) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put(PostgresAdapter.USER, user);
    settings.put(PostgresAdapter.DATABASE, database);
    return PostgresServer.of(
        new Connection(
            "dump", "postgresql", "", true, settings, Map.of(PostgresAdapter.PASSWORD, password)));
  }

  PostgresServer asSuperuser() {
    return PostgresServer.of(connection(""));
  }

  String password() {
    return server.secrets().get(PostgresAdapter.PASSWORD);
  }

  /** Options of the client programs. */
  List<String> options(String user, String database) {
    return List.of(
        "--host=" + server.settings().get(PostgresAdapter.HOST),
        "--port=" + server.settings().get(PostgresAdapter.PORT),
        "--username=" + user,
        "--no-password",
        "--dbname=" + database);
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      BuiltInPostgres.release(lock);
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      PostgresProgram.deleteTree(folder);
    } catch (IOException e) {
      // It lies in a folder that is swept once this process has ended.
      return;
    }
  }
}
