package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.Dumps;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    String list =
        IntStream.range(0, columns.size())
            .mapToObj(i -> found.columns().get(i).as(columns.get(i).type()))
            .collect(Collectors.joining(", "));
    TableSchema schema =
        new TableSchema(table, columns, List.of(), List.of(), List.of(), Optional.empty());
    TableEntry entry =
        new TableEntry(schema, found.table().rows(), 0, "", List.of(), Optional.empty());
    Connection reading = database.connect();
    boolean opened = false;
    try (Statement statement = reading.createStatement()) {
      // Fails where a policy would hide rows, rather than hide them.
      statement.execute("SET row_security = off");
      statement.execute("SET TimeZone = 'UTC'");
      CopyCursor cursor =
          new CopyCursor(
              reading,
              entry,
              "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)"
                  .formatted(list, found.relation()));
      opened = true;
      return cursor;
    } catch (SQLException e) {
      throw SqlProblems.failed("The restored table " + table + " cannot be read", e, "Try again.");
    } finally {
      if (!opened) {
        close(reading);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The failure that led here is the one to report.
      return;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
