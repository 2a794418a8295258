package dev.bakeoff.ui.home;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What Home shows, read from history. FX thread only. */
public final class HomeModel {
  private static final int RECENT = 8;
  private static final int HEADLINES = 3;

  private final UiServices services;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Reading<Overview>> overview =
      new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());

  /**
   * What there is to see.
   *
   * @param quickstart what the quickstart would do
   * @param quickstartRows rows of its dataset, in all tables
   * @param recent the newest runs
   * @param latest the newest run that can be compared
   */
  public record Overview(
      RunConfig quickstart,
      long quickstartRows,
      List<RunSummary> recent,
      Optional<Comparison> latest) {
    public Overview {
      recent = List.copyOf(recent);
    }
  }

  public HomeModel(UiServices services, Tasks tasks) {
    this.services = services;
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Reading<Overview>> overviewProperty() {
    return overview.getReadOnlyProperty();
  }

  /** Reads history again; what is shown stays until that is done. */
  public void refresh() {
    tasks.load(
        this::read,
        read -> overview.set(new Reading.Done<>(read)),
        problem -> overview.set(new Reading.Failed<>(problem)));
  }

  /** Of each workload the group with the most clients, as many as there is room for. */
  public static List<Group> headlines(Comparison comparison) {
    Map<String, Group> byWorkload = new LinkedHashMap<>();
    for (Group group : comparison.groups()) {
      byWorkload.merge(
          group.key().workload(), group, (a, b) -> a.key().clients() >= b.key().clients() ? a : b);
    }
    List<Group> all = new ArrayList<>(byWorkload.values());
    return all.subList(0, Math.min(HEADLINES, all.size()));
  }

  private Overview read() {
    RunConfig quickstart = services.runs().launcher().quickstart();
    long rows =
        quickstart.create().map(c -> services.data().creator().estimate(c).rows()).orElse(0L);
    List<RunSummary> runs = services.runs().history().list();
    return new Overview(
        quickstart, rows, runs.subList(0, Math.min(RECENT, runs.size())), latest(runs));
  }

  private Optional<Comparison> latest(List<RunSummary> runs) {
    RunHistory history = services.runs().history();
    return runs.stream()
        .filter(r -> r.status() == RunStatus.COMPLETED && r.platforms().size() > 1)
        .findFirst()
        .flatMap(r -> history.find(r.id()))
        .map(new Comparer()::of);
  }
}
