package dev.bakeoff.workload;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ColumnType.Kind;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Access;
import dev.bakeoff.workload.RequestPlan.Execution;
import dev.bakeoff.workload.Shape.FanoutMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the patterns mean for the tables of a dataset.
 *
 * @param tables the dataset's, in its order
 * @param latest how many of the newest rows
 * @param shape what the workload says
 */
record AccessPlan(List<TableEntry> tables, int latest, Shape shape) {
  private static final KeyRange NO_KEY = new KeyRange(0, 0);

  /** Looks up the first table with a whole number as its key. */
  RequestPlan.Kind lookup(Pattern pattern) {
    TableEntry table = keyed(pattern);
    return single(pattern, new Access.Lookup(table.schema(), key(table)), table);
  }

  /** The first table with a whole number as its key. */
  TableEntry keyed(Pattern pattern) {
    return tables.stream()
        .filter(TableFamily::hasKeys)
        .findFirst()
        .orElseThrow(() -> TableFamily.unfit(pattern, "a table with an integer primary key"));
  }

  /**
   * Without a number of tables, the first table that refers to one with a whole number as its key
   * and has an order in time, with the row that it refers to; else the first so many tables of the
   * dataset's family.
   */
  RequestPlan.Kind fanout(Pattern pattern) {
    if (shape.tables() > 0) {
      return family(pattern);
    }
    for (TableEntry child : tables) {
      Optional<String> time = child.schema().timeColumn();
      for (ForeignKey reference : child.schema().foreignKeys()) {
        Optional<TableEntry> parent =
            referenced(reference).filter(table -> key(table).equals(reference.referencedColumn()));
        if (time.isPresent() && parent.isPresent()) {
          return members(
              pattern,
              parent.get(),
              List.of(
                  new Access.Lookup(parent.get().schema(), reference.referencedColumn()),
                  new Access.Latest(child.schema(), reference.column(), time.get(), latest)));
        }
      }
    }
    throw TableFamily.unfit(pattern, "a table with a time column that refers to another table");
  }

  private RequestPlan.Kind family(Pattern pattern) {
    TableFamily family = TableFamily.of(pattern, tables);
    int there = family.members().size();
    if (shape.tables() > there) {
      throw Problem.request(
              "The dataset has %s that belong%s to the key '%s' of '%s', not %d."
                  .formatted(
                      there == 1 ? "1 table" : there + " tables",
                      there == 1 ? "s" : "",
                      key(family.root()),
                      family.root().name(),
                      shape.tables()),
              "Ask for at most "
                  + there
                  + ", or make the dataset with more tables; tables belong to a key that share it,"
                  + " or refer to it and have a time column.")
          .asException();
    }
    return members(
        pattern,
        family.root(),
        family.members().stream()
            .limit(shape.tables())
            .map(member -> member.access(latest))
            .toList());
  }

  private RequestPlan.Kind members(Pattern pattern, TableEntry root, List<Access> parts) {
    if (parts.size() == 1 || shape.mode() == FanoutMode.ONE_REQUEST) {
      return single(pattern, together(parts), root);
    }
    return kind(
        pattern,
        parts,
        shape.mode() == FanoutMode.PARALLEL ? Execution.PARALLEL : Execution.SEQUENTIAL,
        root);
  }

  private static Access together(List<Access> parts) {
    List<Access.Lookup> rows = new ArrayList<>();
    List<Access.Latest> newest = new ArrayList<>();
    for (Access part : parts) {
      if (part instanceof Access.Lookup lookup) {
        rows.add(lookup);
      } else if (part instanceof Access.Latest several) {
        newest.add(several);
      }
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    if (rows.size() == 1 && newest.size() == 1) {
      Access.Latest child = newest.getFirst();
      return new Access.Fanout(
          rows.getFirst().table(),
          rows.getFirst().keyColumn(),
          child.table(),
          child.keyColumn(),
          child.orderColumn(),
          child.limit());
    }
    return new Access.MultiTable(rows, newest);
  }

  /** Groups the largest table with a column to group by and a number to add up. */
  RequestPlan.Kind aggregation(Pattern pattern) {
    for (TableEntry table :
        tables.stream().sorted(Comparator.comparingLong(TableEntry::rows).reversed()).toList()) {
      Optional<Column> group = firstOf(table, List.of(Kind.TEXT), false);
      Optional<Column> measure =
          firstOf(table, List.of(Kind.DECIMAL), true)
              .or(() -> firstOf(table, List.of(Kind.DOUBLE), true));
      if (group.isPresent() && measure.isPresent()) {
        Access access =
            new Access.Aggregation(table.schema(), group.get().name(), measure.get().name());
        return new RequestPlan.Kind(
            pattern.id(), 1, List.of(access), Execution.SINGLE, Keys.range(NO_KEY), List.of());
      }
    }
    throw TableFamily.unfit(pattern, "a table with a text column and a decimal or double column");
  }

  /** The first table with an order in time whose rows are found by a whole number and that time. */
  RequestPlan.Kind timeSeries(Pattern pattern) {
    for (TableEntry table : tables) {
      Optional<String> time = table.schema().timeColumn();
      Optional<String> key = time.flatMap(t -> seriesKey(table, t));
      if (time.isPresent() && key.isPresent() && table.rows() > 0) {
        return timeSeries(pattern, table, key.get(), time.get());
      }
    }
    throw TableFamily.unfit(
        pattern,
        "a table with a time column and an index, a key or a reference that begins with a whole"
            + " number");
  }

  private RequestPlan.Kind timeSeries(Pattern pattern, TableEntry table, String key, String time) {
    List<Unread> unread = new ArrayList<>();
    Optional<KeyRange> range = Optional.empty();
    Optional<TableEntry> parent =
        table.schema().foreignKeys().stream()
            .filter(reference -> reference.column().equals(key))
            .flatMap(
                reference ->
                    referenced(reference)
                        .filter(other -> key(other).equals(reference.referencedColumn()))
                        .stream())
            .findFirst();
    if (parent.isPresent()) {
      range = parent.get().keys();
    }
    if (range.isEmpty()) {
      unread.add(
          parent
              .map(other -> new Unread.KeysOf(other, key(other)))
              .orElseGet(() -> new Unread.KeysOf(table, key)));
    }
    shape.window().ifPresent(length -> unread.add(new Unread.NewestOf(table, time, length)));
    return new RequestPlan.Kind(
        pattern.id(),
        1,
        List.of(new Access.Latest(table.schema(), key, time, latest)),
        Execution.SINGLE,
        Keys.range(range.orElse(NO_KEY)),
        unread);
  }

  /** The column that a series belongs to; of several, one that is indexed with the time. */
  private static Optional<String> seriesKey(TableEntry table, String time) {
    Stream<List<String>> indexed =
        Stream.concat(table.schema().indexes().stream(), Stream.of(table.schema().primaryKey()))
            .filter(columns -> columns.size() > 1)
            .sorted(Comparator.comparing(columns -> !columns.get(1).equals(time)));
    Stream<String> references = table.schema().foreignKeys().stream().map(ForeignKey::column);
    return Stream.concat(indexed.map(List::getFirst), references)
        .filter(column -> !column.equals(time))
        .filter(column -> isWhole(table.schema().column(column).type()))
        .findFirst();
  }

  private static boolean isWhole(ColumnType type) {
    return type.kind() == Kind.INT || type.kind() == Kind.BIGINT;
  }

  private Optional<TableEntry> referenced(ForeignKey reference) {
    return tables.stream()
        .filter(table -> table.name().equals(reference.referencedTable()))
        .filter(TableFamily::hasKeys)
        .findFirst();
  }

  /** A kind of one access by the keys of a table. */
  RequestPlan.Kind single(Pattern pattern, Access access, TableEntry table) {
    return kind(pattern, List.of(access), Execution.SINGLE, table);
  }

  private static RequestPlan.Kind kind(
      Pattern pattern, List<Access> accesses, Execution execution, TableEntry table) {
    return new RequestPlan.Kind(
        pattern.id(),
        1,
        accesses,
        execution,
        Keys.range(table.keys().orElse(NO_KEY)),
        table.keys().isPresent() ? Optional.empty() : Optional.of(table));
  }

  private static String key(TableEntry table) {
    return table.schema().primaryKey().getFirst();
  }

  private static Optional<Column> firstOf(TableEntry table, List<Kind> kinds, boolean orNull) {
    return table.schema().columns().stream()
        .filter(c -> kinds.contains(c.type().kind()) && (orNull || !c.nullable()))
        .findFirst();
  }
}
