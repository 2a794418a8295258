package dev.bakeoff.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against GNOME Keyring in a session of its own; without any session it says so. */
final class SystemKeychainTest {
  @TempDir private Path home;

  @Test
  void keeps_replaces_and_forgets_secrets() throws Exception {
    for (String program : List.of("dbus-run-session", "gnome-keyring-daemon")) {
      // Part of a desktop, which no build can fetch: skipped by name wherever it is missing.
      assumeThat(isInstalled(program))
          .as(program + " is not installed (Debian: dbus-daemon, gnome-keyring)")
          .isTrue();
    }
    List<String> words = new ArrayList<>(List.of("dbus-run-session", "--", "sh", "-c"));
    words.add(
        "printf login | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec"
            + " \"$@\"");
    words.add("sh");
    words.addAll(java());
    assertThat(run(words))
        .containsSubsequence(
            "at first: Optional.empty",
            "stored: grüße 1",
            "replaced: grüße 2",
            "removed: Optional.empty");
  }

  @Test
  void a_system_without_a_keychain_is_told_in_words() throws Exception {
    assumeThat(System.getProperty("os.name"))
        .as("only Linux can be without a keychain")
        .isEqualTo("Linux");
    assertThat(run(java())).anyMatch(line -> line.contains("no keychain that Bakeoff can reach"));
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Dstdout.encoding=UTF-8",
        "-classpath",
        System.getProperty("java.class.path"),
        KeychainMain.class.getName());
  }

  private List<String> run(List<String> words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeIf(v -> v.startsWith("DBUS_") || v.startsWith("XDG_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    process.waitFor();
    return lines;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
