package dev.bakeoff.workload;

import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.platform.Access;
import java.util.List;

/**
 * One access with every key of a range.
 *
 * @param access what each request asks
 * @param keys which keys exist
 */
public record AccessPlan(Access access, KeyRange keys) {
  /** The first of what a pattern means for the tables of a dataset, where it is one access. */
  public static AccessPlan of(Pattern pattern, List<TableEntry> tables, int fanoutLimit) {
    RequestPlan.Kind kind =
        RequestPlan.of(pattern, fanoutLimit, WorkloadOptions.DEFAULT, tables).kinds().getFirst();
    KeyRange keys = tables.getFirst().keys().orElseThrow();
    return new AccessPlan(kind.accesses().getFirst(), keys);
  }

  /** The plan whose every request is this. */
  public RequestPlan alone(String name) {
    return new RequestPlan(
        List.of(
            new RequestPlan.Kind(
                name,
                1,
                List.of(access),
                RequestPlan.Execution.SINGLE,
                Keys.range(keys),
                List.of())));
  }
}
