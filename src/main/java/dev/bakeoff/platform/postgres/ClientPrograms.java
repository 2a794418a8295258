package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's client programs of one installation.
 *
 * @param bin their folder
 * @param major their version's first part
 * @param version as pg_dump names it
 * @param server whether the server's programs lie beside them
 */
record ClientPrograms(Path bin, int major, String version, boolean server) {
  /** Names the folder of the programs to use. */
  static final String SETTING = "BAKEOFF_PG_BIN";

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");
  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

  /** Folders that hold a folder per version, and where the programs are in those. */
  private static final List<List<String>> USUAL =
      List.of(
          List.of("/usr/lib/postgresql", "bin"),
          List.of("/opt/homebrew/opt", "bin"),
          List.of("/usr/local/opt", "bin"),
          List.of("/Library/PostgreSQL", "bin"),
          List.of("/Applications/Postgres.app/Contents/Versions", "bin"),
          List.of("C:\\Program Files\\PostgreSQL", "bin"));

  /**
   * The programs to use: those that the environment names, or the newest with a server beside them,
   * or the newest.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there are none
   */
  static ClientPrograms find(Map<String, String> environment) {
    String chosen = environment.getOrDefault(SETTING, "");
    if (!chosen.isEmpty()) {
      return at(Path.of(chosen))
          .orElseThrow(
              () ->
                  Problem.request(
                          "%s names %s, where there is no pg_dump with pg_restore that runs."
                              .formatted(SETTING, chosen),
                          "Set it to the folder that holds PostgreSQL's client programs.")
                      .asException());
    }
    return folders(environment).stream()
        .flatMap(folder -> at(folder).stream())
        .max(Comparator.comparing(ClientPrograms::server).thenComparingInt(ClientPrograms::major))
        .orElseThrow(
            () ->
                Problem.request(
                        "PostgreSQL dumps need its programs pg_dump and pg_restore, which are not"
                            + " on this machine.",
                        "Install them (Debian and Ubuntu: postgresql; macOS: brew install"
                            + " postgresql; Windows: the installer of postgresql.org), or set "
                            + SETTING
                            + " to their folder.")
                    .asException());
  }

  String tool(String name) {
    return bin.resolve(PostgresProgram.isWindows() ? name + ".exe" : name).toString();
  }

  /** Runs a program to its end, or until it is cancelled. */
  Commands.Result run(List<String> command, String password, Cancellation cancellation) {
    return run(command, password, Map.of(), cancellation);
  }

  /**
   * Likewise.
   *
   * @param more variables, such as {@code PGSSLMODE}
   */
  Commands.Result run(
      List<String> command, String password, Map<String, String> more, Cancellation cancellation) {
    ProcessBuilder builder = new Commands(List.of()).builder(command).redirectErrorStream(true);
    // The environment of a process of this user is as safe as this process's memory; a command line
    // is not.
    builder.environment().put("PGPASSWORD", password);
    builder.environment().putAll(more);
    try {
      Process process = builder.start();
      cancellation.onCancel(process::destroy);
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      cancellation.throwIfRequested();
      return new Commands.Result(exit, output);
    } catch (IOException e) {
      return new Commands.Result(-1, command.getFirst() + " cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
    }
  }

  private static Set<Path> folders(Map<String, String> environment) {
    Set<Path> folders = new LinkedHashSet<>();
    String separator = PostgresProgram.isWindows() ? ";" : ":";
    for (String folder : environment.getOrDefault("PATH", "").split(separator)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder));
      }
    }
    for (List<String> usual : USUAL) {
      Path parent = Path.of(usual.getFirst());
      for (Path version : children(parent)) {
        folders.add(version.resolve(usual.getLast()));
      }
    }
    // Fedora and its kin: /usr/pgsql-17/bin.
    children(Path.of("/usr")).stream()
        .filter(p -> p.getFileName().toString().startsWith("pgsql-"))
        .forEach(p -> folders.add(p.resolve("bin")));
    return folders;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return new ArrayList<>(children.toList());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<ClientPrograms> at(Path folder) {
    ClientPrograms programs = new ClientPrograms(folder, 0, "", false);
    if (!Files.isExecutable(Path.of(programs.tool("pg_dump")))
        || !Files.isExecutable(Path.of(programs.tool("pg_restore")))) {
      return Optional.empty();
    }
    Commands.Result result =
        new Commands(List.of())
            .run(List.of(programs.tool("pg_dump"), "--version"), Optional.empty(), VERSION_TIMEOUT);
    Matcher version = VERSION.matcher(result.output());
    if (!result.succeeded() || !version.find()) {
      return Optional.empty();
    }
    boolean server =
        folder.getFileName() != null
            && folder.getFileName().toString().equals("bin")
            && Files.isExecutable(Path.of(programs.tool("postgres")))
            && Files.isExecutable(Path.of(programs.tool("initdb")))
            && Files.isExecutable(Path.of(programs.tool("pg_ctl")));
    return Optional.of(
        new ClientPrograms(folder, Integer.parseInt(version.group(2)), version.group(1), server));
  }
}
