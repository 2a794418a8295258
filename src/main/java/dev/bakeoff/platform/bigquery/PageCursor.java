package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableId;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** A table's rows in canonical form, page by page; reading pages costs nothing in BigQuery. */
final class PageCursor implements RowCursor {
  /** The service itself ends a page at some 10 MB. */
  private static final long PAGE = 50_000;

  private final Connection connection;
  private final String table;
  private final List<Column> columns;
  private final Iterator<FieldValueList> rows;
  private FieldValueList row;

  private PageCursor(
      Connection connection, String table, List<Column> columns, Iterator<FieldValueList> rows) {
    this.connection = connection;
    this.table = table;
    this.columns = columns;
    this.rows = rows;
  }

  static PageCursor of(
      BigQuery service, Connection connection, TableId id, Schema schema, List<Column> columns) {
    Iterator<FieldValueList> rows =
        service
            .listTableData(id, schema, BigQuery.TableDataListOption.pageSize(PAGE))
            .iterateAll()
            .iterator();
    return new PageCursor(connection, id.getTable(), columns, rows);
  }

  @Override
  public boolean next() {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      row = rows.next();
      return true;
    } catch (BigQueryException e) {
      throw Failures.failed(
          connection, "The BigQuery table " + table + " cannot be read", e, "Try again.");
    }
  }

  @Override
  public boolean isNull(int column) {
    return row.get(column).isNull();
  }

  @Override
  public long longAt(int column) {
    FieldValue value = row.get(column);
    try {
      return Values.canonical(columns.get(column).type(), value);
    } catch (ArithmeticException | NumberFormatException e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "A value in '%s' of %s does not fit into %s."
                  .formatted(columns.get(column).name(), table, columns.get(column).type()),
              "Read that column through a copy that rounds it, or as text.")
          .asException(e);
    }
  }

  @Override
  public double doubleAt(int column) {
    return Values.number(row.get(column));
  }

  @Override
  public byte[] bytesAt(int column) {
    return row.get(column).getStringValue().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Pages are whole answers; nothing is open between them.
  }
}
