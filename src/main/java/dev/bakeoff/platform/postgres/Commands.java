package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs, under another user where this one is root, which they refuse, and
 * free of whatever the environment says about other PostgreSQL installations.
 *
 * @param prefix what stands before each command; empty for an ordinary user
 */
record Commands(List<String> prefix) {
  /** What a command printed, and how it ended. */
  record Result(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }

    /** The last lines, for a message. */
    String tail() {
      List<String> lines = output.strip().lines().toList();
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
  }

  Commands {
    prefix = List.copyOf(prefix);
  }

  ProcessBuilder builder(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    // Messages in English, whatever the desktop's language, and no locale that may be missing.
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANGUAGE"));
    environment.put("LANG", "C");
    return builder;
  }

  /** Runs a command to its end; what is written to its standard input goes nowhere else. */
  Result run(List<String> command, Optional<String> input, Duration timeout) {
    String name = Path.of(command.getFirst()).getFileName().toString();
    try {
      Process process = builder(command).redirectErrorStream(true).start();
      return await(process, name, input, timeout);
    } catch (IOException e) {
      return new Result(-1, name + " cannot be started: " + e.getMessage());
    }
  }

  private static Result await(
      Process process, String name, Optional<String> input, Duration timeout) {
    try {
      StringBuilder output = new StringBuilder();
      Thread reader = Thread.ofVirtual().start(() -> drain(process, output));
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.orElse("").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended before it had read everything; its exit code and output say why.
      }
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return new Result(-1, name + " did not end within " + timeout.toSeconds() + " s");
      }
      reader.join(Duration.ofSeconds(5));
      synchronized (output) {
        return new Result(process.exitValue(), output.toString());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted while " + name + " was process.", "")
          .asException(e);
    }
  }

  private static void drain(Process process, StringBuilder output) {
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      synchronized (output) {
        output.append(text);
      }
    } catch (IOException e) {
      // The process was killed; there is no more to read.
    }
  }
}
