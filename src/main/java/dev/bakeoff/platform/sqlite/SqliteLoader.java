package dev.bakeoff.platform.sqlite;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads a version into a new SQLite file: one transaction of prepared inserts in key order, then
 * keys that are not the rowid and indexes, ANALYZE, and write-ahead logging for those who read.
 * Foreign keys are declared; SQLite only checks them for connections that ask for it. An integer
 * primary key becomes the rowid, which is the fastest key that SQLite has; tables WITHOUT ROWID
 * would only pay off for keys of another kind.
 */
final class SqliteLoader {
  /** Rows per batch; in batches the driver spends less than half the time per row. */
  private static final int BATCH = 1_000;

  private final SqliteDialect dialect;
  private final LoadControl control;

  SqliteLoader(SqliteDialect dialect, LoadControl control) {
    this.dialect = dialect;
    this.control = control;
  }

  void load(Path file, Manifest manifest, DatasetSource source) {
    try (Connection database = SqliteDatabase.openToLoad(file)) {
      database.setAutoCommit(false);
      for (TableEntry table : manifest.tables()) {
        control.execute(database, createTable(table.schema()));
        insert(database, table, source);
      }
      for (TableEntry table : manifest.tables()) {
        control.step("Indexing " + table.name());
        for (String index : indexes(table.schema())) {
          control.execute(database, index);
        }
      }
      control.step("Analyzing " + manifest.ref());
      // A sample is plenty for choosing between a key and an index, as SQLite's manual advises.
      control.execute(database, "PRAGMA analysis_limit = 1000");
      control.execute(database, "ANALYZE");
      SqliteDatabase.mark(database, LoadMark.of(manifest, true));
      database.commit();
      database.setAutoCommit(true);
      // Syncs the file, and leaves it in the mode that readers beside a writer need.
      control.execute(database, "PRAGMA synchronous = FULL");
      control.execute(database, "PRAGMA journal_mode = WAL");
      control.execute(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      control.check();
      throw SqlProblems.failed(
          "Loading " + manifest.ref() + " into " + file + " failed",
          e,
          "Check free space, then run it again.");
    }
  }

  private String createTable(TableSchema schema) {
    List<String> parts = new ArrayList<>();
    for (Column column : schema.columns()) {
      parts.add(
          SqlNames.quote(column.name())
              + " "
              + (isRowid(schema, column)
                  ? "INTEGER PRIMARY KEY"
                  : SqliteDialect.type(column.type()))
              + (column.nullable() ? "" : " NOT NULL"));
    }
    for (ForeignKey key : schema.foreignKeys()) {
      parts.add(
          "FOREIGN KEY (%s) REFERENCES %s (%s)"
              .formatted(
                  SqlNames.quote(key.column()),
                  SqlNames.quote(key.referencedTable()),
                  SqlNames.quote(key.referencedColumn())));
    }
    return "CREATE TABLE %s (%s)".formatted(dialect.table(schema.name()), String.join(", ", parts));
  }

  private static boolean isRowid(TableSchema schema, Column column) {
    return schema.primaryKey().equals(List.of(column.name()))
        && (column.type().kind() == ColumnType.Kind.INT
            || column.type().kind() == ColumnType.Kind.BIGINT);
  }

  private void insert(Connection database, TableEntry table, DatasetSource source)
      throws SQLException {
    List<Column> columns = table.schema().columns();
    String sql =
        "INSERT INTO %s VALUES (%s)"
            .formatted(
                dialect.table(table.name()),
                columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    control.loaded(table, 0);
    try (RowCursor rows = source.rows(table);
        PreparedStatement insert = database.prepareStatement(sql)) {
      long count = 0;
      while (rows.next()) {
        for (int column = 0; column < columns.size(); column++) {
          bind(insert, columns.get(column).type(), rows, column);
        }
        insert.addBatch();
        if (++count % BATCH == 0) {
          insert.executeBatch();
          control.loaded(table, count);
        }
      }
      insert.executeBatch();
      control.loaded(table, count);
    }
  }

  private static void bind(PreparedStatement insert, ColumnType type, RowCursor rows, int column)
      throws SQLException {
    int parameter = column + 1;
    if (rows.isNull(column)) {
      insert.setNull(parameter, Types.NULL);
      return;
    }
    switch (type.kind()) {
      case INT, BIGINT, BOOLEAN -> insert.setLong(parameter, rows.longAt(column));
      case DECIMAL -> {
        if (SqliteDialect.isNumber(type)) {
          // One division of two exact doubles gives the double closest to the decimal.
          insert.setDouble(parameter, rows.longAt(column) / SqliteValues.power(type.scale()));
        } else {
          BigDecimal exact = BigDecimal.valueOf(rows.longAt(column), type.scale());
          insert.setString(parameter, exact.toPlainString());
        }
      }
      case DOUBLE -> insert.setDouble(parameter, number(rows.doubleAt(column)));
      case TIMESTAMP_TZ ->
          insert.setString(parameter, SqliteValues.timestamp(rows.longAt(column), true));
      case TIMESTAMP ->
          insert.setString(parameter, SqliteValues.timestamp(rows.longAt(column), false));
      case DATE -> insert.setString(parameter, SqliteValues.date(rows.longAt(column)));
      case TEXT, JSON ->
          insert.setString(parameter, new String(rows.bytesAt(column), StandardCharsets.UTF_8));
    }
  }

  /** SQLite would silently turn what is not a number into null. */
  private static double number(double value) {
    if (Double.isNaN(value)) {
      throw Problem.of(
              Problem.Kind.DATA,
              "SQLite cannot hold the value NaN, which the data hold.",
              "Leave SQLite out of this run, or use null instead of NaN.")
          .asException();
    }
    return value;
  }

  private Set<String> indexes(TableSchema schema) {
    Set<String> statements = new LinkedHashSet<>();
    List<String> key = schema.primaryKey();
    if (!key.isEmpty() && !(key.size() == 1 && isRowid(schema, schema.column(key.getFirst())))) {
      statements.add(index("UNIQUE INDEX", schema.name(), key));
    }
    for (List<String> columns : schema.indexes()) {
      statements.add(index("INDEX", schema.name(), columns));
    }
    return statements;
  }

  private static String index(String what, String table, List<String> columns) {
    return "CREATE %s main.%s ON %s (%s)"
        .formatted(
            what,
            SqlNames.quote(table + " by " + String.join(", ", columns)),
            SqlNames.quote(table),
            SqlNames.list(columns));
  }
}
