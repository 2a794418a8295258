package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInPostgresTest {
  @TempDir static Path template;

  @TempDir Path home;

  private final List<BuiltInServer.Running> servers = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  /** Unpacking and initdb once for all tests; each works on a copy. */
  @BeforeAll
  static void prepareTemplate() {
    new BuiltInPostgres().start(template).close();
  }

  @BeforeEach
  void copyTemplate() throws IOException {
    copyTemplateTo(home);
  }

  private static void copyTemplateTo(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(template)) {
      for (Path path : all.toList()) {
        Path copy = target.resolve(template.relativize(path).toString());
        boolean program = path.toString().contains("program-");
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(copy);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(path));
        } else if (program) {
          Files.createLink(copy, path);
        } else {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    servers.forEach(BuiltInServer.Running::close);
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void keepsDataBetweenStartsAndItsPasswordInMemoryOnly() throws Exception {
    BuiltInServer.Running first = start(home);
    execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    String password = first.secrets().get(PostgresAdapter.PASSWORD);
    assertThat(password).hasSizeGreaterThan(20);
    assertThat(ProcessHandle.of(first.pid()).orElseThrow().info().commandLine().orElse(""))
        .contains("127.0.0.1")
        .doesNotContain(password);
    assertThat(first.toString()).doesNotContain(password);
    first.close();
    assertThat(ProcessHandle.of(first.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(filesThatHold(password)).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");

    BuiltInServer.Running second = start(home);
    assertThat(ask(second, "SELECT answer FROM kept")).isEqualTo("42");
    assertThat(second.secrets().get(PostgresAdapter.PASSWORD)).isNotEqualTo(password);
    Connection old =
        new Connection("x", "postgresql", "x", true, second.settings(), first.secrets());
    assertThatThrownBy(() -> PostgresServer.of(old).connect())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not let");
    second.close();
    second.close();
  }

  @Test
  void listensOnTheLoopbackAddressOnlyAndLetsNobodyInWithoutAPassword() throws Exception {
    BuiltInServer.Running server = start(home);
    int port = Integer.parseInt(server.settings().get(PostgresAdapter.PORT));
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.getHostAddress().equals("127.0.0.1")) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
    assertThat(ask(server, "SHOW unix_socket_directories")).isEmpty();
    for (String user : List.of("bakeoff", "postgres", "root")) {
      Map<String, String> settings = new java.util.HashMap<>(server.settings());
      settings.put("user", user);
      Connection without = new Connection("x", "postgresql", "x", true, settings, Map.of());
      assertThatThrownBy(() -> PostgresServer.of(without).connect())
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void isNotStartedTwiceOnOneFolder() {
    BuiltInServer.Running server = start(home);
    assertThatThrownBy(() -> new BuiltInPostgres().start(home))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("in use by another Bakeoff");
    assertThat(ProcessHandle.of(server.pid()).orElseThrow().isAlive()).isTrue();
  }

  @Test
  void aServerLeftByAKilledBakeoffIsStoppedAndItsDataAreKept() throws Exception {
    Process host = host(home, Map.of());
    String[] hosted = firstLine(host).split(" ", -1);
    long orphan = Long.parseLong(hosted[0]);
    try (java.sql.Connection connection = connect(hosted);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      // kill -9: nothing in that process gets a chance to clean up.
      host.destroyForcibly().waitFor();
    }
    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();

    BuiltInServer.Running server = start(home);
    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(server.pid()).isNotEqualTo(orphan);
    assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void aServerThatWasKilledItselfRecovers() throws Exception {
    BuiltInServer.Running server = start(home);
    execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
    server.close();
    assertThat(ask(start(home), "SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void stopsWhenItsProcessEnds() throws Exception {
    Process host = host(home, Map.of());
    long pid = Long.parseLong(firstLine(host).split(" ", -1)[0]);
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    host.getOutputStream().close();
    assertThat(host.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.isAlive()).isFalse();

    Process terminated = host(home, Map.of());
    long second = Long.parseLong(firstLine(terminated).split(" ", -1)[0]);
    terminated.destroy();
    assertThat(terminated.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void worksInAnOddFolderAndWhateverTheEnvironmentSays() throws Exception {
    assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
    Path odd = home.resolve("Ünï cödé 漢字 it's $HOME").resolve("x".repeat(120));
    Files.createDirectories(odd);
    copyTemplateTo(odd);
    Process host =
        host(
            odd,
            Map.of(
                "PGDATA", "/nonexistent",
                "PGPORT", "1",
                "PGHOST", "/nonexistent",
                "PGUSER", "nobody",
                "PGDATABASE", "nope",
                "PGSSLMODE", "verify-full",
                "PGOPTIONS", "-c work_mem=broken"));
    try (java.sql.Connection connection = connect(firstLine(host).split(" ", -1));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_user")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("bakeoff");
    }
  }

  @Test
  void damagedDataAreSetAsideAndMadeAnew() throws Exception {
    BuiltInServer.Running server = start(home);
    execute(server, "CREATE TABLE lost AS SELECT 42 AS answer");
    server.close();
    Files.writeString(home.resolve("data/global/pg_control"), "not a control file");
    BuiltInServer.Running again = start(home);
    assertThat(ask(again, "SELECT count(*) FROM pg_class WHERE relname = 'lost'")).isEqualTo("0");
    assertThat(home.resolve("data-damaged/global/pg_control")).hasContent("not a control file");
  }

  @Test
  void anUnfinishedPreparationIsDoneAgain() throws Exception {
    start(home).close();
    PostgresProgram.deleteTree(home.resolve("data"));
    Files.createDirectories(home.resolve("data-new/half"));
    Files.createDirectories(home.resolve("program-unpacking-123/bin"));
    Path program;
    try (Stream<Path> children = Files.list(home)) {
      program =
          children
              .filter(p -> p.getFileName().toString().matches("program-[0-9a-f]{12}"))
              .findFirst()
              .orElseThrow();
    }
    // Not written to in place: it is shared with the other tests.
    Files.delete(program.resolve("bin/postgres"));
    Files.write(program.resolve("bin/postgres"), new byte[0]);
    assertThat(ask(start(home), "SELECT 1")).isEqualTo("1");
    assertThat(home.resolve("data-new")).doesNotExist();
    assertThat(home.resolve("program-unpacking-123")).doesNotExist();
  }

  @Test
  void aForeignProcessWithTheOldNumberIsLeftAlone() throws Exception {
    start(home).close();
    Process foreign = new ProcessBuilder("sleep", "600").start();
    processes.add(foreign);
    Files.writeString(
        home.resolve("data/postmaster.pid"),
        foreign.pid() + "\n" + home.resolve("data") + "\n1\n5432\n\n127.0.0.1\n");
    assertThat(ask(start(home), "SELECT 1")).isEqualTo("1");
    assertThat(foreign.isAlive()).isTrue();
  }

  @Test
  void rootWithoutUserNamespacesRunsItAsAnotherUser() throws Exception {
    assumeThat(Unprivileged.isRoot()).as("only root can become another user").isTrue();
    // Its own copy: the files are given to the other user, and links share their owner.
    PostgresProgram.deleteTree(home);
    Files.createDirectories(home);
    PostgresProgram program = PostgresProgram.unpackBelow(home);
    Commands commands = new Unprivileged(program, home).asOtherUser();
    assertThat(commands.prefix()).first().isEqualTo("setpriv");
    FileChannel lock =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    BuiltInServer.Running server =
        new PostgresCluster(home, program, commands).start("a-password", lock);
    servers.add(server);
    assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    assertThat(
            (Integer)
                Files.getAttribute(home.resolve("data"), "unix:uid", LinkOption.NOFOLLOW_LINKS))
        .isNotZero();
  }

  private BuiltInServer.Running start(Path directory) {
    BuiltInServer.Running server = new BuiltInPostgres().start(directory);
    servers.add(server);
    return server;
  }

  private Process host(Path directory, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            BuiltInHost.class.getName(),
            directory.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    return process;
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    assertThat(line).as("what the host says").isNotNull();
    return line;
  }

  private static java.sql.Connection connect(String[] hosted) {
    Map<String, String> settings =
        Map.of("host", "127.0.0.1", "port", hosted[1], "user", "bakeoff", "sslmode", "disable");
    return PostgresServer.of(
            new Connection("x", "postgresql", "x", true, settings, Map.of("password", hosted[2])))
        .connect();
  }

  private static java.sql.Connection connect(BuiltInServer.Running server) {
    return PostgresServer.of(
            new Connection("x", "postgresql", "x", true, server.settings(), server.secrets()))
        .connect();
  }

  private static void execute(BuiltInServer.Running server, String sql) throws SQLException {
    try (java.sql.Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(BuiltInServer.Running server, String sql) throws SQLException {
    try (java.sql.Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private List<Path> filesThatHold(String password) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("program-")
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(password)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
