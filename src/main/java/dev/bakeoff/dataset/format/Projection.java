package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** A table's rows in another shape: columns renamed, widened, added and left out. */
public final class Projection {
  private static final int MEMORY_MB = 512;

  private Projection() {}

  /**
   * A column of the new shape.
   *
   * @param column its name and type
   * @param source the column that its values come from; empty for a new one
   * @param constant what a new column holds, as text; empty for null
   */
  public record Source(Column column, Optional<String> source, Optional<String> constant) {}

  /**
   * Opens the rows.
   *
   * @param schema the new shape, with one source for each of its columns
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a value does not fit its new type
   */
  public static RowCursor rows(
      ParquetSource from, TableEntry table, TableSchema schema, List<Source> sources) {
    List<Path> files = from.files(table);
    Function<Exception, RuntimeException> failure = e -> ParquetSource.unreadable(files, e);
    String columns =
        sources.stream()
            .map(s -> expression(s) + " AS " + DuckDb.identifier(s.column().name()))
            .collect(Collectors.joining(", "));
    try {
      DuckDBConnection duckDb =
          DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MB, Optional.empty());
      return ArrowCursor.open(
          duckDb,
          "(SELECT " + columns + " FROM read_parquet(" + DuckDb.files(files) + "))",
          schema,
          failure);
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }

  private static String expression(Source source) {
    String value =
        source
            .source()
            .map(DuckDb::identifier)
            .or(() -> source.constant().map(DuckDb::literal))
            .orElse("NULL");
    return "CAST(" + value + " AS " + ArrowTypes.duckDb(source.column().type()) + ")";
  }
}
