package dev.bakeoff.platform.secret;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program and takes the first line that it prints. Whatever it prints is kept out of every
 * message: also what goes to standard error may show the secret.
 */
final class TokenCommand {
  private static final String HINT =
      "Run the command in a terminal to see what it says; a sign-in that it needs may have run"
          + " out.";

  private final Duration limit;

  TokenCommand(Duration limit) {
    this.limit = limit;
  }

  String run(SecretReference.Command command) {
    Process process = start(command);
    try {
      CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw problem(
            "The command '"
                + command.program()
                + "', which should print a secret, did not end within "
                + limit.toSeconds()
                + " s.");
      }
      if (process.exitValue() != 0) {
        throw problem(
            "The command '"
                + command.program()
                + "', which should print a secret, ended with exit code "
                + process.exitValue()
                + ".");
      }
      // A child of the program that goes on in the background may hold on to its output.
      String token = line.completeOnTimeout("", 5, TimeUnit.SECONDS).join().strip();
      if (token.isEmpty()) {
        throw problem(
            "The command '"
                + command.program()
                + "', which should print a secret, printed nothing.");
      }
      return token;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "The question for a secret was cancelled.", "")
          .asException();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(SecretReference.Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.arguments());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(
        ProcessBuilder.Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null")));
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.request(
              "The command '"
                  + command.program()
                  + "', which should print a secret, could not be started.",
              "Check that the program is installed and on the PATH. It runs without a shell, so"
                  + " pipes and aliases do not work.")
          .asException();
    }
  }

  /** Reads on to the end, so that the program is not held up by a full pipe. */
  private static String firstLine(Process process) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String first = reader.readLine();
      var _ = reader.transferTo(Writer.nullWriter());
      return first == null ? "" : first;
    } catch (IOException e) {
      return "";
    }
  }

  private static ProblemException problem(String what) {
    return Problem.request(what, HINT).asException();
  }
}
