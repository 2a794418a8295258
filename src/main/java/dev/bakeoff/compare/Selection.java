package dev.bakeoff.compare;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a run is compared: all of it, a platform, a workload of it, or single legs.
 *
 * @param run the run's id
 * @param platform the target's name; empty for all
 * @param workload the workload's name; empty for all
 * @param clients client threads; empty for all counts
 * @param rate requests per second of an open loop, 0 of a loop without one; empty for all
 */
public record Selection(
    String run,
    Optional<String> platform,
    Optional<String> workload,
    OptionalInt clients,
    OptionalDouble rate) {
  private static final int PARTS = 4;

  /** A run as a whole. */
  public static Selection of(String run) {
    return new Selection(
        run, Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
  }

  /** All trials of a leg. */
  public static Selection of(String run, LegPlan leg) {
    return new Selection(
        run,
        Optional.of(leg.platform()),
        Optional.of(leg.workload()),
        OptionalInt.of(leg.clients()),
        OptionalDouble.of(Group.Key.of(leg).rate()));
  }

  /**
   * As on the command line: {@code RUN[:PLATFORM[:WORKLOAD[:CLIENTS]]]}; a part left empty stands
   * for all.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for anything else
   */
  public static Selection parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length > PARTS || parts[0].isBlank()) {
      throw wrong(text);
    }
    return new Selection(
        parts[0].strip(),
        part(parts, 1),
        part(parts, 2),
        part(parts, 3)
            .map(clients -> OptionalInt.of(count(clients, text)))
            .orElse(OptionalInt.empty()),
        OptionalDouble.empty());
  }

  private static Optional<String> part(String[] parts, int place) {
    return parts.length > place
        ? Optional.of(parts[place].strip()).filter(p -> !p.isEmpty())
        : Optional.empty();
  }

  private static int count(String clients, String text) {
    try {
      return Integer.parseInt(clients);
    } catch (NumberFormatException e) {
      throw Problem.request(
              "'" + clients + "' in '" + text + "' is no number of clients.",
              "Write RUN:PLATFORM:WORKLOAD:CLIENTS, for example latest:duckdb:lookup:10.")
          .asException(e);
    }
  }

  private static ProblemException wrong(String text) {
    return Problem.request(
            "'" + text + "' names no run and no part of one.",
            "Write RUN, RUN:PLATFORM, RUN:PLATFORM:WORKLOAD or RUN:PLATFORM:WORKLOAD:CLIENTS.")
        .asException();
  }

  /** The same part of a run by its full id. */
  public Selection of(RunRecord found) {
    return new Selection(found.plan().id(), platform, workload, clients, rate);
  }

  /** Whether a leg of the run is meant. */
  public boolean holds(LegPlan leg) {
    return platform.filter(p -> !p.equals(leg.platform())).isEmpty()
        && workload.filter(w -> !w.equals(leg.workload())).isEmpty()
        && (clients.isEmpty() || clients.getAsInt() == leg.clients())
        && (rate.isEmpty() || rate.getAsDouble() == Group.Key.of(leg).rate());
  }

  /** Whether it is the run as a whole. */
  public boolean whole() {
    return platform.isEmpty() && workload.isEmpty() && clients.isEmpty() && rate.isEmpty();
  }

  /**
   * The runs cut down to what was chosen of them, each once, in the order of the choice. Everything
   * that a comparison rests on stays: data proofs, environment, prices, log.
   *
   * @param runs by id, all that are chosen from
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a part is not there
   */
  public static List<RunRecord> cut(List<Selection> selections, Map<String, RunRecord> runs) {
    Map<String, List<Selection>> byRun =
        selections.stream()
            .collect(
                Collectors.groupingBy(Selection::run, LinkedHashMap::new, Collectors.toList()));
    return byRun.entrySet().stream().map(e -> cut(runs.get(e.getKey()), e.getValue())).toList();
  }

  /**
   * The same of what was written on a command line.
   *
   * @param texts as {@link #parse} reads them
   * @param finder of a run by its id, a beginning of it or {@code latest}
   */
  public static List<RunRecord> runs(List<String> texts, Function<String, RunRecord> finder) {
    Map<String, RunRecord> found = new LinkedHashMap<>();
    List<Selection> selections = new ArrayList<>();
    for (String text : texts) {
      Selection selection = parse(text);
      RunRecord run = finder.apply(selection.run());
      found.putIfAbsent(run.plan().id(), run);
      selections.add(selection.of(run));
    }
    return cut(selections, found);
  }

  private static RunRecord cut(RunRecord run, List<Selection> parts) {
    parts.forEach(part -> part.check(run));
    long whole = parts.stream().filter(Selection::whole).count();
    if (whole > 1) {
      throw Problem.request(
              "Run '" + run.plan().id() + "' is given more than once.", "Name each run once.")
          .asException();
    }
    if (whole == 1) {
      return run;
    }
    RunPlan p = run.plan();
    List<LegPlan> legs =
        p.legs().stream().filter(leg -> parts.stream().anyMatch(s -> s.holds(leg))).toList();
    Set<String> platforms = legs.stream().map(LegPlan::platform).collect(Collectors.toSet());
    RunPlan plan =
        new RunPlan(
            p.id(),
            p.name(),
            p.created(),
            p.seed(),
            p.dataset(),
            p.targets().stream().filter(t -> platforms.contains(t.platform())).toList(),
            legs,
            p.trials(),
            p.origin(),
            p.workloads(),
            p.legTimeout(),
            p.prices());
    return new RunRecord(
        plan,
        run.status(),
        run.finished(),
        run.environment(),
        run.loads().stream().filter(l -> platforms.contains(l.platform())).toList(),
        run.legs().stream().filter(l -> parts.stream().anyMatch(s -> s.holds(l.plan()))).toList(),
        run.log());
  }

  private void check(RunRecord record) {
    List<LegPlan> legs = record.plan().legs();
    platform.ifPresent(
        p -> known("platform", p, legs.stream().map(LegPlan::platform).toList(), record));
    workload.ifPresent(
        w -> known("workload", w, legs.stream().map(LegPlan::workload).toList(), record));
    if (!whole() && legs.stream().noneMatch(this::holds)) {
      throw Problem.request(
              "Run '%s' has no leg of %s.".formatted(record.plan().name(), words()),
              "It has clients "
                  + legs.stream().map(LegPlan::clients).distinct().sorted().toList()
                  + ".")
          .asException();
    }
  }

  private static void known(String what, String name, List<String> all, RunRecord record) {
    Set<String> names = new LinkedHashSet<>(all);
    if (!names.contains(name)) {
      throw Problem.request(
              "Run '%s' has no %s '%s'.".formatted(record.plan().name(), what, name),
              Suggestions.hint(name, List.copyOf(names)))
          .asException();
    }
  }

  private String words() {
    return platform.orElse("any platform")
        + ", "
        + workload.orElse("any workload")
        + (clients.isPresent() ? ", " + clients.getAsInt() + " clients" : "");
  }
}
