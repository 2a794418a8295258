package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, unpacked once from the archive on the class path.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresProgram(Path home) {
  private static final String PREFIX = "program-";
  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

  String tool(String name) {
    return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name).toString();
  }

  /** The version that the server names, such as {@code 18.6}; empty where it does not even run. */
  Optional<String> version() {
    Commands.Result result =
        new Commands(List.of())
            .run(List.of(tool("postgres"), "-V"), Optional.empty(), VERSION_TIMEOUT);
    String[] words = result.output().strip().split(" ", -1);
    return result.succeeded() && words.length >= 3 ? Optional.of(words[2]) : Optional.empty();
  }

  /** The first part of the version; 0 where the server does not run. */
  int major() {
    String digits = version().orElse("0").split("[^0-9]", 2)[0];
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Unpacks the archive below a folder, unless that has been done before and is still whole. */
  static PostgresProgram unpackBelow(Path directory) {
    String archive = archiveName();
    try {
      Path home = directory.resolve(PREFIX + digest(archive));
      PostgresProgram program = new PostgresProgram(home);
      if (Files.isDirectory(home) && program.version().isPresent()) {
        return program;
      }
      removeUnpacked(directory);
      Path beside = Files.createTempDirectory(directory, PREFIX + "unpacking-");
      unpack(archive, beside);
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      if (program.version().isEmpty()) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "The built-in PostgreSQL does not run on this machine.",
                "Use a PostgreSQL server of your own: add a profile for it.")
            .asException();
      }
      return program;
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The built-in PostgreSQL cannot be unpacked to " + directory + ": " + e.getMessage(),
              "Check that the disk has 100 MB free and that the folder can be written to.")
          .asException(e);
    }
  }

  /** Other versions, and what an unpacking that was killed has left. */
  private static void removeUnpacked(Path directory) throws IOException {
    List<Path> old;
    try (Stream<Path> children = Files.list(directory)) {
      old = children.filter(p -> p.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path folder : old) {
      deleteTree(folder);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (InputStream resource = open(archive);
        TarArchiveInputStream entries =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(resource, 1 << 16)))) {
      TarArchiveEntry entry = entries.getNextEntry();
      while (entry != null) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          write(entries, entry, path);
        }
        entry = entries.getNextEntry();
      }
    }
  }

  private static void write(InputStream content, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    // Owner's execute bit of the Unix mode.
    if ((entry.getMode() & 0100) != 0 && !isWindows()) {
      Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      rights.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(path, rights);
    }
  }

  /** Tells archives apart; the first 12 digits of SHA-256 are plenty for a folder's name. */
  private static String digest(String archive) throws IOException {
    try (InputStream resource = open(archive)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      int count = resource.read(buffer);
      while (count >= 0) {
        sha.update(buffer, 0, count);
        count = resource.read(buffer);
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static InputStream open(String archive) {
    InputStream resource = PostgresProgram.class.getResourceAsStream("/" + archive);
    if (resource == null) {
      throw noArchive(archive);
    }
    return resource;
  }

  private static ProblemException noArchive(String archive) {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "This copy of Bakeoff carries no PostgreSQL for this machine (" + archive + ").",
            "Use a PostgreSQL server of your own: add a profile for it.")
        .asException();
  }

  /** As in the binaries' jars: {@code postgres-linux-x86_64.txz}. */
  private static String archiveName() {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = mac ? "darwin" : isWindows() ? "windows" : "linux";
    String processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
