package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.exchange.Dumps;
import java.util.List;
import java.util.NoSuchElementException;

/** A dump in a private server, read by binary COPY. */
final class RestoredDump implements Dumps.Restored {
  private final DumpServer server;
  private final PostgresServer database;
  private final List<DumpTables.Found> tables;
  private final List<String> notes;

  RestoredDump(
      DumpServer server,
      PostgresServer database,
      List<DumpTables.Found> tables,
      List<String> notes) {
    this.server = server;
    this.database = database;
    this.tables = List.copyOf(tables);
    this.notes = List.copyOf(notes);
  }

  @Override
  public List<Dumps.RestoredTable> tables() {
    return tables.stream().map(DumpTables.Found::table).toList();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public RowCursor rows(String table, List<Column> columns) {
    DumpTables.Found found =
        tables.stream()
            .filter(t -> t.name().equals(table))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(table));
    return FoundRows.read(database, found, columns);
  }

  @Override
  public void close() {
    server.close();
  }
}
