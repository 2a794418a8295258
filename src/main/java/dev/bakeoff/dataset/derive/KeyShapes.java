package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.format.ProfileQueries;
import dev.bakeoff.dataset.format.ProfileQueries.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table's keys and references. Keys count with the rows, so that they are unique and others can
 * refer to them at any scale; what that changes is in the notes.
 */
final class KeyShapes {
  private final TableFacts table;
  private final List<TableFacts> all;
  private final TableSizes sizes;
  private final ProfileQueries queries;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Shape> counted = new LinkedHashMap<>();
  private final Map<String, String> foreignKeys = new LinkedHashMap<>();
  private List<String> key;
  private String rows;

  KeyShapes(TableFacts table, List<TableFacts> all, TableSizes sizes, ProfileQueries queries) {
    this.table = table;
    this.all = all;
    this.sizes = sizes;
    this.queries = queries;
    this.key = table.key();
    this.rows = sizes.formula(table);
    plan();
  }

  List<String> key() {
    return key;
  }

  /** The formula for the number of rows. */
  String rows() {
    return rows;
  }

  /** References of columns that count. */
  Map<String, String> foreignKeys() {
    return foreignKeys;
  }

  List<String> notes() {
    return notes;
  }

  /** The shape of a column of a key or a reference; empty for all others. */
  Optional<DerivedSpec.ShapedColumn> shape(Column column) {
    Bounds bounds = table.bounds(column.name());
    if (counted.containsKey(column.name())) {
      return Optional.of(
          new DerivedSpec.ShapedColumn(
              new Column(column.name(), column.type(), false),
              0,
              counted.get(column.name()),
              ColumnShapes.describe(table.table(), bounds, "key")));
    }
    return table
        .foreignKey(column.name())
        .filter(k -> bounds.filled() > 0)
        .flatMap(k -> reference(column, k, bounds));
  }

  private void plan() {
    if (key.isEmpty()) {
      return;
    }
    if (!key.stream().allMatch(k -> Counted.isPossible(table.column(k).type()))) {
      notes.add("The key holds columns that cannot count with the rows, so it is left out.");
      key = List.of();
      return;
    }
    if (table.keyFound()) {
      notes.add("No key was declared; " + key.getFirst() + " counts without gaps and is it.");
    }
    if (key.size() == 1) {
      single();
    } else {
      composite();
    }
  }

  private void single() {
    Column column = table.column(key.getFirst());
    Bounds bounds = table.bounds(column.name());
    Optional<ForeignKey> parent = parent(column.name());
    if (parent.isPresent() && sizes.rows(parent.get().referencedTable()) >= table.rows()) {
      foreignKeys.put(column.name(), parent.get().referencedTable());
      follow(parent.get().referencedTable());
    } else if (!isReferredTo() && !NumberShapes.isWholeNumber(column.type())) {
      Shape form = new ColumnShapes(queries).shape(table, column).shape();
      boolean unique =
          switch (form) {
            case Shape.Uuid _ -> true;
            case Shape.Hex hex -> hex.digits() >= 12;
            default -> false;
          };
      if (unique) {
        counted.put(column.name(), form);
        return;
      }
    }
    if (!TableFacts.isDense(table.table(), bounds) || bounds.min().orElse(1) != 1) {
      notes.add("The key " + column.name() + " was no dense count from 1; it is here.");
    }
    counted.put(
        column.name(),
        Counted.sequence(column.type(), bounds, table.rows(), Optional.empty(), Optional.empty()));
  }

  /** The first column stays for some rows while the last one counts from one. */
  private void composite() {
    Column first = table.column(key.getFirst());
    Column last = table.column(key.getLast());
    long groups = Math.max(1, table.bounds(first.name()).distinct());
    long each = Math.max(1, Math.ceilDiv(table.rows(), groups));
    Optional<ForeignKey> outer = parent(first.name());
    Optional<ForeignKey> inner = parent(last.name());
    String every = Long.toString(each);
    if (outer.isPresent() && inner.isPresent() && isProduct(outer.get(), inner.get())) {
      every = sizes.parameterOf(inner.get().referencedTable());
      rows = sizes.parameterOf(outer.get().referencedTable()) + " * " + every;
      foreignKeys.put(first.name(), outer.get().referencedTable());
      foreignKeys.put(last.name(), inner.get().referencedTable());
    } else {
      if (outer.isPresent()) {
        foreignKeys.put(first.name(), outer.get().referencedTable());
        follow(outer.get().referencedTable());
      }
      if (inner.isPresent()) {
        String parent = inner.get().referencedTable();
        if (sizes.isFixed(parent) && each <= sizes.rows(parent)) {
          foreignKeys.put(last.name(), parent);
        } else {
          notes.add("The reference of " + last.name() + " is left out: it counts for the key.");
        }
      }
      if (table.rows() % groups != 0 || table.bounds(last.name()).distinct() != each) {
        notes.add(
            "The key's first column has different numbers of rows; here every value has up to %d."
                .formatted(each));
      }
    }
    long values = Math.ceilDiv(table.rows(), each);
    counted.put(
        first.name(),
        Counted.sequence(
            first.type(),
            table.bounds(first.name()),
            values,
            Optional.of(every),
            Optional.empty()));
    counted.put(
        last.name(),
        Counted.sequence(
            last.type(), table.bounds(last.name()), each, Optional.empty(), Optional.of(every)));
  }

  private boolean isProduct(ForeignKey outer, ForeignKey inner) {
    return sizes.rows(outer.referencedTable()) * (double) sizes.rows(inner.referencedTable())
        == table.rows();
  }

  /** The number of rows follows another table's, so that every reference leads somewhere. */
  private void follow(String parent) {
    if (!sizes.isFixed(table.name()) || sizes.isFixed(parent)) {
      rows = sizes.formula(table, parent);
    }
  }

  private boolean isReferredTo() {
    return all.stream()
        .flatMap(t -> t.foreignKeys().stream())
        .anyMatch(k -> k.referencedTable().equals(table.name()));
  }

  /** The reference of a column to a table before this one whose key counts from one. */
  private Optional<ForeignKey> parent(String column) {
    return table
        .foreignKey(column)
        .filter(k -> !k.referencedTable().equals(table.name()))
        .filter(k -> isCounted(k) && Counted.isNumber(table.column(column).type()));
  }

  private boolean isCounted(ForeignKey reference) {
    for (TableFacts other : all) {
      if (other.name().equals(table.name())) {
        return false;
      }
      if (other.name().equals(reference.referencedTable())) {
        return other.hasCountedKey() && other.key().getFirst().equals(reference.referencedColumn());
      }
    }
    return false;
  }

  private Optional<DerivedSpec.ShapedColumn> reference(
      Column column, ForeignKey reference, Bounds bounds) {
    boolean self = reference.referencedTable().equals(table.name());
    boolean possible =
        Counted.isNumber(column.type())
            && (isCounted(reference)
                || (self && table.key().equals(List.of(reference.referencedColumn()))));
    if (!possible) {
      notes.add("The reference of " + column.name() + " could not be kept.");
      return Optional.empty();
    }
    long keys = sizes.rows(reference.referencedTable());
    double exponent =
        Skew.exponent(
            queries.equalPairs(table.table(), column), (double) bounds.filled(), (double) keys);
    Shape shape;
    if (self) {
      notes.add("The reference of " + column.name() + " to the table itself is kept in values.");
      shape = new Shape.Keys(1, sizes.parameter(table), exponent);
    } else {
      shape = new Shape.Reference(reference.referencedTable(), exponent);
    }
    String skew = exponent == 0 ? "evenly spread" : "power law " + exponent;
    return Optional.of(
        new DerivedSpec.ShapedColumn(
            column,
            ColumnShapes.nulls(table, bounds),
            shape,
            ColumnShapes.describe(table.table(), bounds, skew)));
  }
}
