package dev.bakeoff.dataset;

import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.dataset.generate.RowSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a request would generate, without writing any: a row depends on its number alone,
 * so that the first ones cost the same whatever the dataset's size.
 */
public final class SpecPreview {
  private SpecPreview() {}

  /**
   * A table to come.
   *
   * @param schema its shape
   * @param rows how many it will have
   * @param bytes of its files, roughly
   * @param first rows as text, one value per column; empty for null
   */
  public record TablePreview(
      TableSchema schema, long rows, long bytes, List<List<Optional<String>>> first) {
    public TablePreview {
      first = first.stream().map(List::copyOf).toList();
    }

    public String name() {
      return schema.name();
    }
  }

  /**
   * Makes the first rows of every table.
   *
   * @param spec that the request is resolved against, whatever spec the request names
   * @param limit rows per table
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the request is wrong
   */
  public static List<TablePreview> of(DatasetSpec spec, CreateRequest request, int limit) {
    return spec.resolve(request).plan().tables().stream().map(t -> preview(t, limit)).toList();
  }

  private static TablePreview preview(SizedTable table, int limit) {
    TextSink sink = new TextSink(table.schema());
    long rows = table.generator().rows();
    table.generator().generate(0, Math.min(limit, rows), sink);
    return new TablePreview(table.schema(), rows, rows * table.fileBytesPerRow(), sink.rows);
  }

  /** A value as people read it, the same as from the files later. */
  static String text(ColumnType type, long value) {
    return switch (type.kind()) {
      case INT, BIGINT -> Long.toString(value);
      case DECIMAL -> BigDecimal.valueOf(value, type.scale()).toPlainString();
      case BOOLEAN -> Boolean.toString(value != 0);
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case TIMESTAMP_TZ -> Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
      case TIMESTAMP ->
          LocalDateTime.ofInstant(Instant.EPOCH.plus(value, ChronoUnit.MICROS), ZoneOffset.UTC)
              .toString();
      case DOUBLE, TEXT, JSON ->
          throw new IllegalArgumentException(type + " is not handed over as a long");
    };
  }

  private static final class TextSink implements RowSink {
    private final List<Column> columns;
    private final List<List<Optional<String>>> rows = new ArrayList<>();
    private List<Optional<String>> row = new ArrayList<>();

    TextSink(TableSchema schema) {
      this.columns = schema.columns();
    }

    @Override
    public void putNull(int column) {
      row.add(Optional.empty());
    }

    @Override
    public void putLong(int column, long value) {
      row.add(Optional.of(text(columns.get(column).type(), value)));
    }

    @Override
    public void putDouble(int column, double value) {
      row.add(Optional.of(Double.toString(value)));
    }

    @Override
    public void putBytes(int column, byte[] bytes, int length) {
      row.add(Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8)));
    }

    @Override
    public void endRow() {
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
