package dev.bakeoff.workload;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType.Kind;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Access;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a pattern means for the tables of a dataset.
 *
 * @param access what each request asks
 * @param keys which keys exist; {@code 0..0} for accesses without a key
 * @param unlisted the table whose keys have gaps and must be read before they can be drawn
 */
public record AccessPlan(Access access, Keys keys, Optional<TableEntry> unlisted) {
  private static final KeyRange NO_KEY = new KeyRange(0, 0);

  /** With every key of a range. */
  public AccessPlan(Access access, KeyRange keys) {
    this(access, Keys.range(keys), Optional.empty());
  }

  /** The plan whose every request is this. */
  public RequestPlan alone(String name) {
    return new RequestPlan(
        List.of(
            new RequestPlan.Kind(
                name, 1, List.of(access), RequestPlan.Execution.SINGLE, keys, unlisted)));
  }

  private static AccessPlan byKey(Access access, TableEntry table) {
    return table
        .keys()
        .map(range -> new AccessPlan(access, range))
        .orElseGet(() -> new AccessPlan(access, Keys.range(NO_KEY), Optional.of(table)));
  }

  /**
   * Chooses the tables and columns that a pattern works on: for lookups the first table with a
   * whole number as its key, for fanouts the first table that refers to such a table and has an
   * order in time, for aggregations the largest table with a column to group by and a number to add
   * up.
   */
  public static AccessPlan of(Pattern pattern, List<TableEntry> tables, int fanoutLimit) {
    return switch (pattern) {
      case LOOKUP -> lookup(tables);
      case FANOUT -> fanout(tables, fanoutLimit);
      case AGGREGATION -> aggregation(tables);
      case TIME_SERIES, MIXED, SQL -> throw unfit(pattern, "requests of more than one access");
    };
  }

  private static AccessPlan lookup(List<TableEntry> tables) {
    return tables.stream()
        .filter(AccessPlan::hasKeys)
        .findFirst()
        .map(
            table ->
                byKey(
                    new Access.Lookup(table.schema(), table.schema().primaryKey().getFirst()),
                    table))
        .orElseThrow(() -> unfit(Pattern.LOOKUP, "a table with an integer primary key"));
  }

  private static AccessPlan fanout(List<TableEntry> tables, int limit) {
    for (TableEntry child : tables) {
      Optional<String> time = child.schema().timeColumn();
      for (ForeignKey reference : child.schema().foreignKeys()) {
        Optional<TableEntry> parent =
            tables.stream()
                .filter(t -> t.name().equals(reference.referencedTable()))
                .filter(AccessPlan::hasKeys)
                .findFirst();
        if (time.isPresent() && parent.isPresent()) {
          Access access =
              new Access.Fanout(
                  parent.get().schema(),
                  reference.referencedColumn(),
                  child.schema(),
                  reference.column(),
                  time.get(),
                  limit);
          return byKey(access, parent.get());
        }
      }
    }
    throw unfit(Pattern.FANOUT, "a table with a time column that refers to another table");
  }

  private static AccessPlan aggregation(List<TableEntry> tables) {
    for (TableEntry table :
        tables.stream().sorted(Comparator.comparingLong(TableEntry::rows).reversed()).toList()) {
      Optional<Column> group = firstOf(table, List.of(Kind.TEXT), false);
      Optional<Column> measure =
          firstOf(table, List.of(Kind.DECIMAL), true)
              .or(() -> firstOf(table, List.of(Kind.DOUBLE), true));
      if (group.isPresent() && measure.isPresent()) {
        return new AccessPlan(
            new Access.Aggregation(table.schema(), group.get().name(), measure.get().name()),
            NO_KEY);
      }
    }
    throw unfit(Pattern.AGGREGATION, "a table with a text column and a decimal or double column");
  }

  private static Optional<Column> firstOf(TableEntry table, List<Kind> kinds, boolean orNull) {
    return table.schema().columns().stream()
        .filter(c -> kinds.contains(c.type().kind()) && (orNull || !c.nullable()))
        .findFirst();
  }

  private static boolean hasKeys(TableEntry table) {
    return table.schema().hasIntegerKey() && table.rows() > 0;
  }

  private static ProblemException unfit(Pattern pattern, String needed) {
    return Problem.request(
            "The dataset has no tables for the workload '" + pattern.id() + "'.",
            "It needs " + needed + ".")
        .asException();
  }
}
