package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder of the built-in server: made once, kept between starts, set aside and made anew
 * where it is damaged, since everything in it can be loaded again.
 */
final class PostgresCluster {
  static final String USER = "bakeoff";
  static final String DATABASE = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String DATA = "data";
  private static final String DAMAGED = "data-damaged";
  private static final String NEW = "data-new";
  private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(3);

  /** Includes recovery after a crash. */
  private static final Duration PASSWORD_TIMEOUT = Duration.ofMinutes(10);

  private static final int PORT_ATTEMPTS = 5;

  /** The first major version with the locale provider that sorts by code points everywhere. */
  private static final int BUILTIN_LOCALE_SINCE = 17;

  /** Reasons why a start fails that a fresh data folder would not cure. */
  private static final List<String> NOT_THE_DATAS_FAULT =
      List.of(
          "No space left on device",
          "Cannot allocate memory",
          "could not create shared memory",
          "could not map anonymous shared memory",
          "pre-existing shared memory block",
          "Permission denied",
          "Read-only file system",
          "did not end within");

  private final Path home;
  private final Path data;
  private final PostgresProgram program;
  private final Commands commands;
  private final Purpose purpose;

  /**
   * What a server is for.
   *
   * @param users who may sign in, as pg_hba.conf has it
   * @param settings beyond those of {@link PostgresTuning}
   */
  record Purpose(String users, List<String> settings) {
    /** A platform that is measured. */
    static final Purpose PLATFORM = new Purpose(USER, List.of());

    /** A dump is made or read, and the data thrown away: nothing needs to survive a crash. */
    static final Purpose DUMP =
        new Purpose("all", List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off"));

    /** Local TCP with a password is the only way in. */
    String hba() {
      return "host all " + users + " 127.0.0.1/32 scram-sha-256\n";
    }
  }

  PostgresCluster(Path home, PostgresProgram program, Commands commands) {
    this(home, program, commands, Purpose.PLATFORM);
  }

  PostgresCluster(Path home, PostgresProgram program, Commands commands, Purpose purpose) {
    this.home = home;
    this.data = home.resolve(DATA);
    this.program = program;
    this.commands = commands;
    this.purpose = purpose;
  }

  /** Stops a server that an earlier Bakeoff has left running on this data. */
  void stopStale() {
    StaleServer.stop(home, data, program, commands);
  }

  /**
   * Starts the server.
   *
   * @param lock on the folder; the running server releases it
   */
  RunningPostgres start(String password, FileChannel lock) {
    boolean fresh = ensureData();
    try {
      return startOnce(password, lock);
    } catch (DamagedDataException e) {
      if (fresh) {
        throw failed(e.getMessage());
      }
      LOG.warn("Setting the built-in PostgreSQL's data aside: {}", e.getMessage());
      setAside();
      ensureData();
    }
    try {
      return startOnce(password, lock);
    } catch (DamagedDataException e) {
      throw failed(e.getMessage());
    }
  }

  private RunningPostgres startOnce(String password, FileChannel lock) throws DamagedDataException {
    setPassword(password);
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      RunningPostgres server = new RunningPostgres(launch(port), port, password, stopper(), lock);
      Optional<String> failure = server.awaitReady(home.resolve("server.log"));
      if (failure.isEmpty()) {
        return server;
      }
      server.stop();
      boolean taken = failure.get().contains("Address already in use");
      if (!taken || attempt == PORT_ATTEMPTS) {
        throw damagedUnlessKnown(failure.get());
      }
    }
  }

  private PostgresStopper stopper() {
    return new PostgresStopper(program, commands, data);
  }

  /** Whether it had to be made. */
  private boolean ensureData() {
    try {
      Path versionFile = data.resolve("PG_VERSION");
      if (Files.isRegularFile(versionFile)) {
        String major = Files.readString(versionFile).strip();
        if (program.version().orElse("").startsWith(major + ".")) {
          return false;
        }
        LOG.warn("The built-in PostgreSQL's data are of version {}: making new ones", major);
      }
      if (Files.exists(data)) {
        setAside();
      }
      initialize();
      return true;
    } catch (IOException e) {
      throw storage(e);
    }
  }

  private void initialize() throws IOException {
    Path beside = home.resolve(NEW);
    if (Files.exists(beside)) {
      PostgresProgram.deleteTree(beside);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                program.tool("initdb"),
                "--pgdata=" + beside,
                "--username=" + USER,
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C"));
    if (program.major() >= BUILTIN_LOCALE_SINCE) {
      // Text in the order of its code points on every machine.
      command.add("--locale-provider=builtin");
      command.add("--builtin-locale=C.UTF-8");
    }
    Commands.Result result = commands.run(command, Optional.empty(), INITDB_TIMEOUT);
    if (!result.succeeded()) {
      throw failed("initdb: " + result.tail());
    }
    Files.writeString(beside.resolve("pg_hba.conf"), purpose.hba());
    Files.move(beside, data);
  }

  /** Keeps one damaged folder, the newest, for whoever wants to know why. */
  private void setAside() {
    try {
      Path aside = home.resolve(DAMAGED);
      if (Files.exists(aside)) {
        PostgresProgram.deleteTree(aside);
      }
      Files.move(data, aside);
    } catch (IOException e) {
      throw storage(e);
    }
  }

  /**
   * Sets the password while no server runs, through the standard input of the server in its
   * single-user mode; only its SCRAM verifier goes that way.
   */
  private void setPassword(String password) throws DamagedDataException {
    String verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
    Commands.Result result =
        commands.run(
            List.of(program.tool("postgres"), "--single", "-D", data.toString(), DATABASE),
            Optional.of("ALTER ROLE " + USER + " PASSWORD '" + verifier + "'\n"),
            PASSWORD_TIMEOUT);
    String output = result.output().replace(verifier, "***");
    if (!result.succeeded() || output.contains("ERROR:") || output.contains("FATAL:")) {
      throw damagedUnlessKnown(new Commands.Result(result.exit(), output).tail());
    }
  }

  private Process launch(int port) {
    List<String> command =
        new ArrayList<>(
            List.of(program.tool("postgres"), "-D", data.toString(), "-c", "port=" + port));
    List<String> settings = new ArrayList<>(PostgresTuning.settings());
    settings.addAll(purpose.settings());
    for (String setting : settings) {
      command.add("-c");
      command.add(setting);
    }
    Path log = home.resolve("server.log");
    try {
      Process process =
          commands
              .builder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw failed(e.getMessage());
    }
  }

  private static int freePort() {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw failed("no free port: " + e.getMessage());
    }
  }

  private static DamagedDataException damagedUnlessKnown(String words) {
    if (NOT_THE_DATAS_FAULT.stream().anyMatch(words::contains)) {
      throw failed(words);
    }
    return new DamagedDataException(words);
  }

  private static ProblemException failed(String words) {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "The built-in PostgreSQL does not start: " + words,
            "Check free memory and disk space of this machine, or use a server of your own.")
        .asException();
  }

  private ProblemException storage(IOException e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The built-in PostgreSQL's folder " + home + " cannot be prepared: " + e.getMessage(),
            "Check free space and rights of that folder.")
        .asException(e);
  }

  /** The server does not start on its data, for no reason outside them. */
  private static final class DamagedDataException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedDataException(String message) {
      super(message);
    }
  }

  /** The last lines of a log; empty where there is none. */
  static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      List<String> all = lines.filter(line -> !line.isBlank()).toList();
      return String.join(" / ", all.subList(Math.max(0, all.size() - 4), all.size()));
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }
}
