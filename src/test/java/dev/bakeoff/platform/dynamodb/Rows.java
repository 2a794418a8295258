package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.RowHasher;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.FixtureTable;
import dev.bakeoff.platform.PlatformSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Small datasets in memory. */
final class Rows implements DatasetSource {
  private final List<FixtureTable> tables;

  Rows(FixtureTable... tables) {
    this.tables = List.of(tables);
  }

  static FixtureTable table(
      String name, List<Column> columns, List<String> key, List<Object[]> rows) {
    return new FixtureTable(
        new TableSchema(name, columns, key, List.of(), List.of(), Optional.empty()), rows);
  }

  static TableSchema child(
      String name, List<Column> columns, List<String> key, ForeignKey parent, String time) {
    return new TableSchema(name, columns, key, List.of(), List.of(parent), Optional.of(time));
  }

  Manifest manifest() {
    return new Manifest(
        "rows",
        "1.0",
        Origin.imported("rows"),
        Instant.EPOCH,
        Optional.empty(),
        tables.stream().map(Rows::entry).toList());
  }

  private static TableEntry entry(FixtureTable table) {
    RowHasher hasher = new RowHasher(table.schema());
    Fingerprint fingerprint = new Fingerprint();
    try (RowCursor cursor = table.cursor()) {
      while (cursor.next()) {
        hasher.add(cursor, fingerprint);
      }
    }
    return new TableEntry(
        table.schema(), table.rows().size(), 0, fingerprint.hex(), List.of(), Optional.empty());
  }

  void loadInto(PlatformSession session) {
    session.load(manifest(), this, Progress.NONE, new Cancellation());
  }

  static String fingerprint(PlatformSession session, TableEntry table) {
    try (RowCursor rows = session.scan(table)) {
      return fingerprint(rows, table.schema());
    }
  }

  static String fingerprint(RowCursor rows, TableSchema schema) {
    return Fingerprint.of(rows, schema, "Reading", 0, Progress.NONE, new Cancellation()).hex();
  }

  @Override
  public List<Path> files(TableEntry table) {
    return List.of();
  }

  @Override
  public RowCursor rows(TableEntry table) {
    return tables.stream()
        .filter(t -> t.schema().name().equals(table.name()))
        .findFirst()
        .orElseThrow()
        .cursor();
  }
}
