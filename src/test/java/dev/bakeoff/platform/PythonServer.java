package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of Python's on the loopback address that stands in for a platform, in a virtual
 * environment of its own below {@code target}, which is made at the first use.
 */
public final class PythonServer implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path log;

  private PythonServer(Path environment, String script, Path directory)
      throws IOException, InterruptedException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    log = directory.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            python(environment).toString(),
            Path.of("src", "test", "python", script).toString(),
            Integer.toString(port));
    // What it keeps in the temporary folder goes when the test's own folder does.
    builder.environment().put("TMPDIR", directory.toString());
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    awaitStart();
  }

  /**
   * Starts a server; where it cannot be had, the test is skipped, and fails on CI.
   *
   * @param name with its version, for its folder
   * @param packages what it runs on, each pinned, so that tomorrow's release changes nothing
   * @param script in {@code src/test/python}; takes the port
   * @param directory for its log and whatever else it writes
   */
  public static PythonServer start(
      String name, List<String> packages, String script, Path directory) {
    Path environment = Path.of("target", "tools", name).toAbsolutePath();
    try {
      if (!Files.isRegularFile(environment.resolve("complete"))) {
        install(environment, packages);
      }
      return new PythonServer(environment, script, directory);
    } catch (IOException e) {
      return unavailable(name + " cannot be had here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static void install(Path environment, List<String> packages)
      throws IOException, InterruptedException {
    Files.createDirectories(environment.getParent());
    run(List.of("python3", "-m", "venv", "--clear", environment.toString()));
    List<String> install =
        new ArrayList<>(List.of(python(environment).toString(), "-m", "pip", "install", "--quiet"));
    install.addAll(packages);
    run(install);
    Files.createFile(environment.resolve("complete"));
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    Process running = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + output.strip());
    }
  }

  private static Path python(Path environment) {
    Path unix = environment.resolve("bin").resolve("python");
    return Files.exists(unix) ? unix : environment.resolve("Scripts").resolve("python.exe");
  }

  private static PythonServer unavailable(String reason) {
    return "true".equals(System.getenv("CI")) || "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))
        ? fail(reason)
        : abort(reason);
  }

  private void awaitStart() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    process.destroyForcibly();
    fail("the server did not start:\n" + Files.readString(log));
  }
}
