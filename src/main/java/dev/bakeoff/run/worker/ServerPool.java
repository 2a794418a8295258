package dev.bakeoff.run.worker;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.run.worker.WorkerMessage.Ready;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The private servers that run for a while, each kept by a worker of its own that stops it when its
 * standard input closes: when the pool closes, and when this process dies. Thread-safe.
 */
public final class ServerPool implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final WorkerCommands commands;
  private final Map<String, Served> running = new HashMap<>();

  public ServerPool(WorkerCommands commands) {
    this.commands = commands;
  }

  private record Served(WorkerProcess worker, Ready ready) {}

  /**
   * Settings and secrets that reach the server of a type; starts it where it does not run, or no
   * longer does.
   */
  public synchronized Ready ensure(String type, Path directory) throws InterruptedException {
    Served served = running.get(type);
    if (served != null && !served.worker().outcome().isDone()) {
      return served.ready();
    }
    Served started = start(type, directory);
    running.put(type, started);
    return started.ready();
  }

  /** Stops the server of a type, where it runs, and waits until it has gone. */
  public synchronized void stop(String type) {
    Served served = running.remove(type);
    if (served != null) {
      served.worker().close();
    }
  }

  private Served start(String type, Path directory) throws InterruptedException {
    CompletableFuture<Ready> ready = new CompletableFuture<>();
    Connection nowhere = new Connection(type, type, "", false, Map.of(), Map.of());
    WorkerPlan plan = WorkerPlan.serve(nowhere, directory);
    WorkerProcess worker =
        WorkerProcess.start(
            commands.find(type, WorkerPlan.Task.SERVE),
            plan,
            message -> {
              if (message instanceof Ready answer) {
                ready.complete(answer);
              }
            });
    var _ =
        worker
            .outcome()
            .thenAccept(
                end ->
                    ready.completeExceptionally(
                        end.problem().orElseGet(ServerPool::endedEarly).asException()));
    try {
      return new Served(worker, ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw worker.outcome().join().problem().orElseGet(ServerPool::endedEarly).asException(e);
    } catch (TimeoutException e) {
      Problem late =
          Problem.of(
              Problem.Kind.PLATFORM,
              "The built-in "
                  + type
                  + " server did not start within "
                  + START_LIMIT.toMinutes()
                  + " minutes.",
              "Its log is in " + directory + ".");
      worker.kill(late);
      throw late.asException(e);
    } catch (InterruptedException e) {
      worker.close();
      throw e;
    }
  }

  private static Problem endedEarly() {
    return Problem.of(
        Problem.Kind.PLATFORM, "The built-in server ended before it was ready.", "See the log.");
  }

  /** Stops all servers and waits until they have gone. */
  @Override
  public synchronized void close() {
    running.values().forEach(served -> served.worker().close());
    running.clear();
  }
}
