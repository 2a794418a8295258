package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.Projection;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A table's shape while changes are applied to it, with where each column's values come from. Used
 * by one thread.
 */
final class Evolution {
  private TableSchema schema;
  private List<Projection.Source> sources;

  Evolution(TableSchema schema) {
    this.schema = schema;
    this.sources =
        schema.columns().stream()
            .map(c -> new Projection.Source(c, Optional.of(c.name()), Optional.empty()))
            .toList();
  }

  TableSchema schema() {
    return schema;
  }

  List<Projection.Source> sources() {
    return sources;
  }

  /** Applies a change to this table. */
  void apply(Change change) {
    switch (change) {
      case Change.AddColumn add -> add(add);
      case Change.RenameColumn rename -> rename(rename);
      case Change.WidenColumn widen -> widen(widen);
      case Change.DropColumn drop -> drop(drop);
      case Change.HotKeys _, Change.Nulls _ ->
          throw Problem.request(
                  "'%s' needs a dataset that was generated.".formatted(change.text()),
                  "Derive a spec from this one (bakeoff dataset derive) and change that.")
              .asException();
    }
  }

  /** Another table's column has another name now. */
  void follow(Change.RenameColumn rename) {
    reshape(
        schema.columns(),
        schema.foreignKeys().stream()
            .map(
                k ->
                    k.referencedTable().equals(rename.table())
                            && k.referencedColumn().equals(rename.column())
                        ? new ForeignKey(k.column(), k.referencedTable(), rename.to())
                        : k)
            .toList(),
        UnaryOperator.identity());
  }

  private void add(Change.AddColumn add) {
    if (schema.columns().stream().anyMatch(c -> c.name().equals(add.column()))) {
      throw Problem.request(
              "%s has a column '%s' already.".formatted(add.table(), add.column()),
              "Choose another name.")
          .asException();
    }
    if (add.definition().startsWith("{")) {
      throw Problem.request(
              "%s was not generated from a spec, so '%s' can only be added empty."
                  .formatted(add.table(), add.column()),
              "Give a type alone, for example add_column:%s.%s=text."
                  .formatted(add.table(), add.column()))
          .asException();
    }
    Column column = new Column(add.column(), ColumnType.parse(add.definition()), true);
    List<Projection.Source> more = new ArrayList<>(sources);
    more.add(new Projection.Source(column, Optional.empty(), Optional.empty()));
    sources = List.copyOf(more);
    reshape(columns(), schema.foreignKeys(), UnaryOperator.identity());
  }

  private void rename(Change.RenameColumn rename) {
    find(rename.column());
    UnaryOperator<String> name = n -> n.equals(rename.column()) ? rename.to() : n;
    sources =
        sources.stream()
            .map(
                s ->
                    new Projection.Source(
                        new Column(
                            name.apply(s.column().name()),
                            s.column().type(),
                            s.column().nullable()),
                        s.source(),
                        s.constant()))
            .toList();
    reshape(
        columns(),
        schema.foreignKeys().stream()
            .map(
                k ->
                    new ForeignKey(
                        name.apply(k.column()), k.referencedTable(), k.referencedColumn()))
            .toList(),
        name);
  }

  private void widen(Change.WidenColumn widen) {
    ColumnType from = find(widen.column()).type();
    if (!isWider(from, widen.type())) {
      throw Problem.request(
              "%s.%s is %s; %s does not hold all of its values."
                  .formatted(widen.table(), widen.column(), from, widen.type()),
              "Allowed are int to bigint, whole numbers to decimal or double, decimal to more"
                  + " digits, date to timestamp, and anything to text.")
          .asException();
    }
    sources =
        sources.stream()
            .map(
                s ->
                    s.column().name().equals(widen.column())
                        ? new Projection.Source(
                            new Column(widen.column(), widen.type(), s.column().nullable()),
                            s.source(),
                            s.constant())
                        : s)
            .toList();
    reshape(columns(), schema.foreignKeys(), UnaryOperator.identity());
  }

  private void drop(Change.DropColumn drop) {
    find(drop.column());
    if (schema.primaryKey().contains(drop.column())) {
      throw Problem.request(
              "%s is part of the key of %s.".formatted(drop.column(), drop.table()),
              "Columns of a key cannot be dropped.")
          .asException();
    }
    sources = sources.stream().filter(s -> !s.column().name().equals(drop.column())).toList();
    schema =
        new TableSchema(
            schema.name(),
            columns(),
            schema.primaryKey(),
            schema.indexes().stream().filter(i -> !i.contains(drop.column())).toList(),
            schema.foreignKeys().stream().filter(k -> !k.column().equals(drop.column())).toList(),
            schema.timeColumn().filter(t -> !t.equals(drop.column())));
  }

  static boolean isWider(ColumnType from, ColumnType to) {
    if (from.equals(to)) {
      return false;
    }
    return switch (to.kind()) {
      case TEXT -> true;
      case BIGINT -> from.kind() == ColumnType.Kind.INT;
      case DOUBLE -> from.kind() == ColumnType.Kind.INT;
      case TIMESTAMP -> from.kind() == ColumnType.Kind.DATE;
      case DECIMAL ->
          switch (from.kind()) {
            case INT -> to.precision() - to.scale() >= 10;
            case DECIMAL ->
                to.scale() >= from.scale()
                    && to.precision() - to.scale() >= from.precision() - from.scale();
            case BIGINT, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> false;
          };
      case INT, BOOLEAN, TIMESTAMP_TZ, DATE, JSON -> false;
    };
  }

  private Column find(String name) {
    return schema.columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "%s has no column '%s'.".formatted(schema.name(), name),
                        Suggestions.hint(
                            name, schema.columns().stream().map(Column::name).toList()))
                    .asException());
  }

  private List<Column> columns() {
    return sources.stream().map(Projection.Source::column).toList();
  }

  private void reshape(
      List<Column> columns, List<ForeignKey> foreignKeys, UnaryOperator<String> name) {
    schema =
        new TableSchema(
            schema.name(),
            columns,
            schema.primaryKey().stream().map(name).toList(),
            schema.indexes().stream().map(i -> i.stream().map(name).toList()).toList(),
            foreignKeys,
            schema.timeColumn().map(name));
  }
}
