package dev.bakeoff.platform.snowflake;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * fakesnow as a server on the loopback address: Snowflake's protocol over DuckDB, a program of
 * Python's in an environment of its own below {@code target}. It is made at the first use.
 */
final class FakeSnow implements AutoCloseable {
  private static final String VERSION = "0.12.1";
  private static final Path ENVIRONMENT =
      Path.of("target", "tools", "fakesnow-" + VERSION).toAbsolutePath();

  private static final Path SERVER =
      Path.of("src", "test", "python", "fakesnow_server.py").toAbsolutePath();

  /** What fakesnow runs on, so that tomorrow's release of any of them changes nothing. */
  private static final List<String> PACKAGES =
      List.of(
          "fakesnow[server]==" + VERSION,
          "snowflake-connector-python==4.8.1",
          "duckdb==2.0.0",
          "pyarrow==26.0.1",
          "sqlglot==30.22.0",
          "starlette==1.10.0",
          "uvicorn==0.54.0");

  private final Process process;
  private final int port;
  private final Path log;

  private FakeSnow(Path directory) throws IOException, InterruptedException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    log = directory.resolve("fakesnow.log");
    ProcessBuilder builder =
        new ProcessBuilder(python().toString(), SERVER.toString(), Integer.toString(port));
    // Its stages are folders in the temporary folder.
    builder.environment().put("TMPDIR", directory.toString());
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    awaitStart();
  }

  /**
   * Starts the server.
   *
   * @param directory for its log and its stages
   */
  static FakeSnow start(Path directory) {
    try {
      if (!Files.isRegularFile(ENVIRONMENT.resolve("complete"))) {
        install();
      }
      return new FakeSnow(directory);
    } catch (IOException e) {
      return unavailable("fakesnow cannot be had here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(ENVIRONMENT.getParent());
    run(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()));
    List<String> install =
        new ArrayList<>(List.of(python().toString(), "-m", "pip", "install", "--quiet"));
    install.addAll(PACKAGES);
    run(install);
    Files.createFile(ENVIRONMENT.resolve("complete"));
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    Process running = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output =
        new String(
            running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + output.strip());
    }
  }

  private static Path python() {
    Path unix = ENVIRONMENT.resolve("bin").resolve("python");
    return Files.exists(unix) ? unix : ENVIRONMENT.resolve("Scripts").resolve("python.exe");
  }

  private static FakeSnow unavailable(String reason) {
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
    fail("fakesnow did not start:\n" + Files.readString(log));
  }
}
