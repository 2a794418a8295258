package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a way to run the server, which refuses to run as root: as it is for an ordinary user; for
 * root in a user namespace in which root is nobody, and where the kernel forbids that, as another
 * user of this machine.
 */
final class Unprivileged {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String ROOT = "0";

  /** Users that need no shell or home, the better one first. */
  private static final List<String> USERS = List.of("postgres", "nobody");

  private static final Commands PLAIN = new Commands(List.of());
  private static final Commands NAMESPACE = new Commands(List.of("unshare", "-U", "--"));

  private final PostgresProgram program;
  private final Path directory;

  /**
   * @param program what will be run
   * @param directory the server's folder; handed over to the other user where there has to be one
   */
  Unprivileged(PostgresProgram program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  Commands commands() {
    if (!isRoot()) {
      return PLAIN;
    }
    return works(NAMESPACE) ? NAMESPACE : asOtherUser();
  }

  static boolean isRoot() {
    return output(PLAIN, List.of("id", "-u")).equals(Optional.of(ROOT));
  }

  /** For a root whose kernel has no user namespaces for it. */
  Commands asOtherUser() {
    for (String user : USERS) {
      Optional<String> uid = output(PLAIN, List.of("id", "-u", user));
      Optional<String> gid = output(PLAIN, List.of("id", "-g", user));
      if (uid.isPresent() && gid.isPresent() && !uid.get().equals(ROOT)) {
        handOver(Integer.parseInt(uid.get()), Integer.parseInt(gid.get()));
        Commands other =
            new Commands(
                List.of(
                    "setpriv",
                    "--reuid=" + uid.get(),
                    "--regid=" + gid.get(),
                    "--clear-groups",
                    "--"));
        if (works(other)) {
          return other;
        }
      }
    }
    throw Problem.of(
            Problem.Kind.PLATFORM,
            "PostgreSQL does not run as root, and there is no way here to run it as another user.",
            "Run Bakeoff as an ordinary user, or set BAKEOFF_HOME to a folder that other users may"
                + " enter.")
        .asException();
  }

  /** Whether a way leads away from root and to the program. */
  private boolean works(Commands way) {
    Optional<String> uid = output(way, List.of("id", "-u"));
    return uid.isPresent()
        && !uid.get().equals(ROOT)
        && output(way, List.of(program.tool("postgres"), "-V")).isPresent();
  }

  private static Optional<String> output(Commands way, List<String> command) {
    Commands.Result result = way.run(command, Optional.empty(), TIMEOUT);
    return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
  }

  private void handOver(int uid, int gid) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + directory + " cannot be given to another user: " + e.getMessage(),
              "Run Bakeoff as an ordinary user.")
          .asException(e);
    }
  }
}
