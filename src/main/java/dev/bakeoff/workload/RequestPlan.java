package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the dataset has none that fit,
   *     or the workload does not say what it has to
   */
  public static RequestPlan of(
      Pattern pattern, int fanoutLimit, WorkloadOptions options, List<TableEntry> tables) {
    AccessPlan plan = new AccessPlan(tables, fanoutLimit, options.shape());
    return switch (pattern) {
      case LOOKUP -> new RequestPlan(List.of(plan.lookup(pattern)));
      case FANOUT -> new RequestPlan(List.of(plan.fanout(pattern)));
      case AGGREGATION -> new RequestPlan(List.of(plan.aggregation(pattern)));
      case TIME_SERIES -> new RequestPlan(List.of(plan.timeSeries(pattern)));
      case MIXED -> new MixPlan(plan, tables, options.shape()).requests();
      case SQL -> new SqlPlan(tables, options.shape()).requests();
    };
  }

  /** The plan whose every request is one access with a key of a range. */
  public static RequestPlan single(String name, Access access, KeyRange keys) {
    return new RequestPlan(
        List.of(new Kind(name, 1, List.of(access), Execution.SINGLE, Keys.range(keys), List.of())));
  }

  /** Whether any kind changes the data. */
  public boolean writes() {
    return kinds.stream().flatMap(kind -> kind.accesses().stream()).anyMatch(RequestPlan::changes);
  }

  private static boolean changes(Access access) {
    return switch (access) {
      case Access.Update _ -> true;
      case Access.Transaction transaction ->
          transaction.steps().stream().anyMatch(RequestPlan::changes);
      case Access.Lookup _,
          Access.Fanout _,
          Access.Aggregation _,
          Access.TimeSeries _,
          Access.Latest _,
          Access.MultiTable _,
          Access.Sql _ ->
          false;
    };
  }

  /** What a platform must be able to do. */
  public Set<Capability> needs() {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    for (Kind kind : kinds) {
      kind.accesses().forEach(access -> needs.add(need(access)));
      if (kind.execution() == Execution.PARALLEL) {
        needs.add(Capability.CONCURRENT_CLIENTS);
      }
    }
    return needs;
  }

  private static Capability need(Access access) {
    return switch (access) {
      case Access.Lookup _ -> Capability.LOOKUP;
      case Access.Fanout _, Access.MultiTable _ -> Capability.FANOUT;
      case Access.Aggregation _ -> Capability.AGGREGATION;
      case Access.TimeSeries _, Access.Latest _ -> Capability.TIME_SERIES;
      case Access.Update _ -> Capability.UPDATE;
      case Access.Transaction transaction ->
          transaction.isBatch() ? Capability.BATCH_TRANSACTIONS : Capability.TRANSACTIONS;
      case Access.Sql _ -> Capability.SQL;
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
   * @param unread what must be read first; see {@link RequestData}
   */
  public record Kind(
      String name,
      int weight,
      List<Access> accesses,
      Execution execution,
      Keys keys,
      List<Unread> unread) {
    public Kind {
      accesses = List.copyOf(accesses);
      unread = List.copyOf(unread);
    }

    /**
     * A kind with nothing to be read but its keys.
     *
     * @param unlisted the table whose keys have gaps and must be read before they can be drawn
     */
    public Kind(
        String name,
        int weight,
        List<Access> accesses,
        Execution execution,
        Keys keys,
        Optional<TableEntry> unlisted) {
      this(
          name,
          weight,
          accesses,
          execution,
          keys,
          unlisted
              .map(
                  table ->
                      List.<Unread>of(
                          new Unread.KeysOf(table, table.schema().primaryKey().getFirst())))
              .orElse(List.of()));
    }

    /**
     * Whether a request for a key that is there must find something, by its first access; what the
     * others find nothing of is simply not there.
     */
    public boolean mustFind() {
      return switch (accesses.getFirst()) {
        case Access.Lookup _,
            Access.Fanout _,
            Access.MultiTable _,
            Access.Aggregation _,
            Access.Update _,
            Access.Transaction _ ->
            true;
        // A key may have no rows, or none in that time; what somebody's statement finds is theirs.
        case Access.TimeSeries _, Access.Latest _, Access.Sql _ -> false;
      };
    }

    /** The same under another name, as often as another weight says. */
    Kind named(String other, int otherWeight) {
      return new Kind(other, otherWeight, accesses, execution, keys, unread);
    }

    /** The same, asking something else. */
    Kind asking(List<Access> others) {
      return new Kind(name, weight, others, execution, keys, unread);
    }

    /** The same with these keys, all read. */
    Kind ready(List<Access> others, Keys found) {
      return new Kind(name, weight, others, execution, found, List.of());
    }
  }
}
