package dev.bakeoff.platform.sqlite;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.ColumnReader;
import dev.bakeoff.platform.jdbc.Dialect;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.sqlite.SQLiteErrorCode;

/** SQLite's types, queries and failures. */
final class SqliteDialect implements Dialect {
  /** A double tells decimals of up to this many digits apart (DBL_DIG). */
  private static final int DIGITS_OF_DOUBLE = 15;

  private static final ColumnReader ANY =
      (rows, index) -> ColumnReader.present(rows.getObject(index));

  /** An extended result code holds its primary code in its lowest byte. */
  private static final int PRIMARY_CODE = 0xff;

  /**
   * The declared type, which only sets the column's affinity. Time stamps and JSON are declared
   * text, since their own names would mean numeric affinity, which turns the document {@code 1.0}
   * into the number 1.
   */
  static String type(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DECIMAL ->
          isNumber(type) ? "DECIMAL(" + type.precision() + "," + type.scale() + ")" : "TEXT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> "TEXT";
    };
  }

  /** Whether a decimal is kept as a number. */
  static boolean isNumber(ColumnType decimal) {
    return decimal.precision() <= DIGITS_OF_DOUBLE;
  }

  @Override
  public String table(String name) {
    return "main." + SqlNames.quote(name);
  }

  @Override
  public String measure(Column column) {
    String name = SqlNames.quote(column.name());
    ColumnType type = column.type();
    return type.kind() == ColumnType.Kind.DECIMAL && !isNumber(type)
        ? "CAST(" + name + " AS REAL)"
        : name;
  }

  @Override
  public String time(ColumnType type, long canonical) {
    String text =
        type.kind() == ColumnType.Kind.DATE
            ? SqliteValues.date(canonical)
            : SqliteValues.timestamp(canonical, type.kind() == ColumnType.Kind.TIMESTAMP_TZ);
    return SqlNames.literal(text);
  }

  @Override
  public ColumnReader reader(Column column) {
    return switch (column.type().kind()) {
      case INT, BIGINT -> ColumnReader.LONG;
      case DECIMAL -> isNumber(column.type()) ? ColumnReader.DOUBLE : ColumnReader.STRING;
      case DOUBLE -> ColumnReader.DOUBLE;
      case BOOLEAN -> ColumnReader.BOOLEAN;
      case TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> ColumnReader.STRING;
    };
  }

  @Override
  public ColumnReader sumReader(Column measured) {
    return ColumnReader.DOUBLE;
  }

  /** A column has no type of its own here, only its values have. */
  @Override
  public ColumnReader reader(int type) {
    return ANY;
  }

  /** As the loader writes them. */
  @Override
  public void bind(PreparedStatement statement, int index, ColumnType type, Object value)
      throws SQLException {
    switch (value) {
      case BigDecimal number when isNumber(type) ->
          statement.setDouble(index, number.doubleValue());
      case BigDecimal number -> statement.setString(index, number.toPlainString());
      case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
      case Instant moment ->
          statement.setString(
              index,
              SqliteValues.timestamp(ChronoUnit.MICROS.between(Instant.EPOCH, moment), true));
      case LocalDateTime time ->
          statement.setString(
              index,
              SqliteValues.timestamp(
                  ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC)), false));
      case LocalDate day -> statement.setString(index, SqliteValues.date(day.toEpochDay()));
      default -> Dialect.super.bind(statement, index, type, value);
    }
  }

  @Override
  public ErrorKind kindOf(SQLException failure) {
    int code = failure.getErrorCode() & PRIMARY_CODE;
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return ErrorKind.CONFLICT;
    }
    if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
      return ErrorKind.TIMEOUT;
    }
    if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code || code == SQLiteErrorCode.SQLITE_IOERR.code) {
      return ErrorKind.CONNECTION;
    }
    return code == SQLiteErrorCode.SQLITE_PERM.code
            || code == SQLiteErrorCode.SQLITE_AUTH.code
            || code == SQLiteErrorCode.SQLITE_READONLY.code
        ? ErrorKind.DENIED
        : ErrorKind.OTHER;
  }
}
