package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.ColumnReader;
import dev.bakeoff.platform.jdbc.Dialect;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Snowflake's types, names and failures. Points in time are TIMESTAMP_LTZ, which holds the instant
 * alone; documents are VARCHAR, since VARIANT writes numbers anew with 16 digits, and a document
 * has to come back with the same meaning.
 *
 * @param schema where the tables are
 */
record SnowflakeDialect(String schema) implements Dialect {
  private static final ColumnReader TIMESTAMP =
      (rows, index) -> ColumnReader.present(rows.getTimestamp(index));
  private static final ColumnReader DATE =
      (rows, index) -> ColumnReader.present(rows.getDate(index));

  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_$:])[A-Za-z_][A-Za-z0-9_$]*+(?!\\s*\\()");

  private static final Set<String> LITERALS = Set.of("date", "time", "timestamp", "interval");

  /** Numbers of Snowflake's and the driver's, as their documentation lists them. */
  private static final int QUERY_CANCELLED = 604;

  private static final int STATEMENT_TIMEOUT = 630;
  private static final int NO_WAREHOUSE = 606;
  private static final int LOCK_WAITERS = 625;
  private static final int DEADLOCK = 628;
  private static final int INSUFFICIENT_PRIVILEGES = 3001;
  private static final int FIRST_OF_SIGN_IN = 390_000;
  private static final int END_OF_SIGN_IN = 395_000;
  private static final int SESSION_NOT_FOUND = 390_104;
  private static final int SESSION_NO_LONGER_EXISTS = 390_111;
  private static final int SESSION_EXPIRED = 390_112;
  private static final int MASTER_TOKEN_EXPIRED = 390_114;

  static String type(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "NUMBER(10,0)";
      case BIGINT -> "NUMBER(19,0)";
      case DECIMAL -> "NUMBER(" + type.precision() + "," + type.scale() + ")";
      case DOUBLE -> "FLOAT";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP_TZ -> "TIMESTAMP_LTZ(6)";
      case TIMESTAMP -> "TIMESTAMP_NTZ(6)";
      case DATE -> "DATE";
      case TEXT, JSON -> "VARCHAR";
    };
  }

  @Override
  public String table(String name) {
    return SqlNames.quote(schema) + "." + SqlNames.quote(name);
  }

  @Override
  public String time(ColumnType type, long canonical) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ -> "'" + TimeLiterals.wallClock(canonical) + "+00:00'::TIMESTAMP_LTZ(6)";
      case TIMESTAMP -> "'" + TimeLiterals.wallClock(canonical) + "'::TIMESTAMP_NTZ(6)";
      case DATE -> "'" + LocalDate.ofEpochDay(canonical) + "'::DATE";
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
          throw new IllegalArgumentException(type + " is no time");
    };
  }

  @Override
  public ColumnReader reader(Column column) {
    return switch (column.type().kind()) {
      case INT, BIGINT -> ColumnReader.LONG;
      case DECIMAL -> ColumnReader.DECIMAL;
      case DOUBLE -> ColumnReader.DOUBLE;
      case BOOLEAN -> ColumnReader.BOOLEAN;
      case TIMESTAMP_TZ, TIMESTAMP -> TIMESTAMP;
      case DATE -> DATE;
      case TEXT, JSON -> ColumnReader.STRING;
    };
  }

  /** The driver takes no times of {@code java.time}; Snowflake reads them from text. */
  @Override
  public void bind(PreparedStatement statement, int index, ColumnType type, Object value)
      throws SQLException {
    switch (value) {
      case Instant moment ->
          statement.setString(
              index,
              TimeLiterals.wallClock(ChronoUnit.MICROS.between(Instant.EPOCH, moment)) + " +00:00");
      case LocalDateTime time ->
          statement.setString(
              index,
              TimeLiterals.wallClock(
                  ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC))));
      case LocalDate day -> statement.setString(index, day.toString());
      default -> Dialect.super.bind(statement, index, type, value);
    }
  }

  @Override
  public List<String> beforeOwnSql(boolean readOnly) {
    return List.of("USE SCHEMA " + SqlNames.quote(schema));
  }

  /**
   * Puts the dataset's names into quotes: Snowflake takes a bare name for one in capitals, and the
   * tables have their names as the dataset spells them. Not what a bracket follows, which is a
   * function, nor what a colon stands before, a type or a path, nor a type before its literal.
   */
  @Override
  public String named(String code, List<TableSchema> tables) {
    Set<String> names = new HashSet<>();
    for (TableSchema table : tables) {
      names.add(table.name());
      table.columns().forEach(column -> names.add(column.name()));
    }
    return WORD.matcher(code)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    names.contains(word.group()) && !isLiteralsType(word, code)
                        ? SqlNames.quote(word.group())
                        : word.group()));
  }

  private static boolean isLiteralsType(MatchResult word, String code) {
    return code.substring(word.end()).isBlank()
        && LITERALS.contains(word.group().toLowerCase(Locale.ROOT));
  }

  @Override
  public ErrorKind kindOf(SQLException failure) {
    return kind(failure);
  }

  static ErrorKind kind(SQLException failure) {
    int code = failure.getErrorCode();
    return switch (code) {
      case QUERY_CANCELLED, STATEMENT_TIMEOUT -> ErrorKind.TIMEOUT;
      case NO_WAREHOUSE -> ErrorKind.OTHER;
      case LOCK_WAITERS, DEADLOCK -> ErrorKind.CONFLICT;
      case INSUFFICIENT_PRIVILEGES -> ErrorKind.DENIED;
      case SESSION_NOT_FOUND, SESSION_NO_LONGER_EXISTS, SESSION_EXPIRED, MASTER_TOKEN_EXPIRED ->
          ErrorKind.CONNECTION;
      default ->
          code >= FIRST_OF_SIGN_IN && code < END_OF_SIGN_IN
              ? ErrorKind.DENIED
              : kindByHttp(failure);
    };
  }

  /** The driver names the HTTP status of an answer that is not Snowflake's own. */
  private static ErrorKind kindByHttp(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("HTTP status=429")
        ? ErrorKind.THROTTLED
        : SqlProblems.kindOfState(failure.getSQLState());
  }

  /** A text literal: a backslash is an escape in Snowflake's. */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
