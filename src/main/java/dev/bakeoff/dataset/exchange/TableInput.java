package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.ImportPreview.ColumnPreview;
import dev.bakeoff.dataset.exchange.ImportPreview.TablePreview;
import dev.bakeoff.dataset.format.BadRows;
import dev.bakeoff.dataset.format.ChainedCursor;
import dev.bakeoff.dataset.format.ColumnarFiles;
import dev.bakeoff.dataset.format.CsvCursor;
import dev.bakeoff.dataset.format.CsvFile;
import dev.bakeoff.dataset.format.CsvFormat;
import dev.bakeoff.dataset.format.DynamoDbCursor;
import dev.bakeoff.dataset.format.JsonLinesCursor;
import dev.bakeoff.dataset.format.RowText;
import dev.bakeoff.dataset.format.TextScan;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The files of one table.
 *
 * @param name the table's
 * @param format of all of them
 * @param files in row order
 * @param described what the export's description says of it
 * @param csv how CSV files are written, where there is no description
 * @param nise whether nise wrote them
 */
record TableInput(
    String name,
    DataFormat format,
    List<Path> files,
    Optional<ExportDescription.Table> described,
    CsvFormat csv,
    boolean nise) {
  private static final int PREVIEW_ROWS = 5;

  TableInput {
    files = List.copyOf(files);
  }

  /** Finds out what there is, from the description or from the files' whole content. */
  TablePreview preview(Progress progress, Cancellation cancellation) {
    if (described.isPresent()) {
      TableSchema schema = described.get().schema();
      return withFirstRows(
          new TablePreview(
              schema,
              OptionalLong.of(described.get().rows()),
              schema.columns().stream()
                  .map(c -> new ColumnPreview(c, OptionalLong.empty(), List.of(), Optional.empty()))
                  .toList(),
              List.of(),
              List.of(),
              BadRowSummary.none(name)));
    }
    return withFirstRows(
        switch (format) {
          case PARQUET -> columnar(ColumnarFiles.Kind.PARQUET);
          case ARROW -> columnar(ColumnarFiles.Kind.ARROW);
          case CSV, JSONL, DYNAMODB_JSON -> scanned(progress, cancellation);
          case PG_DUMP -> throw new IllegalStateException("a dump is read through its server");
        });
  }

  /**
   * The rows.
   *
   * @param schema as many columns as the preview's, in the same order
   * @param bad told of rows that are left out
   */
  RowCursor rows(TableSchema schema, BadRows bad) {
    boolean exact = described.isPresent();
    return switch (format) {
      case PARQUET -> new ColumnarFiles(ColumnarFiles.Kind.PARQUET, files).rows(schema);
      case ARROW -> new ColumnarFiles(ColumnarFiles.Kind.ARROW, files).rows(schema);
      case CSV -> chained(file -> CsvCursor.open(csvFile(file), schema, bad));
      case JSONL -> chained(file -> JsonLinesCursor.open(file, schema, exact, bad));
      case DYNAMODB_JSON -> chained(file -> DynamoDbCursor.open(file, schema, bad));
      case PG_DUMP -> throw new IllegalStateException("a dump is read through its server");
    };
  }

  private interface Opening {
    RowCursor open(Path file);
  }

  private RowCursor chained(Opening opening) {
    List<Supplier<RowCursor>> cursors = new ArrayList<>();
    for (Path file : files) {
      cursors.add(() -> opening.open(file));
    }
    return new ChainedCursor(cursors);
  }

  private CsvFile csvFile(Path path) {
    CsvFile file = CsvFile.open(path, described.isPresent() ? CsvFormat.OWN : csv);
    if (described.isPresent()) {
      List<String> names = described.get().schema().columns().stream().map(Column::name).toList();
      if (!file.header().equals(names)) {
        throw Problem.of(
                Problem.Kind.DATA,
                "%s has other columns than the export's description says.".formatted(path),
                "Get the file anew, or remove the description to import the files as they are.")
            .asException();
      }
    }
    return file;
  }

  private TablePreview columnar(ColumnarFiles.Kind kind) {
    ColumnarFiles.Shape shape = new ColumnarFiles(kind, files).shape();
    return new TablePreview(
        SchemaEdits.plain(name, shape.columns().stream().map(ColumnarFiles.Found::column).toList()),
        OptionalLong.of(shape.rows()),
        shape.columns().stream()
            .map(
                f -> new ColumnPreview(f.column(), OptionalLong.of(f.nulls()), List.of(), f.note()))
            .toList(),
        List.of(),
        List.of(),
        BadRowSummary.none(name));
  }

  private TablePreview scanned(Progress progress, Cancellation cancellation) {
    BadRowCollector bad = new BadRowCollector(name, Optional.empty());
    TextScan scan = new TextScan(bad, progress, cancellation);
    for (Path file : files) {
      switch (format) {
        case CSV -> scan.csv(csvFile(file));
        case JSONL -> scan.jsonLines(file);
        case DYNAMODB_JSON -> scan.dynamoDb(file);
        case PARQUET, ARROW, PG_DUMP -> throw new IllegalStateException("no text");
      }
    }
    TextScan.Result result = scan.result();
    List<ColumnPreview> columns =
        result.columns().stream()
            .map(
                f ->
                    new ColumnPreview(
                        nise ? NiseFiles.typed(f.column()) : f.column(),
                        OptionalLong.of(f.nulls()),
                        f.examples(),
                        f.note()))
            .toList();
    return new TablePreview(
        SchemaEdits.plain(name, columns.stream().map(ColumnPreview::column).toList()),
        OptionalLong.of(result.rows()),
        columns,
        List.of(),
        result.columns().stream().filter(TextScan.Found::key).map(f -> f.column().name()).toList(),
        bad.summary());
  }

  private TablePreview withFirstRows(TablePreview preview) {
    if (preview.schema().columns().isEmpty()) {
      throw Problem.of(
              Problem.Kind.DATA,
              "No row of %s can be read, so its columns are not known.".formatted(files.getFirst()),
              preview.badRows().count() == 0 ? "" : preview.badRows().text())
          .asException();
    }
    List<List<Optional<String>>> first;
    try (RowCursor rows = rows(preview.schema(), (_, _, _, _, _, _) -> {})) {
      first = RowText.first(rows, preview.schema(), PREVIEW_ROWS);
    }
    List<ColumnPreview> columns = new ArrayList<>();
    for (int i = 0; i < preview.columns().size(); i++) {
      ColumnPreview column = preview.columns().get(i);
      int index = i;
      List<String> examples =
          column.examples().isEmpty()
              ? first.stream().flatMap(row -> row.get(index).stream()).distinct().limit(3).toList()
              : column.examples();
      columns.add(new ColumnPreview(column.column(), column.nulls(), examples, column.note()));
    }
    return new TablePreview(
        preview.schema(), preview.rows(), columns, first, preview.keys(), preview.badRows());
  }
}
