package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.Dumps;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The user's tables of a database, as its system catalog describes them. */
final class DumpTables {
  private static final String TABLES =
      "SELECT c.oid::bigint, n.nspname, c.relname, c.relkind = 'p' FROM pg_class c JOIN"
          + " pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT"
          + " c.relispartition AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND"
          + " NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND"
          + " d.objid = c.oid AND d.deptype = 'e')";

  /** A table with its partitions. */
  private static final String FAMILY =
      "WITH RECURSIVE family AS (SELECT ?::oid AS oid UNION ALL SELECT i.inhrelid FROM pg_inherits"
          + " i JOIN family f ON i.inhparent = f.oid) SELECT n.nspname, c.relname FROM family f"
          + " JOIN pg_class c ON c.oid = f.oid JOIN pg_namespace n ON n.oid = c.relnamespace";

  private static final String COLUMNS =
      "SELECT a.attname, a.attnotnull, (CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid"
          + " END)::int, CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END,"
          + " format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_type t ON t.oid ="
          + " a.atttypid WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY"
          + " a.attnum";

  private static final String INDEXES =
      "SELECT i.indisprimary, (SELECT array_agg(a.attname::text ORDER BY k.place) FROM"
          + " unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place) JOIN pg_attribute a ON"
          + " a.attrelid = i.indrelid AND a.attnum = k.number WHERE k.place <= i.indnkeyatts) FROM"
          + " pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam"
          + " WHERE i.indrelid = ?::oid AND i.indpred IS NULL AND i.indexprs IS NULL AND m.amname ="
          + " 'btree' ORDER BY c.oid";

  private static final String REFERENCES =
      "SELECT a.attname, c.confrelid::bigint, r.attname FROM pg_constraint c JOIN pg_attribute a ON"
          + " a.attrelid = c.conrelid AND a.attnum = c.conkey[1] JOIN pg_attribute r ON r.attrelid"
          + " = c.confrelid AND r.attnum = c.confkey[1] WHERE c.conrelid = ?::oid AND c.contype ="
          + " 'f' AND cardinality(c.conkey) = 1 ORDER BY c.oid";

  private final PostgresServer database;
  private final Optional<String> schema;

  /** All tables of a database that was made for a dump. */
  DumpTables(PostgresServer database) {
    this(database, Optional.empty());
  }

  /**
   * Tables of a database.
   *
   * @param schema only those in it; empty for all
   */
  DumpTables(PostgresServer database, Optional<String> schema) {
    this.database = database;
    this.schema = schema;
  }

  /**
   * A table that was restored.
   *
   * @param name in the dataset
   * @param relation to select from
   * @param columns in order
   * @param table for the import
   */
  record Found(String name, String relation, List<DumpColumn> columns, Dumps.RestoredTable table) {}

  private record Relation(long oid, String schema, String name, boolean partitioned) {
    String sql() {
      // A table that others inherit from would give their rows too.
      return (partitioned ? "" : "ONLY ") + SqlNames.quote(schema) + "." + SqlNames.quote(name);
    }
  }

  /** Options of pg_restore that choose the rows of some tables; none for all. */
  List<String> restoreOptions(Path file, List<String> tables) {
    if (tables.isEmpty()) {
      return List.of();
    }
    try (Connection connection = database.connect()) {
      Map<String, Relation> relations = relations(connection);
      List<String> options = new ArrayList<>();
      for (String table : tables) {
        Relation relation = relations.get(table);
        if (relation == null) {
          throw Problem.request(
                  "The dump %s has no table '%s'.".formatted(file, table),
                  Suggestions.hint(table, relations.keySet()))
              .asException();
        }
        try (PreparedStatement query = connection.prepareStatement(FAMILY)) {
          query.setLong(1, relation.oid());
          try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              options.add("--schema=" + rows.getString(1));
              options.add("--table=" + rows.getString(2));
            }
          }
        }
      }
      return options;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Reads the tables. */
  List<Found> read(List<String> tables) {
    List<Found> found = find(tables, name -> {});
    if (found.isEmpty()) {
      throw Problem.of(
              Problem.Kind.DATA, "The dump holds no tables.", "Dump a database that has some.")
          .asException();
    }
    return found;
  }

  /**
   * Likewise, but none is no failure.
   *
   * @param looking told of each table before its rows are looked at
   */
  List<Found> find(List<String> tables, Consumer<String> looking) {
    try (Connection connection = database.connect()) {
      Map<String, Relation> relations = relations(connection);
      Map<Long, String> names = new HashMap<>();
      relations.forEach((name, relation) -> names.put(relation.oid(), name));
      List<Found> found = new ArrayList<>();
      for (Map.Entry<String, Relation> entry : relations.entrySet()) {
        if (tables.isEmpty() || tables.contains(entry.getKey())) {
          looking.accept(entry.getKey());
          found.add(table(connection, entry.getKey(), entry.getValue(), names));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** By the name that they get: the schema before it only where two are called the same. */
  private Map<String, Relation> relations(Connection connection) throws SQLException {
    List<Relation> all = new ArrayList<>();
    String only = schema.map(n -> " AND n.nspname = " + SqlNames.literal(n)).orElse("");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES + only + " ORDER BY c.oid")) {
      while (rows.next()) {
        all.add(
            new Relation(
                rows.getLong(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
      }
    }
    Map<String, Relation> named = new LinkedHashMap<>();
    for (Relation relation : all) {
      boolean single = all.stream().filter(r -> r.name().equals(relation.name())).count() == 1;
      named.put(single ? relation.name() : relation.schema() + "." + relation.name(), relation);
    }
    return named;
  }

  private Found table(
      Connection connection, String name, Relation relation, Map<Long, String> names)
      throws SQLException {
    List<DumpColumn> columns = columns(connection, relation, List.of());
    List<DumpColumn.Values> values = new ArrayList<>();
    long count;
    String questions = columns.stream().map(c -> ", " + c.question()).collect(Collectors.joining());
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*)" + questions + " FROM " + relation.sql())) {
      rows.next();
      count = rows.getLong(1);
      for (int i = 0; i < columns.size(); i++) {
        values.add(
            new DumpColumn.Values(
                rows.getBoolean(2 + 3 * i), rows.getInt(3 + 3 * i), rows.getInt(4 + 3 * i)));
      }
    }
    List<DumpColumn> decided = columns(connection, relation, values);
    List<List<String>> indexes = new ArrayList<>();
    List<String> key = keys(connection, relation, indexes);
    List<Column> shapes = decided.stream().map(DumpColumn::column).toList();
    TableSchema schema =
        new TableSchema(
            name, shapes, key, indexes, references(connection, relation, names), Optional.empty());
    Map<String, String> notes = new HashMap<>();
    decided.forEach(c -> c.note().ifPresent(note -> notes.put(c.column().name(), note)));
    return new Found(name, relation.sql(), decided, new Dumps.RestoredTable(schema, count, notes));
  }

  private static List<DumpColumn> columns(
      Connection connection, Relation relation, List<DumpColumn.Values> values)
      throws SQLException {
    List<DumpColumn> columns = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setLong(1, relation.oid());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add(
              DumpColumn.of(
                  rows.getString(1),
                  !rows.getBoolean(2),
                  rows.getInt(3),
                  rows.getInt(4),
                  rows.getString(5),
                  values.isEmpty() ? DumpColumn.Values.USUAL : values.get(columns.size())));
        }
      }
    }
    return columns;
  }

  private static List<String> keys(
      Connection connection, Relation relation, List<List<String>> indexes) throws SQLException {
    List<String> key = List.of();
    try (PreparedStatement query = connection.prepareStatement(INDEXES)) {
      query.setLong(1, relation.oid());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          List<String> columns = List.of((String[]) rows.getArray(2).getArray());
          if (rows.getBoolean(1)) {
            key = columns;
          } else {
            indexes.add(columns);
          }
        }
      }
    }
    return key;
  }

  private static List<ForeignKey> references(
      Connection connection, Relation relation, Map<Long, String> names) throws SQLException {
    List<ForeignKey> keys = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(REFERENCES)) {
      query.setLong(1, relation.oid());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String referenced = names.get(rows.getLong(2));
          if (referenced != null) {
            keys.add(new ForeignKey(rows.getString(1), referenced, rows.getString(3)));
          }
        }
      }
    }
    return keys;
  }

  private static RuntimeException failed(SQLException e) {
    return SqlProblems.failed(
        "The tables cannot be read", e, "See to the rights on them, and try again.");
  }
}
