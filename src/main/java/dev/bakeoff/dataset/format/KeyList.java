package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.TableEntry;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** Keys of a table that are whole numbers with gaps, read from its files. */
public final class KeyList {
  private static final int MEMORY_MB = 256;

  private KeyList() {}

  /**
   * The values of a column of whole numbers, each once, or a sample of them, always the same one,
   * where the table has more rows than that. A key's are in the order of the files, others' in
   * ascending order.
   *
   * @param most how many at most
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read
   */
  public static long[] read(ParquetSource source, TableEntry table, String column, int most) {
    List<Path> files = source.files(table);
    String name = DuckDb.identifier(column);
    String sample =
        table.rows() <= most ? "" : " USING SAMPLE reservoir(" + most + " ROWS) REPEATABLE (42)";
    String rows =
        "SELECT %1$s FROM (FROM read_parquet(%2$s)%3$s) WHERE %1$s IS NOT NULL"
            .formatted(name, DuckDb.files(files), sample);
    String sql =
        table.schema().primaryKey().equals(List.of(column))
            ? rows
            : "SELECT DISTINCT * FROM (" + rows + ") ORDER BY 1";
    try (DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
        Statement statement = duckDb.createStatement();
        ResultSet keys = statement.executeQuery(sql)) {
      long[] list = new long[(int) Math.min(most, table.rows())];
      int count = 0;
      while (keys.next()) {
        list[count++] = keys.getLong(1);
      }
      return Arrays.copyOf(list, count);
    } catch (SQLException e) {
      throw ParquetSource.unreadable(files, e);
    }
  }
}
