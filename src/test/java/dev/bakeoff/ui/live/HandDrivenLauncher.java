package dev.bakeoff.ui.live;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A launcher whose runs do what the test says. */
public final class HandDrivenLauncher implements RunLauncher {
  private final CompletableFuture<RunScript> script = new CompletableFuture<>();
  private final CompletableFuture<RunStatus> end = new CompletableFuture<>();
  private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
  private volatile Optional<Problem> refusal = Optional.empty();
  private final RunPlan plan;

  public HandDrivenLauncher() {
    this(RunScript.plan(3));
  }

  public HandDrivenLauncher(RunPlan plan) {
    this.plan = plan;
  }

  /** The first run that was launched, to tell its events. */
  public RunScript run() throws Exception {
    return script.get(10, TimeUnit.SECONDS);
  }

  /** Refuses every launch from now on. */
  public void refuse(Problem problem) {
    refusal = Optional.of(problem);
  }

  CompletableFuture<RunStatus> end() {
    return end;
  }

  CompletableFuture<Boolean> cancelled() {
    return cancelled;
  }

  @Override
  public RunHandle launch(RunConfig config, RunListener listener) {
    refusal.ifPresent(
        problem -> {
          throw problem.asException();
        });
    script.complete(new RunScript(listener, plan));
    return new Handle();
  }

  @Override
  public RunPlan plan(RunConfig config, Manifest dataset) {
    return plan;
  }

  @Override
  public RunConfig quickstart() {
    return RunScript.config();
  }

  private final class Handle implements RunHandle {
    @Override
    public Optional<RunPlan> plan() {
      return Optional.of(plan);
    }

    @Override
    public void cancel() {
      cancelled.complete(true);
    }

    @Override
    public CompletableFuture<RunStatus> end() {
      return end;
    }
  }
}
