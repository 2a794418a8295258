package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Schemas with something changed. */
final class SchemaEdits {
  private SchemaEdits() {}

  /** The tables without references to tables that are not among them. */
  static List<TableEntry> withoutDanglingKeys(List<TableEntry> tables) {
    Set<String> names = tables.stream().map(TableEntry::name).collect(Collectors.toSet());
    return tables.stream()
        .map(
            t ->
                new TableEntry(
                    withKeysTo(t.schema(), names),
                    t.rows(),
                    t.bytes(),
                    t.fingerprint(),
                    t.files(),
                    t.keys()))
        .toList();
  }

  /** The schema with only those references that lead to one of the tables. */
  static TableSchema withKeysTo(TableSchema schema, Set<String> tables) {
    List<ForeignKey> kept =
        schema.foreignKeys().stream().filter(k -> tables.contains(k.referencedTable())).toList();
    return new TableSchema(
        schema.name(),
        schema.columns(),
        schema.primaryKey(),
        schema.indexes(),
        kept,
        schema.timeColumn());
  }

  /** A table of which only the columns are known. */
  static TableSchema plain(String name, List<Column> columns) {
    return new TableSchema(name, columns, List.of(), List.of(), List.of(), Optional.empty());
  }
}
