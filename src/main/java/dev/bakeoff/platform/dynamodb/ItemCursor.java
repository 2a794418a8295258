package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.dynamodb.ParallelScan.Page;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** A table's items as rows, in no order. */
final class ItemCursor implements RowCursor {
  private final String table;
  private final List<Column> columns;
  private final ParallelScan scan;
  private Iterator<Map<String, AttributeValue>> page =
      List.<Map<String, AttributeValue>>of().iterator();
  private Map<String, AttributeValue> item = Map.of();

  /** Takes over the scan. */
  ItemCursor(String table, List<Column> columns, ParallelScan scan) {
    this.table = table;
    this.columns = columns;
    this.scan = scan;
  }

  @Override
  public boolean next() {
    try {
      while (!page.hasNext()) {
        Optional<Page> next = scan.next();
        if (next.isEmpty()) {
          return false;
        }
        page = next.get().items().iterator();
      }
    } catch (ResourceNotFoundException e) {
      throw Problem.of(
              Problem.Kind.PLATFORM,
              "There is no DynamoDB table '" + table + "'.",
              "Load the dataset again.")
          .asException(e);
    } catch (SdkException e) {
      throw Failures.failed("The DynamoDB table " + table + " cannot be read", e);
    }
    item = page.next();
    return true;
  }

  @Override
  public boolean isNull(int column) {
    AttributeValue value = item.get(columns.get(column).name());
    return value == null || Boolean.TRUE.equals(value.nul());
  }

  @Override
  public long longAt(int column) {
    return ItemValues.longOf(columns.get(column), value(column));
  }

  @Override
  public double doubleAt(int column) {
    return ItemValues.doubleOf(columns.get(column), value(column));
  }

  @Override
  public byte[] bytesAt(int column) {
    return ItemValues.bytesOf(value(column));
  }

  private AttributeValue value(int column) {
    return item.get(columns.get(column).name());
  }

  @Override
  public void close() {
    scan.close();
  }
}
