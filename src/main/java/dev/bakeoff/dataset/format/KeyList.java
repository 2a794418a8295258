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

/** Keys of a table whose whole-number key has gaps, read from its files. */
public final class KeyList {
  private static final int MEMORY_MB = 256;

  private KeyList() {}

  /**
   * Keys in the order of the files, or a sample of them, always the same one, where there are more.
   *
   * @param most how many at most
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read
   */
  public static long[] read(ParquetSource source, TableEntry table, int most) {
    List<Path> files = source.files(table);
    String key = DuckDb.identifier(table.schema().primaryKey().getFirst());
    String sample =
        table.rows() <= most ? "" : " USING SAMPLE reservoir(" + most + " ROWS) REPEATABLE (42)";
    try (DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
        Statement statement = duckDb.createStatement();
        ResultSet keys =
            statement.executeQuery(
                "SELECT " + key + " FROM read_parquet(" + DuckDb.files(files) + ")" + sample)) {
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
