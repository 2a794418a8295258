package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyIn;

/**
 * Loads a version in one transaction: tables without indexes, binary COPY, then primary keys,
 * indexes and foreign keys. The rows arrive frozen (COPY FREEZE), so that no vacuum has to touch
 * them again, which needs the table to be made in the same transaction and therefore one stream per
 * table; encoding, server and index builds already keep two cores busy.
 */
final class PostgresLoader {
  /** Bytes per message to the server. */
  private static final int CHUNK = 128 * 1024;

  private final Connection connection;
  private final PostgresSchema schema;
  private final PostgresDialect dialect;
  private final LoadControl control;

  PostgresLoader(
      Connection connection, PostgresSchema schema, PostgresDialect dialect, LoadControl control) {
    this.connection = connection;
    this.schema = schema;
    this.dialect = dialect;
    this.control = control;
  }

  /** Fills the schema, which must not exist. The caller commits. */
  void fill(Manifest manifest, DatasetSource source) throws SQLException {
    checkNames(manifest);
    control.execute(connection, "CREATE SCHEMA " + SqlNames.quote(schema.name()));
    schema.setMark(connection, LoadMark.of(manifest, false));
    for (TableEntry table : manifest.tables()) {
      control.execute(connection, createTable(table.schema()));
      copy(table, source);
    }
    for (TableEntry table : manifest.tables()) {
      control.step("Indexing " + table.name());
      for (String statement : indexes(table.schema())) {
        control.execute(connection, statement);
      }
    }
    for (TableEntry table : manifest.tables()) {
      control.step("Checking references of " + table.name());
      for (ForeignKey key : table.schema().foreignKeys()) {
        control.execute(connection, foreignKey(table.schema(), key));
      }
    }
  }

  /**
   * What follows the commit: statistics, and word to autovacuum that there is nothing to do, which
   * would otherwise look at the new tables in the middle of a measurement.
   */
  void settle(Manifest manifest) throws SQLException {
    for (TableEntry table : manifest.tables()) {
      control.step("Analyzing " + table.name());
      control.execute(connection, "VACUUM (ANALYZE) " + dialect.table(table.name()));
    }
    schema.setMark(connection, LoadMark.of(manifest, true));
    checkpoint();
  }

  /** Gets the load's pages to disk now rather than during a measurement, where that is allowed. */
  private void checkpoint() throws SQLException {
    control.step("Writing to disk");
    try {
      control.execute(connection, "CHECKPOINT");
    } catch (SQLException e) {
      if (!"42501".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static void checkNames(Manifest manifest) {
    for (TableEntry table : manifest.tables()) {
      PostgresSchema.requireName(table.name());
      table.schema().columns().forEach(column -> PostgresSchema.requireName(column.name()));
    }
  }

  private String createTable(TableSchema table) {
    return "CREATE TABLE %s (%s)"
        .formatted(
            dialect.table(table.name()),
            table.columns().stream()
                .map(PostgresLoader::definition)
                .collect(Collectors.joining(", ")));
  }

  private static String definition(Column column) {
    return SqlNames.quote(column.name())
        + " "
        + PostgresDialect.type(column.type())
        + (column.nullable() ? "" : " NOT NULL");
  }

  private void copy(TableEntry table, DatasetSource source) throws SQLException {
    control.loaded(table, 0);
    List<Column> columns = table.schema().columns();
    String sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary, FREEZE true)"
            .formatted(dialect.table(table.name()), SqlNames.columns(columns));
    ByteBuilder chunk = new ByteBuilder(2 * CHUNK);
    CopyEncoder encoder = new CopyEncoder(columns, chunk);
    long count = 0;
    CopyIn copy = null;
    // Opened first: a source that cannot be read must not leave a copy open.
    try (RowCursor rows = source.rows(table)) {
      copy = PostgresServer.pg(connection).getCopyAPI().copyIn(sql);
      encoder.header();
      while (rows.next()) {
        encoder.row(rows);
        count++;
        if (chunk.length() >= CHUNK) {
          copy.writeToCopy(chunk.array(), 0, chunk.length());
          chunk.clear();
          control.loaded(table, count);
        }
      }
      encoder.trailer();
      copy.writeToCopy(chunk.array(), 0, chunk.length());
      copy.endCopy();
    } finally {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    }
    control.loaded(table, count);
  }

  private List<String> indexes(TableSchema table) {
    List<String> statements = new ArrayList<>();
    String name = dialect.table(table.name());
    if (!table.primaryKey().isEmpty()) {
      statements.add(
          "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(name, SqlNames.list(table.primaryKey())));
    }
    for (List<String> columns : table.indexes()) {
      // PostgreSQL chooses a free name.
      statements.add("CREATE INDEX ON %s (%s)".formatted(name, SqlNames.list(columns)));
    }
    return statements;
  }

  private String foreignKey(TableSchema table, ForeignKey key) {
    return "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
        .formatted(
            dialect.table(table.name()),
            SqlNames.quote(key.column()),
            dialect.table(key.referencedTable()),
            SqlNames.quote(key.referencedColumn()));
  }
}
