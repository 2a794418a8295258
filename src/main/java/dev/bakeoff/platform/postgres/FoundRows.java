package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads tables that Bakeoff did not make, by binary COPY, as the types that it has for them. */
final class FoundRows {
  private FoundRows() {}

  /**
   * A table's rows.
   *
   * @param columns as many as it has, in the same order, of these or other types
   */
  static RowCursor read(PostgresServer database, DumpTables.Found found, List<Column> columns) {
    String list =
        IntStream.range(0, columns.size())
            .mapToObj(i -> found.columns().get(i).as(columns.get(i).type()))
            .collect(Collectors.joining(", "));
    TableSchema schema =
        new TableSchema(found.name(), columns, List.of(), List.of(), List.of(), Optional.empty());
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
      throw SqlProblems.failed(
          "The table " + found.name() + " cannot be read", e, "See to the rights on it.");
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
}
