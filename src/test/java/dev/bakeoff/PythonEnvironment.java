package dev.bakeoff;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual environment of Python's below {@code target}, with packages of fixed versions; made at
 * its first use. Where it cannot be had, the test is skipped by name, or fails where everything is
 * required.
 */
public final class PythonEnvironment {
  private PythonEnvironment() {}

  /**
   * The environment's interpreter.
   *
   * @param name of its folder; another for other packages
   * @param packages such as {@code duckdb==2.0.0}
   */
  public static synchronized Path python(String name, List<String> packages) {
    Path folder = Path.of("target", "tools", name).toAbsolutePath();
    Path complete = folder.resolve("complete");
    try {
      if (!Files.exists(complete) || !Files.readAllLines(complete).equals(packages)) {
        Files.createDirectories(folder.getParent());
        run(List.of("python3", "-m", "venv", "--clear", folder.toString()));
        List<String> install =
            new ArrayList<>(
                List.of(interpreter(folder).toString(), "-m", "pip", "install", "--quiet"));
        install.addAll(packages);
        run(install);
        Files.write(complete, packages);
      }
      return interpreter(folder);
    } catch (IOException e) {
      String reason = "Python with " + packages + " cannot be had here: " + e.getMessage();
      return "true".equals(System.getenv("CI"))
              || "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))
          ? fail(reason)
          : abort(reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    Process running = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + output.strip());
    }
  }

  private static Path interpreter(Path folder) {
    Path unix = folder.resolve("bin").resolve("python");
    return Files.exists(unix) ? unix : folder.resolve("Scripts").resolve("python.exe");
  }
}
