package dev.bakeoff.run.worker;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parent's side of one worker: starts it, hands it its plan, reads its messages, and makes sure
 * that it and its children end. Thread-safe.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final int KEPT_ERROR_LINES = 20;
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Redaction redaction;
  private final Deque<String> errorTail = new ArrayDeque<>();
  private final Thread errorReader =
      Thread.ofPlatform().daemon().name("worker-errors").unstarted(this::readErrors);
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private volatile Optional<Problem> reported = Optional.empty();
  private volatile Optional<Problem> imposed = Optional.empty();
  private volatile boolean done;

  private WorkerProcess(Process process, Redaction redaction) {
    this.process = process;
    this.redaction = redaction;
  }

  /**
   * How a worker ended.
   *
   * @param problem why it did not do its work; empty where it did
   */
  public record Outcome(Optional<Problem> problem) {}

  /**
   * Starts a worker and sends its plan. Messages reach the consumer one at a time, in order, on a
   * thread of this worker.
   *
   * @throws dev.bakeoff.model.ProblemException where the program cannot be started
   */
  public static WorkerProcess start(
      WorkerCommand command, WorkerPlan plan, Consumer<WorkerMessage> messages) {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().keySet().removeAll(command.withheld());
    builder.environment().putAll(command.environment());
    try {
      WorkerProcess worker = new WorkerProcess(builder.start(), Redaction.of(plan.connection()));
      worker.errorReader.start();
      Thread.ofPlatform()
          .daemon()
          .name("worker-messages")
          .start(() -> worker.readMessages(messages));
      // A grandchild that holds on to the output must not keep the run waiting for its end.
      var _ =
          worker
              .process
              .onExit()
              .thenRunAsync(worker::finish, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
      worker.send(plan);
      return worker;
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.WORKER,
              "The worker '"
                  + command.words().getFirst()
                  + "' could not be started: "
                  + e.getMessage(),
              "Check that the program is there and may be run.")
          .asException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Completes when the process has ended and its last message was handled. */
  public CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Waits for the end; at the timeout the worker is killed with its children. */
  public Outcome await(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      kill(
          Problem.of(
              Problem.Kind.WORKER,
              "The worker did not finish within " + timeout.toSeconds() + " s and was stopped.",
              "Give the leg more time with --timeout, or look at what the platform was doing."));
    }
    return outcome.join();
  }

  /** Waits likewise, and throws why the worker did not do its work, where it did not. */
  public void awaitSuccess(Duration timeout) throws InterruptedException {
    Optional<Problem> problem = await(timeout).problem();
    if (problem.isPresent()) {
      throw problem.get().asException();
    }
  }

  /** Asks the worker to stop, and kills it where it does not. Returns at once. */
  public void requestStop(Problem why) {
    imposed = Optional.of(why);
    closeInput();
    CompletableFuture.delayedExecutor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> killTree(process));
  }

  /** Kills the worker and its children at once. */
  public void kill(Problem why) {
    imposed = Optional.of(why);
    killTree(process);
  }

  /** Stops the worker, if it still runs, and waits until it has gone. */
  @Override
  public void close() {
    closeInput();
    try {
      if (!process.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        killTree(process);
      }
    } catch (InterruptedException e) {
      killTree(process);
      Thread.currentThread().interrupt();
    }
  }

  private void send(WorkerPlan plan) {
    byte[] line = (RunJson.write(plan) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream input = process.getOutputStream();
      input.write(line);
      input.flush();
    } catch (IOException e) {
      // The worker died before it could read; its exit code and error output will say why.
      LOG.debug("plan not delivered", e);
    }
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("input of a worker that has gone", e);
    }
  }

  private void readMessages(Consumer<WorkerMessage> messages) {
    try (BufferedReader lines = reader(process.getInputStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        handle(redaction.apply(line), messages);
      }
    } catch (IOException e) {
      LOG.debug("output of a worker that was killed", e);
    } catch (RuntimeException e) {
      LOG.error("a worker's message could not be handled", e);
      kill(
          Problem.of(
              Problem.Kind.INTERNAL,
              "A worker's message could not be handled: " + e.getMessage(),
              "See the log."));
    }
    finish();
  }

  private void handle(String line, Consumer<WorkerMessage> messages) {
    WorkerMessage message;
    try {
      message = RunJson.read(line, WorkerMessage.class);
    } catch (IllegalArgumentException e) {
      String start = line.length() > 120 ? line.substring(0, 120) + "…" : line;
      kill(
          Problem.of(
              Problem.Kind.WORKER,
              "The worker wrote a line that is not of the protocol: " + start,
              "A worker's standard output is for protocol messages only; see"
                  + " docs/worker-protocol.md."));
      return;
    }
    if (message instanceof WorkerMessage.ProblemFound found) {
      reported = Optional.of(Problem.of(found.kind(), found.what(), found.hint()));
    }
    done |= message instanceof WorkerMessage.Done;
    messages.accept(message);
  }

  private void readErrors() {
    try (BufferedReader lines = reader(process.getErrorStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String shown = redaction.apply(line);
        LOG.info("worker {}: {}", process.pid(), shown);
        synchronized (errorTail) {
          errorTail.addLast(shown);
          if (errorTail.size() > KEPT_ERROR_LINES) {
            errorTail.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("errors of a worker that was killed", e);
    }
  }

  private void finish() {
    int code;
    try {
      code = process.waitFor();
      // Its last words may still be on their way.
      errorReader.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      code = -1;
    }
    Optional<Problem> crash = done ? Optional.empty() : Optional.of(crashProblem(code));
    outcome.complete(new Outcome(imposed.or(() -> reported).or(() -> crash)));
  }

  private Problem crashProblem(int code) {
    String last;
    synchronized (errorTail) {
      last = errorTail.isEmpty() ? "" : " Its last words: " + errorTail.getLast();
    }
    return Problem.of(
        Problem.Kind.WORKER,
        "The worker ended unexpectedly (exit code " + code + ")." + last,
        "The log has all that it wrote.");
  }

  private static void killTree(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
