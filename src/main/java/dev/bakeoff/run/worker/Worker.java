package dev.bakeoff.run.worker;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.run.RunJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's side: reads its plan, does its task, and tells what happens. One use per process.
 */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private static final Duration STOP_WATCH_LIMIT = Duration.ofMillis(200);

  private final List<PlatformAdapter> adapters;
  private final BufferedReader input;
  private final MessageWriter output;
  private final String version;
  private final Cancellation cancellation = new Cancellation();
  private final Thread stopWatch =
      Thread.ofPlatform().daemon().name("stop-watch").unstarted(this::watchForStop);

  public Worker(
      List<PlatformAdapter> adapters, InputStream input, MessageWriter output, String version) {
    this.adapters = List.copyOf(adapters);
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    this.output = output;
    this.version = version;
  }

  /** Works to the end and returns the exit code. */
  public int run() {
    int code = work();
    stopWatch.interrupt();
    try {
      stopWatch.join(STOP_WATCH_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  private int work() {
    try {
      WorkerPlan plan = readPlan();
      PlatformAdapter adapter = adapter(plan.connection().type());
      sayHello(adapter.descriptor());
      stopWatch.start();
      perform(plan, adapter);
      output.write(new WorkerMessage.Done());
      return 0;
    } catch (ProblemException e) {
      LOG.info("the work failed", e);
      tell(e.problem());
    } catch (InterruptedException e) {
      tell(Problem.of(Problem.Kind.CANCELLED, "The worker was interrupted.", ""));
    } catch (RuntimeException e) {
      LOG.error("the work failed for a reason of our own", e);
      tell(
          Problem.of(Problem.Kind.INTERNAL, "The worker failed: " + e, "The log has the details."));
    }
    return 1;
  }

  private void perform(WorkerPlan plan, PlatformAdapter adapter) throws InterruptedException {
    switch (plan.task()) {
      case PROBE -> probe(plan, adapter);
      case SERVE -> serve(plan, adapter);
      case LOAD -> new LoadTask(plan, adapter, output, cancellation).run();
      case VALIDATE -> new ValidateTask(plan, adapter, output, cancellation).run();
      case EXTRACT -> new ExtractTask(plan, adapter, output, cancellation).run();
      case MEASURE -> new MeasureTask(plan, adapter, output, cancellation).run();
    }
  }

  private void probe(WorkerPlan plan, PlatformAdapter adapter) {
    ConnectionTest test = new ConnectionTest(step -> output.write(new WorkerMessage.Tested(step)));
    output.write(WorkerMessage.Described.of(adapter.test(plan.connection(), test)));
  }

  /** Keeps the server until standard input closes, which also happens when the parent dies. */
  private void serve(WorkerPlan plan, PlatformAdapter adapter) throws InterruptedException {
    Path directory =
        Path.of(
            plan.directory()
                .orElseThrow(() -> new IllegalArgumentException("serve needs a directory")));
    try (var server = adapter.builtInServer().orElseThrow().start(directory)) {
      output.write(new WorkerMessage.Ready(server.settings(), server.secrets(), server.pid()));
      CountDownLatch end = new CountDownLatch(1);
      cancellation.onCancel(end::countDown);
      CompletableFuture<?> exit =
          ProcessHandle.of(server.pid())
              .map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null))
              .thenRun(end::countDown);
      end.await();
      exit.cancel(false);
      if (!cancellation.isRequested()) {
        throw Problem.of(
                Problem.Kind.PLATFORM,
                "The built-in " + adapter.descriptor().displayName() + " server ended by itself.",
                "Its log is in the server's folder in the home of Bakeoff.")
            .asException();
      }
    }
  }

  private WorkerPlan readPlan() {
    try {
      String line = input.readLine();
      if (line == null) {
        throw Problem.of(Problem.Kind.WORKER, "The worker got no plan on its standard input.", "")
            .asException();
      }
      WorkerPlan plan = RunJson.read(line, WorkerPlan.class);
      if (plan.protocol() != WorkerPlan.PROTOCOL) {
        throw Problem.of(
                Problem.Kind.WORKER,
                "The plan is of protocol "
                    + plan.protocol()
                    + ", this worker speaks "
                    + WorkerPlan.PROTOCOL
                    + ".",
                "Use a worker and a Bakeoff of the same version.")
            .asException();
      }
      return plan;
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.WORKER, "The worker's plan could not be read.", "")
          .asException(e);
    } catch (IllegalArgumentException e) {
      // Not the message of the parser, which quotes what it read, secrets included.
      throw Problem.of(Problem.Kind.WORKER, "The worker's plan is not of the protocol.", "")
          .asException();
    }
  }

  private PlatformAdapter adapter(String type) {
    return adapters.stream()
        .filter(a -> a.descriptor().type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(Problem.Kind.WORKER, "This worker knows no platform '" + type + "'.", "")
                    .asException());
  }

  private void sayHello(PlatformDescriptor descriptor) {
    List<String> capabilities =
        descriptor.capabilities().stream()
            .map(c -> c.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList();
    output.write(
        new WorkerMessage.Hello(WorkerPlan.PROTOCOL, "bakeoff-java", version, capabilities));
  }

  private void tell(Problem problem) {
    output.write(new WorkerMessage.ProblemFound(problem.kind(), problem.what(), problem.hint()));
  }

  private void watchForStop() {
    try {
      // Nothing but the end of the input means anything.
      String ignored = input.readLine();
      while (ignored != null) {
        ignored = input.readLine();
      }
    } catch (IOException e) {
      LOG.debug("standard input broke", e);
    }
    cancellation.cancel();
  }
}
