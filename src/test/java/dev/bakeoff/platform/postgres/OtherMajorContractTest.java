package dev.bakeoff.platform.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.BuiltInServer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The whole contract on another major version: that of the PostgreSQL that is installed here. */
final class OtherMajorContractTest extends PostgresContractTest {
  private static final int BUILT_IN = 18;

  private ClientPrograms programs;

  @Override
  protected BuiltInServer.Running start(Path folder) {
    programs = installed();
    Path home = BuiltInPostgres.prepare(folder.resolve("other"));
    FileChannel lock = BuiltInPostgres.lock(home);
    PostgresProgram program = new PostgresProgram(programs.bin().toAbsolutePath().getParent());
    return new PostgresCluster(home, program, new Unprivileged(program, home).commands())
        .start(BuiltInPostgres.password(), lock);
  }

  @Override
  protected String major() {
    return programs.major() + ".";
  }

  private static ClientPrograms installed() {
    boolean required = "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"));
    ClientPrograms found;
    try {
      found = ClientPrograms.find(System.getenv());
    } catch (ProblemException e) {
      if (required) {
        throw e;
      }
      assumeTrue(false, "no PostgreSQL is installed here: " + e.getMessage());
      throw e;
    }
    boolean other = found.server() && found.major() != BUILT_IN;
    if (required && !other) {
      throw new AssertionError(
          "the installed PostgreSQL " + found.version() + " is not a server of another major");
    }
    assumeTrue(other, "the installed PostgreSQL has no server of another major version");
    return found;
  }
}
