package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A history in memory, for screens; the real one has tests of its own. */
public final class MemoryHistory implements RunHistory {
  private final List<RunSummary> summaries = new CopyOnWriteArrayList<>();
  private final List<RunRecord> records = new CopyOnWriteArrayList<>();
  private volatile Optional<Problem> failure = Optional.empty();

  public MemoryHistory add(RunRecord run) {
    records.add(run);
    RunPlan plan = run.plan();
    return add(
        new RunSummary(
            plan.id(),
            plan.name(),
            run.status(),
            plan.created(),
            run.finished(),
            plan.dataset().name() + ":" + plan.dataset().version(),
            plan.targets().stream().map(RunPlan.Target::displayName).toList(),
            plan.legs().stream().map(LegPlan::workload).distinct().toList(),
            plan.legs().size(),
            (int) run.legs().stream().filter(l -> l.status() == LegStatus.FAILED).count()));
  }

  public MemoryHistory add(RunSummary summary) {
    summaries.add(summary);
    return this;
  }

  /** From now on every call fails so. */
  public void fail(Problem problem) {
    failure = Optional.of(problem);
  }

  public void recover() {
    failure = Optional.empty();
  }

  @Override
  public List<RunSummary> list() {
    check();
    return summaries.stream().sorted(Comparator.comparing(RunSummary::created).reversed()).toList();
  }

  @Override
  public Optional<RunRecord> find(String id) {
    check();
    return records.stream().filter(r -> r.plan().id().equals(id)).findFirst();
  }

  @Override
  public void delete(String id) {
    check();
    summaries.removeIf(s -> s.id().equals(id));
    records.removeIf(r -> r.plan().id().equals(id));
  }

  private void check() {
    failure.ifPresent(
        problem -> {
          throw problem.asException();
        });
  }
}
