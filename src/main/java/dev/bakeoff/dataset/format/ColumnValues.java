package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Values of some columns of a table that occur together, read from its files. */
public final class ColumnValues {
  private static final int MEMORY_MB = 512;

  private ColumnValues() {}

  /**
   * Each combination of values that occurs, once and in ascending order, or those of a sample of
   * rows, always the same one. Rows where one of the columns is null are left out.
   *
   * @param most rows that are looked at
   * @return for each column its values: Long, BigDecimal, Double, Boolean, Instant, LocalDateTime,
   *     LocalDate or String; all lists are of one length
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read
   */
  public static List<List<Object>> read(
      ParquetSource source, TableEntry table, List<String> columns, int most) {
    List<Path> files = source.files(table);
    String names = columns.stream().map(DuckDb::identifier).collect(Collectors.joining(", "));
    String filled =
        columns.stream()
            .map(column -> DuckDb.identifier(column) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String sample =
        table.rows() <= most ? "" : " USING SAMPLE reservoir(" + most + " ROWS) REPEATABLE (42)";
    String sql =
        "SELECT DISTINCT %s FROM (FROM read_parquet(%s)%s) WHERE %s ORDER BY ALL"
            .formatted(names, DuckDb.files(files), sample, filled);
    List<ColumnType> types =
        columns.stream().map(column -> table.schema().column(column).type()).toList();
    List<List<Object>> values = columns.stream().<List<Object>>map(_ -> new ArrayList<>()).toList();
    // One thread, or the sample would be another each time.
    try (DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          for (int i = 0; i < types.size(); i++) {
            values.get(i).add(value(rows, i + 1, types.get(i)));
          }
        }
      }
      return values;
    } catch (SQLException e) {
      throw ParquetSource.unreadable(files, e);
    }
  }

  private static Object value(ResultSet rows, int index, ColumnType type) throws SQLException {
    return switch (type.kind()) {
      case INT, BIGINT -> rows.getLong(index);
      case DECIMAL -> rows.getBigDecimal(index);
      case DOUBLE -> rows.getDouble(index);
      case BOOLEAN -> rows.getBoolean(index);
      case TIMESTAMP_TZ -> rows.getObject(index, OffsetDateTime.class).toInstant();
      case TIMESTAMP -> rows.getObject(index, LocalDateTime.class);
      case DATE -> rows.getObject(index, LocalDate.class);
      case TEXT, JSON -> rows.getString(index);
    };
  }
}
