package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Access;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a workload's clients ask of the tables of a dataset: one kind of request or several, each as
 * often as its weight says. The same on every platform.
 *
 * @param kinds at least one
 */
public record RequestPlan(List<Kind> kinds) {
  public RequestPlan {
    kinds = List.copyOf(kinds);
  }

  /**
   * Chooses the tables and columns that a workload works on.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the dataset has none that fit
   */
  public static RequestPlan of(
      Pattern pattern, int fanoutLimit, WorkloadOptions options, List<TableEntry> tables) {
    return switch (pattern) {
      case LOOKUP, FANOUT, AGGREGATION ->
          AccessPlan.of(pattern, tables, fanoutLimit).alone(pattern.id());
      case TIME_SERIES, MIXED, SQL ->
          throw Problem.request(
                  "The workload '" + pattern.id() + "' names nothing that it should do.",
                  "See docs/workloads.md.")
              .asException();
    };
  }

  /** The same requests, with other keys where a kind's must be read from its table first. */
  public RequestPlan listing(UnaryOperator<Kind> lister) {
    return new RequestPlan(
        kinds.stream()
            .map(kind -> kind.unlisted().isPresent() ? lister.apply(kind) : kind)
            .toList());
  }

  /** Whether any kind changes the data. */
  public boolean writes() {
    return kinds.stream().flatMap(kind -> kind.accesses().stream()).anyMatch(RequestPlan::changes);
  }

  private static boolean changes(Access access) {
    return switch (access) {
      case Access.Update _ -> true;
      case Access.Lookup _, Access.Fanout _, Access.Aggregation _, Access.TimeSeries _ -> false;
    };
  }

  /** How the accesses of one request follow each other. */
  public enum Execution {
    /** There is one access. */
    SINGLE,
    /** One after the other on the client's connection. */
    SEQUENTIAL,
    /** All at the same time, each on a connection of its own; the request ends with the last. */
    PARALLEL
  }

  /**
   * One kind of request.
   *
   * @param name for people, unique in its plan
   * @param weight how often, against the other kinds
   * @param accesses what it asks, all with the same key
   * @param execution how they follow each other
   * @param keys which keys exist; {@code 0..0} for accesses without a key
   * @param unlisted the table whose keys have gaps and must be read before they can be drawn
   */
  public record Kind(
      String name,
      int weight,
      List<Access> accesses,
      Execution execution,
      Keys keys,
      Optional<TableEntry> unlisted) {
    public Kind {
      accesses = List.copyOf(accesses);
    }

    /** The same requests for these keys. */
    public Kind withKeys(long[] listed) {
      return new Kind(name, weight, accesses, execution, Keys.listed(listed), Optional.empty());
    }
  }
}
