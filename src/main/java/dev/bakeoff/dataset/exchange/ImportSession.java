package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableOrder;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.exchange.ImportPreview.TablePreview;
import dev.bakeoff.dataset.format.BadRows;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One source that was looked at and can be imported, perhaps with other types, keys and names than
 * were found. Holds what was downloaded and a dump's server until it is closed. Used by one thread
 * at a time.
 */
public final class ImportSession implements AutoCloseable {
  /** Of a row in memory, where nothing is known of it. */
  private static final long BYTES_PER_ROW = 200;

  private final ImportCatalog catalog;
  private final ImportRequest request;
  private final SourceFiles source;
  private final Optional<Dumps.Restored> dump;
  private final ImportPreview preview;
  private final Runnable afterwards;

  ImportSession(
      ImportCatalog catalog,
      ImportRequest request,
      SourceFiles source,
      Optional<Dumps.Restored> dump,
      ImportPreview preview,
      Runnable afterwards) {
    this.catalog = catalog;
    this.request = request;
    this.source = source;
    this.dump = dump;
    this.preview = preview;
    this.afterwards = afterwards;
  }

  /** What was found. */
  public ImportPreview preview() {
    return preview;
  }

  /**
   * The same source under another name, and with another say on bad rows, without looking at it
   * again. Closing this session closes that one, which needs no closing of its own.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the name cannot be one
   */
  public ImportSession as(DatasetRef ref, BadRowPolicy badRows) {
    ImportRequest named =
        new ImportRequest(
            request.source(),
            request.format(),
            Optional.of(ref.name()),
            ref.version(),
            request.tables(),
            request.jobs(),
            request.csv(),
            badRows);
    ImportPreview renamed =
        new ImportPreview(
            preview.source(),
            preview.format(),
            ref.name(),
            ref.version().orElse(preview.version()),
            preview.tables(),
            preview.notes());
    return new ImportSession(catalog, named, source, dump, renamed, () -> {});
  }

  /**
   * Imports under the preview's name and version.
   *
   * @param schemas as many as the preview's, in the same order and of the same width each
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the version is there already;
   *     DATA where rows cannot be read and are not set aside, a key occurs twice, or an export's
   *     fingerprint comes out another; STORAGE; CANCELLED. The catalog is as before then.
   */
  public ImportReport run(List<TableSchema> schemas, Progress progress, Cancellation cancellation) {
    return run(preview.name(), preview.version(), schemas, progress, cancellation);
  }

  /** Likewise, under another name and version. */
  public ImportReport run(
      String name,
      String version,
      List<TableSchema> schemas,
      Progress progress,
      Cancellation cancellation) {
    checkNames(schemas);
    if (request.badRows() == BadRowPolicy.REFUSE) {
      for (TablePreview table : preview.tables()) {
        refuse(table.badRows());
      }
    }
    DatasetRef ref = new DatasetRef(name, Optional.of(version));
    List<BadRowCollector> collectors = new ArrayList<>();
    try (VersionWriter writer = catalog.catalog().write(ref, progress, cancellation)) {
      List<TableEntry> entries = new ArrayList<>(catalog.linkUnchanged(source, request, writer));
      for (int i = 0; i < schemas.size(); i++) {
        TablePreview found = preview.tables().get(i);
        BadRowCollector bad = collector(found.schema().name());
        collectors.add(bad);
        TableEntry entry = copy(writer, i, schemas.get(i), bad, progress, cancellation);
        if (request.badRows() == BadRowPolicy.REFUSE) {
          refuse(bad.summary());
        }
        verify(i, schemas.get(i), entry);
        entries.add(entry);
      }
      Manifest manifest =
          writer.publish(
              Origin.imported(catalog.note(request.source())),
              Optional.empty(),
              catalog.clock().instant(),
              TableOrder.parentsFirst(entries));
      collectors.forEach(BadRowCollector::keep);
      return new ImportReport(
          manifest,
          collectors.stream().filter(c -> c.count() > 0).map(BadRowCollector::summary).toList(),
          preview.notes());
    } finally {
      collectors.forEach(BadRowCollector::close);
    }
  }

  private TableEntry copy(
      VersionWriter writer,
      int index,
      TableSchema schema,
      BadRowCollector bad,
      Progress progress,
      Cancellation cancellation) {
    TablePreview found = preview.tables().get(index);
    long expected = found.rows().orElse(0);
    try (RowCursor rows = rows(index, schema, bad)) {
      return writer.copy(schema, rows, BYTES_PER_ROW, expected, progress, cancellation);
    }
  }

  private RowCursor rows(int index, TableSchema schema, BadRows bad) {
    if (dump.isPresent()) {
      List<Column> columns = schema.columns();
      return dump.get().rows(preview.tables().get(index).schema().name(), columns);
    }
    TableInput input = source.tables().get(index);
    return input.rows(schema, input.described().isPresent() ? BadRows.REFUSED : bad);
  }

  private BadRowCollector collector(String table) {
    Optional<Path> file =
        request.badRows() == BadRowPolicy.SET_ASIDE
            ? Optional.of(catalog.rejectedFile(request.source(), source.root(), table))
            : Optional.empty();
    return new BadRowCollector(table, file);
  }

  private static void refuse(BadRowSummary bad) {
    if (bad.count() > 0) {
      throw Problem.of(
              Problem.Kind.DATA,
              bad.text() + "\nNothing was imported.",
              "Correct them, choose other types (--types), or set them aside (--bad-rows"
                  + " set-aside).")
          .asException();
    }
  }

  /** An export's rows must be the ones that were exported. */
  private void verify(int index, TableSchema schema, TableEntry entry) {
    if (source.tables().isEmpty()) {
      return;
    }
    Optional<ExportDescription.Table> described = source.tables().get(index).described();
    if (described.isEmpty() || !sameTypes(described.get().schema(), schema)) {
      return;
    }
    if (described.get().rows() != entry.rows()
        || !described.get().fingerprint().equals(entry.fingerprint())) {
      throw Problem.of(
              Problem.Kind.DATA,
              "The files of %s do not hold the rows that were exported: %,d rows of fingerprint %s instead of %,d of %s."
                  .formatted(
                      described.get().name(),
                      entry.rows(),
                      entry.fingerprint(),
                      described.get().rows(),
                      described.get().fingerprint()),
              "Get the export anew. To import files that were changed on purpose, remove "
                  + ExportDescription.NAME
                  + " from their folder.")
          .asException();
    }
  }

  private static boolean sameTypes(TableSchema left, TableSchema right) {
    return left.columns().stream()
        .map(Column::type)
        .toList()
        .equals(right.columns().stream().map(Column::type).toList());
  }

  private void checkNames(List<TableSchema> schemas) {
    if (schemas.size() != preview.tables().size()) {
      throw new IllegalArgumentException("one schema per table of the preview");
    }
    Set<String> tables = new HashSet<>();
    for (TableSchema schema : schemas) {
      if (schema.name().isEmpty() || !tables.add(schema.name())) {
        throw Problem.request(
                "Two tables are called '" + schema.name() + "'.", "Rename one of them.")
            .asException();
      }
      Set<String> columns = new HashSet<>();
      for (Column column : schema.columns()) {
        if (!columns.add(column.name())) {
          throw Problem.request(
                  "Two columns of '%s' are called '%s'.".formatted(schema.name(), column.name()),
                  "Rename one of them.")
              .asException();
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      dump.ifPresent(Dumps.Restored::close);
    } finally {
      afterwards.run();
    }
  }
}
