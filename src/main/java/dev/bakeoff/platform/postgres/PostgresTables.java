package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ForeignTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The tables of a schema; partitioned ones are one table. */
final class PostgresTables implements ForeignTables {
  private final PostgresServer server;
  private final String usualSchema;
  private final Map<String, DumpTables.Found> listed = new HashMap<>();

  /**
   * Tables of a server.
   *
   * @param usualSchema where no place is named
   */
  PostgresTables(PostgresServer server, String usualSchema) {
    this.server = server;
    this.usualSchema = usualSchema;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    String schema = place.isEmpty() ? usualSchema : place;
    DumpTables tables = new DumpTables(server, Optional.of(schema));
    List<DumpTables.Found> found =
        tables.find(
            List.of(),
            name -> {
              cancellation.throwIfRequested();
              progress.report(new Progress.Step("Looking at " + name, 0, 0, "tables"));
            });
    if (found.isEmpty()) {
      throw Problem.request(
              "%s has no tables in the schema '%s' of the database '%s'."
                  .formatted(server.where(), schema, server.database()),
              "Name another schema, or another database in the profile.")
          .asException();
    }
    List<ForeignTable> result = new ArrayList<>();
    for (DumpTables.Found table : found) {
      listed.put(key(schema, table.name()), table);
      List<String> notes = new ArrayList<>();
      new TreeMap<>(table.table().notes())
          .forEach(
              (column, note) ->
                  notes.add(
                      "%s becomes %s: it is %s."
                          .formatted(
                              column,
                              table.table().schema().column(column).type(),
                              note.replace(" in the dump", " in PostgreSQL"))));
      result.add(
          new ForeignTable(
              schema,
              table.name(),
              table.table().schema(),
              OptionalLong.of(table.table().rows()),
              notes));
    }
    return result;
  }

  @Override
  public RowCursor read(ForeignTable table) {
    DumpTables.Found found = listed.get(key(table.place(), table.name()));
    if (found == null) {
      throw new IllegalArgumentException(table.name() + " was not listed");
    }
    return FoundRows.read(server, found, table.schema().columns());
  }

  private static String key(String schema, String table) {
    return schema + "\0" + table;
  }
}
