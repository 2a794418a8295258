package dev.bakeoff.workload;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Access;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of a dataset that belong to one key: the root, tables with a row for each of its keys,
 * and tables with many rows for one, ordered in time.
 *
 * @param root the first table with a whole number as its key that other tables share or refer to;
 *     where there is none such, the first one with a whole number as its key
 * @param members all of them in the dataset's order, the root first
 */
record TableFamily(TableEntry root, List<Member> members) {
  /** A decimal or whole number with fewer digits could overflow by counting up. */
  private static final int ENOUGH_DIGITS = 9;

  TableFamily {
    members = List.copyOf(members);
  }

  /**
   * A table of the family.
   *
   * @param key its column that holds the root's key
   * @param single whether it has at most one row for a key
   */
  record Member(TableEntry table, String key, boolean single) {
    /** What reads its part: its row, or its newest rows. */
    Access access(int latest) {
      return single
          ? new Access.Lookup(table.schema(), key)
          : new Access.Latest(
              table.schema(), key, table.schema().timeColumn().orElseThrow(), latest);
    }
  }

  /**
   * Finds the family.
   *
   * @param pattern that asks, for what to say where there is none
   * @throws ProblemException of kind REQUEST where no table has a whole number as its key
   */
  static TableFamily of(Pattern pattern, List<TableEntry> tables) {
    List<TableEntry> keyed = tables.stream().filter(TableFamily::hasKeys).toList();
    return keyed.stream()
        .map(root -> new TableFamily(root, members(root, tables)))
        .filter(family -> family.members().size() > 1)
        .findFirst()
        .or(
            () ->
                keyed.stream()
                    .findFirst()
                    .map(root -> new TableFamily(root, members(root, List.of()))))
        .orElseThrow(() -> unfit(pattern, "a table with an integer primary key"));
  }

  static boolean hasKeys(TableEntry table) {
    return table.schema().hasIntegerKey() && table.rows() > 0;
  }

  private static String keyOf(TableEntry table) {
    return table.schema().primaryKey().getFirst();
  }

  private static List<Member> members(TableEntry root, List<TableEntry> tables) {
    String key = keyOf(root);
    Stream<Member> others =
        tables.stream()
            .filter(table -> !table.name().equals(root.name()))
            .flatMap(table -> member(root, key, table).stream());
    return Stream.concat(Stream.of(new Member(root, key, true)), others).toList();
  }

  private static Optional<Member> member(TableEntry root, String key, TableEntry table) {
    if (hasKeys(table) && keyOf(table).equals(key)) {
      return Optional.of(new Member(table, key, true));
    }
    return table.schema().foreignKeys().stream()
        .filter(reference -> reference.referencedTable().equals(root.name()))
        .filter(reference -> reference.referencedColumn().equals(key))
        .filter(_ -> table.schema().timeColumn().isPresent())
        .map(ForeignKey::column)
        .findFirst()
        .map(column -> new Member(table, column, false));
  }

  /** The tables that have one row for a key, the root first. */
  List<TableEntry> singles() {
    return members.stream().filter(Member::single).map(Member::table).toList();
  }

  /**
   * The number of a table that can be changed without touching what finds its rows: neither part of
   * the key nor indexed nor a reference; one that counting up will not overflow rather than
   * another, one that is never null rather than another.
   */
  static Optional<String> changeable(TableSchema schema) {
    return schema.columns().stream()
        .filter(column -> isNumber(column.type()))
        .filter(column -> !schema.primaryKey().contains(column.name()))
        .filter(column -> schema.indexes().stream().noneMatch(i -> i.contains(column.name())))
        .filter(
            column ->
                schema.foreignKeys().stream().noneMatch(r -> r.column().equals(column.name())))
        .min(Comparator.comparing(TableFamily::isNarrow).thenComparing(Column::nullable))
        .map(Column::name);
  }

  private static boolean isNumber(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE -> true;
      case BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> false;
    };
  }

  private static boolean isNarrow(Column column) {
    ColumnType type = column.type();
    return type.kind() == ColumnType.Kind.DECIMAL
        && type.precision() - type.scale() < ENOUGH_DIGITS;
  }

  static ProblemException unfit(Pattern pattern, String needed) {
    return Problem.request(
            "The dataset has no tables for the workload '" + pattern.id() + "'.",
            "It needs " + needed + ".")
        .asException();
  }
}
