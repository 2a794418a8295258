package dev.bakeoff.cli;

import dev.bakeoff.model.Progress;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import java.util.Locale;

/** Tells a run's way on standard error. */
final class RunFollower implements RunListener {
  private final ConsoleProgress progress;
  private RunPlan plan;
  private int ended;

  RunFollower(ConsoleProgress progress) {
    this.progress = progress;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Preparing preparing -> progress.report(preparing.step());
      case RunEvent.RunStarted started -> {
        plan = started.plan();
        progress.note(
            "Run " + plan.id() + ": " + plan.name() + ", " + plan.legs().size() + " legs");
      }
      case RunEvent.TargetProgress made ->
          progress.report(
              new Progress.Step(
                  made.platform() + ": " + made.step().task(),
                  made.step().done(),
                  made.step().total(),
                  made.step().unit()));
      case RunEvent.TargetFinished finished -> progress.note(told(finished.result()));
      case RunEvent.LegStarted _ -> legs();
      case RunEvent.LegFinished finished -> {
        ended++;
        LegPlan leg = plan.legs().get(finished.leg());
        finished.problem().ifPresent(p -> progress.note(name(leg) + " failed: " + p));
        legs();
      }
      case RunEvent.Logged logged -> {
        if (logged.level() != RunEvent.Level.INFO) {
          progress.note(logged.message());
        }
      }
      case RunEvent.RunFinished _, RunEvent.NotStarted _ -> progress.clear();
      case RunEvent.TargetPhase _,
          RunEvent.LegPhase _,
          RunEvent.LegInterval _,
          RunEvent.LegResources _,
          RunEvent.LegCounters _,
          RunEvent.LegFacts _ -> {}
    }
  }

  private void legs() {
    progress.report(new Progress.Step("Measuring", ended, plan.legs().size(), "legs"));
  }

  private static String name(LegPlan leg) {
    return leg.platform() + " " + leg.workload() + " × " + leg.clients() + ", trial " + leg.trial();
  }

  private static String told(RunEvent.LoadResult result) {
    if (result.problem().isPresent()) {
      return result.platform() + ": " + result.problem().get();
    }
    String how =
        result.reused()
            ? "holds the data from before"
            : String.format(Locale.ROOT, "loaded in %.1f s", result.loadSeconds());
    return String.format(
        Locale.ROOT,
        "%s: %s, read back and proved equal in %.1f s",
        result.platform(),
        how,
        result.validateSeconds());
  }
}
