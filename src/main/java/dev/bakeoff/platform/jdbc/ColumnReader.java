package dev.bakeoff.platform.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Reads one value of the current row with the typed getter that suits its column. */
@FunctionalInterface
public interface ColumnReader {
  ColumnReader LONG = (rows, index) -> (int) rows.getLong(index);
  ColumnReader DOUBLE = (rows, index) -> (int) rows.getDouble(index);
  ColumnReader BOOLEAN = (rows, index) -> rows.getBoolean(index) ? 1 : 0;
  ColumnReader STRING = (rows, index) -> present(rows.getString(index));
  ColumnReader LOCAL_TIMESTAMP =
      (rows, index) -> present(rows.getObject(index, LocalDateTime.class));
  ColumnReader DATE = (rows, index) -> present(rows.getObject(index, LocalDate.class));
  ColumnReader DECIMAL = (rows, index) -> present(rows.getBigDecimal(index));

  /**
   * Reads the value; null is a value like any other.
   *
   * @param index from 1, as JDBC counts
   * @return something that depends on the value, so that the reading cannot be optimised away
   */
  int read(ResultSet rows, int index) throws SQLException;

  /** 1 for a value, 0 for null. */
  static int present(Object value) {
    return value == null ? 0 : 1;
  }
}
