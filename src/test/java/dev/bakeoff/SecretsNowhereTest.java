package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs Bakeoff as a user does, against a server with a password that this test knows, and looks for
 * it everywhere afterwards: files, output, the workers' command lines and environments.
 */
@Timeout(300)
final class SecretsNowhereTest {
  private static final String RIGHT = "BAKEOFF_TEST_RIGHT";
  private static final String WRONG = "BAKEOFF_TEST_WRONG";

  @TempDir private Path home;
  @TempDir private Path elsewhere;
  private BuiltInServer.Running server;
  private String password;
  private String wrong;

  /** What was found in the processes that Bakeoff started. */
  private final Set<String> leaks = ConcurrentHashMap.newKeySet();

  private final Set<Long> looked = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void aServerWithAPassword() throws IOException {
    server = new PostgresAdapter().builtInServer().orElseThrow().start(elsewhere.resolve("server"));
    password = server.secrets().get("password");
    byte[] random = new byte[12];
    RandomGenerator.getDefault().nextBytes(random);
    wrong = "wrong-" + HexFormat.of().formatHex(random);
    Map<String, String> settings = server.settings();
    StringBuilder yaml = new StringBuilder("platforms:\n");
    Path file = Files.writeString(elsewhere.resolve("token"), password + "\n");
    for (var profile :
        Map.of(
                "by_variable",
                "${" + RIGHT + "}",
                "by_command",
                "command: cat " + file,
                "refused",
                "${" + WRONG + "}")
            .entrySet()) {
      yaml.append("  %s:\n    type: postgresql\n    connection:\n".formatted(profile.getKey()));
      for (String key : List.of("host", "port", "database", "user")) {
        yaml.append("      %s: '%s'\n".formatted(key, settings.get(key)));
      }
      yaml.append("      schema: s_%s\n".formatted(profile.getKey()));
      yaml.append("      password: \"%s\"\n".formatted(profile.getValue()));
    }
    Files.writeString(home.resolve("platforms.yaml"), yaml);
    Files.writeString(
        home.resolve("poc.yaml"),
        """
        dataset: {name: tiny, version: 1.0, spec: customer, rows: 2k}
        platforms: [by_variable, by_command]
        workloads:
          serving: {pattern: lookup, concurrent_clients: [2], duration: 1s, warmup: 0s}
        trials: 1
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private record Ended(int code, String output) {}

  /** Runs a command in a process of its own, looking at its children all the while. */
  private Ended bakeoff(String... args) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                "dev.bakeoff.App"));
    words.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    Path output = Files.createTempFile(elsewhere, "output", ".txt");
    builder.redirectOutput(output.toFile());
    builder.environment().put("BAKEOFF_HOME", home.toString());
    builder.environment().put(RIGHT, password);
    builder.environment().put(WRONG, wrong);
    Process process = builder.start();
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(this::look);
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  /** A program that was just forked shows its parent's environment until it has begun. */
  private void look(ProcessHandle child) {
    Path proc = Path.of("/proc", Long.toString(child.pid()));
    try {
      String line = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      if (!line.contains("dev.bakeoff.App\0worker")) {
        // The commands that print secrets are the user's own programs, in the user's environment.
        if (holdsSecret(line)) {
          leaks.add("command line of " + line);
        }
        return;
      }
      looked.add(child.pid());
      String environment = Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1);
      if (holdsSecret(line) || holdsSecret(environment)) {
        leaks.add("worker: " + line);
      }
    } catch (IOException e) {
      // It has ended in the meantime.
      return;
    }
  }

  private boolean holdsSecret(String text) {
    return Stream.of(password, wrong)
        .flatMap(
            secret ->
                Stream.of(
                    secret,
                    Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                    new String(
                        secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)))
        .anyMatch(text::contains);
  }

  @Test
  void a_secret_is_in_no_file_log_output_command_line_or_environment_of_a_worker()
      throws Exception {
    assumeThat(System.getProperty("os.name"))
        .as("only Linux shows the processes' environments as files")
        .isEqualTo("Linux");
    Ended run =
        bakeoff("benchmark", "run", home.resolve("poc.yaml").toString(), "--json", "--debug");
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(looked).as("workers that were looked at").hasSizeGreaterThanOrEqualTo(3);

    Ended refused = bakeoff("--debug", "platform", "test", "refused");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("password");
    Ended load = bakeoff("dataset", "load", "tiny:1.0", "--platform", "refused", "--debug");
    assertThat(load.code()).isEqualTo(1);

    StringBuilder outputs = new StringBuilder(run.output());
    outputs.append(refused.output()).append(load.output());
    for (String kind : List.of("html", "pptx", "png", "svg", "json", "csv")) {
      Ended report =
          bakeoff("report", "generate", "--output", home.resolve("report." + kind).toString());
      assertThat(report.code()).as(report.output()).isZero();
      outputs.append(report.output());
    }
    for (String[] command :
        List.of(
            new String[] {"history", "list", "--json"},
            new String[] {"platform", "list", "--json"},
            new String[] {"platform", "show", "by_variable"})) {
      outputs.append(bakeoff(command).output());
    }
    assertThat(holdsSecret(outputs.toString())).as("output of the commands").isFalse();
    assertThat(leaks).isEmpty();
    assertThat(filesWithSecrets()).isEmpty();
    assertThat(home.resolve("bakeoff.db")).exists();
  }

  @Test
  void this_test_would_find_a_secret() throws IOException {
    Files.writeString(home.resolve("leak.log"), "password=" + password);
    assertThat(filesWithSecrets()).containsExactly("leak.log");
  }

  private List<String> filesWithSecrets() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (holdsSecret(new String(bytes, StandardCharsets.ISO_8859_1))
            || (file.toString().endsWith(".pptx") && packedHoldsSecret(file))) {
          found.add(home.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private boolean packedHoldsSecret(Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (holdsSecret(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }
}
