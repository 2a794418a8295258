package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.util.AutoCloseables;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * Reads Parquet files or tables through DuckDB, which decodes ahead on threads of its own, as Arrow
 * batches. Values are taken straight from Arrow's buffers.
 */
public final class ArrowCursor implements RowCursor {
  private static final int BATCH_ROWS = 16_384;
  private static final int MEMORY_MB = 512;

  private final Function<Exception, RuntimeException> failure;
  private final ColumnType.Kind[] kinds;
  private final DuckDBConnection duckDb;
  private final Statement statement;
  private final DuckDBResultSet results;
  private final BufferAllocator allocator;
  private final ArrowReader reader;
  private final ArrowColumn[] columns;
  private int rows;
  private int current = -1;

  static RowCursor open(TableSchema schema, List<Path> files) {
    int threads = Runtime.getRuntime().availableProcessors();
    Function<Exception, RuntimeException> failure = e -> unreadable(files, e);
    try {
      DuckDBConnection duckDb = DuckDb.open(threads, MEMORY_MB, Optional.empty());
      return open(duckDb, "read_parquet(" + DuckDb.files(files) + ")", schema, failure);
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }

  /**
   * Reads a table of a DuckDB database.
   *
   * @param duckDb streams its results; the cursor closes it
   * @param relation what to select from, as SQL
   * @param schema whose columns it has
   * @param failure turns a failure of DuckDB's into a problem
   */
  public static RowCursor open(
      DuckDBConnection duckDb,
      String relation,
      TableSchema schema,
      Function<Exception, RuntimeException> failure) {
    String columns =
        schema.columns().stream()
            .map(c -> DuckDb.identifier(c.name()) + "::" + ArrowTypes.duckDb(c.type()))
            .collect(Collectors.joining(", "));
    String sql = "SELECT " + columns + " FROM " + relation;
    BufferAllocator allocator = new RootAllocator();
    try {
      return new ArrowCursor(schema, sql, duckDb, allocator, failure);
    } catch (SQLException e) {
      allocator.close();
      closeQuietly(duckDb);
      throw failure.apply(e);
    }
  }

  private ArrowCursor(
      TableSchema schema,
      String sql,
      DuckDBConnection duckDb,
      BufferAllocator allocator,
      Function<Exception, RuntimeException> failure)
      throws SQLException {
    this.failure = failure;
    this.kinds =
        schema.columns().stream().map(c -> c.type().kind()).toArray(ColumnType.Kind[]::new);
    this.columns = new ArrowColumn[kinds.length];
    this.duckDb = duckDb;
    this.allocator = allocator;
    this.statement = duckDb.createStatement();
    this.results = (DuckDBResultSet) statement.executeQuery(sql);
    this.reader = (ArrowReader) results.arrowExportStream(allocator, BATCH_ROWS);
  }

  @Override
  public boolean next() {
    if (++current < rows) {
      return true;
    }
    return nextBatch();
  }

  private boolean nextBatch() {
    try {
      do {
        if (!reader.loadNextBatch()) {
          rows = 0;
          return false;
        }
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        rows = root.getRowCount();
        for (int column = 0; column < columns.length; column++) {
          FieldVector vector = root.getVector(column);
          columns[column] = new ArrowColumn(kinds[column], vector);
        }
        current = 0;
      } while (rows == 0);
      return true;
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }

  @Override
  public boolean isNull(int column) {
    return columns[column].isNull(current);
  }

  @Override
  public long longAt(int column) {
    return columns[column].longAt(current);
  }

  @Override
  public double doubleAt(int column) {
    return columns[column].doubleAt(current);
  }

  @Override
  public byte[] bytesAt(int column) {
    return columns[column].bytesAt(current);
  }

  @Override
  public void appendBytes(int column, ByteBuilder target) {
    columns[column].appendBytes(current, target);
  }

  @Override
  public void close() {
    rows = 0;
    try {
      AutoCloseables.close(reader, results, statement, duckDb, allocator);
    } catch (Exception e) {
      throw failure.apply(e);
    }
  }

  private static RuntimeException unreadable(List<Path> files, Exception e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    Path named =
        files.stream()
            .filter(file -> reason.contains(file.toString()))
            .findFirst()
            .orElse(files.getFirst());
    return ParquetSource.broken(named, reason, e);
  }

  private static void closeQuietly(DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The failure that led here is the one to report.
    }
  }
}
