package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.jdbc.LoadControl;
import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loads by batches of bound rows, which the driver sends as arrays: for networks that reach
 * Snowflake but not the object store behind its stages. Everything is bound as text that Snowflake
 * turns into the column's type, since a batch has one type a column.
 */
final class Inserts {
  private static final int BATCH = 5_000;

  private final Connection connection;
  private final SnowflakeDialect dialect;
  private final LoadControl control;

  Inserts(Connection connection, SnowflakeDialect dialect, LoadControl control) {
    this.connection = connection;
    this.dialect = dialect;
    this.control = control;
  }

  /**
   * Inserts a table's rows.
   *
   * @param into the name of the table that takes them
   */
  void fill(TableEntry table, String into, DatasetSource source) throws SQLException {
    List<Column> columns = table.schema().columns();
    String sql =
        "INSERT INTO %s VALUES (%s)"
            .formatted(
                dialect.table(into),
                columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    try (RowCursor rows = source.rows(table);
        PreparedStatement insert = connection.prepareStatement(sql)) {
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
      if (count % BATCH != 0) {
        insert.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement insert, ColumnType type, RowCursor rows, int column)
      throws SQLException {
    int parameter = column + 1;
    if (rows.isNull(column)) {
      insert.setNull(parameter, Types.VARCHAR);
      return;
    }
    switch (type.kind()) {
      case INT, BIGINT -> insert.setString(parameter, Long.toString(rows.longAt(column)));
      case BOOLEAN -> insert.setString(parameter, rows.longAt(column) == 1 ? "true" : "false");
      case DECIMAL ->
          insert.setString(
              parameter, BigDecimal.valueOf(rows.longAt(column), type.scale()).toPlainString());
      case DOUBLE -> insert.setString(parameter, number(rows.doubleAt(column)));
      case TIMESTAMP_TZ ->
          insert.setString(parameter, TimeLiterals.wallClock(rows.longAt(column)) + "+00:00");
      case TIMESTAMP -> insert.setString(parameter, TimeLiterals.wallClock(rows.longAt(column)));
      case DATE ->
          insert.setString(parameter, LocalDate.ofEpochDay(rows.longAt(column)).toString());
      case TEXT, JSON ->
          insert.setString(parameter, new String(rows.bytesAt(column), StandardCharsets.UTF_8));
    }
  }

  /** As Snowflake writes what is no finite number. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.toString(value);
  }
}
