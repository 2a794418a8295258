package dev.bakeoff.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the history as run files spell it: one row, one JSON object, nulls left out. What can
 * be derived from the rest (tallies, totals, counts) is in no table here.
 *
 * @param name of the table
 * @param key the column that holds the run's id
 * @param order of the rows, so that equal runs are spelled alike
 * @param columns but the key
 */
record RunTable(String name, String key, String order, List<Column> columns) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How a column's values are spelled. */
  enum Kind {
    TEXT,
    JSON,
    INTEGER,
    REAL,
    BLOB
  }

  record Column(String name, Kind kind) {}

  static final RunTable RUN =
      new RunTable(
          "run",
          "id",
          "id",
          text("name", "status", "created", "finished", "dataset")
              .json("platforms", "workloads", "plan", "environment")
              .columns);

  /** A leg's merged intervals; derived, and therefore in no file. */
  static final RunTable TOTAL = of("total", "leg, name", integer("leg").text("name").blob());

  /** What was measured, the runs first. */
  static final List<RunTable> MEASURED =
      List.of(
          RUN,
          of("load", "platform", text("platform").json("result")),
          of("leg", "seq", integer("seq").text("status", "started").json("problem")),
          of(
              "interval",
              "leg, start_millis",
              integer("leg", "start_millis").real("seconds").blob().json("errors", "arrivals")),
          of(
              "series",
              "leg, start_millis, name",
              integer("leg", "start_millis").text("name").blob()),
          of(
              "resource",
              "rowid",
              integer("leg")
                  .text("at")
                  .real("worker_cpu", "worker_rss", "server_cpu", "server_rss")
                  .json("further")),
          of("phase", "rowid", text("at", "platform").integer("leg").text("phase")),
          of("counter", "leg, name", integer("leg").text("name").real("grew")),
          of("fact", "leg, name", integer("leg").text("name").real("value")),
          of("log", "rowid", text("at").integer("leg").text("level", "message")));

  /** What people say. */
  static final List<RunTable> SAID =
      List.of(
          of(
              "mark",
              "run_id",
              text("customer").json("tags").text("note").integer("baseline", "archived")),
          of("note", "at", text("at", "text")));

  static final List<RunTable> ALL = Stream.of(MEASURED, SAID).flatMap(List::stream).toList();

  private static RunTable of(String name, String order, Columns columns) {
    return new RunTable(name, "run_id", order, columns.columns);
  }

  /** All rows of a run; its only parameter is the run's id. */
  String select() {
    return "SELECT %s FROM %s WHERE %s = ? ORDER BY %s".formatted(names(), name, key, order);
  }

  /** One row; its first parameter is the run's id. */
  String insert() {
    return "INSERT INTO %s (%s, %s) VALUES (?%s)"
        .formatted(name, key, names(), ", ?".repeat(columns.size()));
  }

  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The columns that go from one history into another. */
  String copied() {
    return name.equals("interval") || name.equals("series") ? names() + ", operations" : names();
  }

  /** The row that the cursor is on. */
  ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (row.getObject(i + 1) != null) {
        switch (column.kind()) {
          case TEXT -> node.put(column.name(), row.getString(i + 1));
          case JSON -> node.set(column.name(), parsed(row.getString(i + 1)));
          case INTEGER -> node.put(column.name(), row.getLong(i + 1));
          case REAL -> node.put(column.name(), row.getDouble(i + 1));
          case BLOB -> node.put(column.name(), row.getBytes(i + 1));
        }
      }
    }
    return node;
  }

  /** What {@link #insert} takes after the run's id. */
  List<Object> values(ObjectNode row) {
    List<Object> values = new ArrayList<>();
    for (Column column : columns) {
      JsonNode value = row.path(column.name());
      if (value.isMissingNode() || value.isNull()) {
        values.add(null);
      } else {
        values.add(
            switch (column.kind()) {
              case TEXT -> value.textValue();
              case JSON -> value.toString();
              case INTEGER -> value.longValue();
              case REAL -> value.doubleValue();
              case BLOB -> bytes(value);
            });
      }
    }
    return values;
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the history holds JSON that is none", e);
    }
  }

  private static byte[] bytes(JsonNode base64) {
    try {
      return base64.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Columns text(String... names) {
    return new Columns().text(names);
  }

  private static Columns integer(String... names) {
    return new Columns().integer(names);
  }

  /** Columns in order. */
  private static final class Columns {
    private final List<Column> columns = new ArrayList<>();

    Columns text(String... names) {
      return add(Kind.TEXT, names);
    }

    Columns json(String... names) {
      return add(Kind.JSON, names);
    }

    Columns integer(String... names) {
      return add(Kind.INTEGER, names);
    }

    Columns real(String... names) {
      return add(Kind.REAL, names);
    }

    Columns blob() {
      return add(Kind.BLOB, "histogram");
    }

    private Columns add(Kind kind, String... names) {
      for (String each : names) {
        columns.add(new Column(each, kind));
      }
      return this;
    }
  }
}
