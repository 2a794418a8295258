package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.ImportPreview.ColumnPreview;
import dev.bakeoff.dataset.exchange.ImportPreview.TablePreview;
import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.dataset.format.RowText;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings files of other formats into the catalog. Thread-safe. */
public final class DatasetImporter {
  private static final int PREVIEW_ROWS = 5;

  private final ImportCatalog catalog;
  private final Stores stores;
  private final Dumps dumps;

  public DatasetImporter(DatasetCatalog catalog, Stores stores, Dumps dumps, InstantSource clock) {
    this.catalog = new ImportCatalog(catalog, clock);
    this.stores = stores;
    this.dumps = dumps;
  }

  /**
   * Imports everything as it is found.
   *
   * @throws dev.bakeoff.model.ProblemException see {@link #open} and {@link ImportSession#run}
   */
  public ImportReport run(ImportRequest request, Progress progress, Cancellation cancellation) {
    try (ImportSession session = open(request, progress, cancellation)) {
      return session.run(session.preview().schemas(), progress, cancellation);
    }
  }

  /**
   * Looks at a source: downloads it where it is in a bucket, restores it where it is a dump, and
   * reads files of text from end to end where nothing else says which types they hold.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there is nothing, or nothing
   *     that is known; DATA where it cannot be read; STORAGE; PLATFORM; CANCELLED
   */
  public ImportSession open(ImportRequest request, Progress progress, Cancellation cancellation) {
    Path scratch = catalog.catalog().spill().resolve("import-" + UUID.randomUUID());
    boolean opened = false;
    Optional<Dumps.Restored> dump = Optional.empty();
    try {
      Path root =
          Stores.isRemote(request.source())
              ? download(request.source(), scratch, progress, cancellation)
              : local(request.source());
      SourceFiles source =
          SourceFiles.find(root, request.format(), request.csv()).only(request.tables());
      if (source.dump().isPresent()) {
        List<String> tables =
            source.tables().isEmpty()
                ? request.tables()
                : source.tables().stream().map(TableInput::name).toList();
        dump =
            Optional.of(
                dumps.restore(
                    source.dump().get(),
                    tables,
                    request.jobs(),
                    scratch.resolve("server"),
                    progress,
                    cancellation));
      }
      List<TablePreview> tables = new ArrayList<>();
      if (dump.isPresent()) {
        tables.addAll(ofDump(dump.get(), source));
      } else {
        for (TableInput table : source.tables()) {
          tables.add(table.preview(progress, cancellation));
        }
      }
      ImportPreview preview = preview(request, source, tables, dump);
      ImportSession session =
          new ImportSession(catalog, request, source, dump, preview, () -> Folders.delete(scratch));
      opened = true;
      return session;
    } finally {
      if (!opened) {
        dump.ifPresent(Dumps.Restored::close);
        Folders.delete(scratch);
      }
    }
  }

  private static ImportPreview preview(
      ImportRequest request,
      SourceFiles source,
      List<TablePreview> tables,
      Optional<Dumps.Restored> dump) {
    List<String> notes = new ArrayList<>(source.notes());
    dump.ifPresent(d -> notes.addAll(d.notes()));
    String suggested =
        source
            .description()
            .map(ExportDescription::name)
            .orElseGet(() -> datasetName(request.source()));
    String name = request.name().orElse(suggested);
    String version =
        request
            .version()
            .or(() -> source.description().map(ExportDescription::version))
            .orElse("1.0");
    DatasetRef ref = new DatasetRef(name, Optional.of(version));
    List<TablePreview> consistent =
        request.tables().isEmpty() ? tables : withoutDanglingKeys(tables);
    return new ImportPreview(
        request.source(),
        source.format(),
        ref.name(),
        ref.version().orElseThrow(),
        consistent,
        notes);
  }

  private static List<TablePreview> withoutDanglingKeys(List<TablePreview> tables) {
    var names = tables.stream().map(t -> t.schema().name()).collect(Collectors.toSet());
    return tables.stream()
        .map(
            t ->
                new TablePreview(
                    SchemaEdits.withKeysTo(t.schema(), names),
                    t.rows(),
                    t.columns(),
                    t.firstRows(),
                    t.keys(),
                    t.badRows()))
        .toList();
  }

  /** Tables of a dump; where it is part of an export, with the types that its description says. */
  private static List<TablePreview> ofDump(Dumps.Restored dump, SourceFiles source) {
    Map<String, TableSchema> described =
        source.tables().stream()
            .flatMap(t -> t.described().stream())
            .collect(
                Collectors.toMap(ExportDescription.Table::name, ExportDescription.Table::schema));
    List<TablePreview> tables = new ArrayList<>();
    for (Dumps.RestoredTable table : ordered(dump, source)) {
      TableSchema schema = described.getOrDefault(table.schema().name(), table.schema());
      List<List<Optional<String>>> first;
      try (RowCursor rows = dump.rows(table.schema().name(), schema.columns())) {
        first = RowText.first(rows, schema, PREVIEW_ROWS);
      }
      List<ColumnPreview> columns = new ArrayList<>();
      for (int i = 0; i < schema.columns().size(); i++) {
        Column column = schema.columns().get(i);
        int index = i;
        columns.add(
            new ColumnPreview(
                column,
                OptionalLong.empty(),
                first.stream().flatMap(row -> row.get(index).stream()).distinct().limit(3).toList(),
                Optional.ofNullable(table.notes().get(column.name()))));
      }
      tables.add(
          new TablePreview(
              schema,
              OptionalLong.of(table.rows()),
              columns,
              first,
              List.of(),
              BadRowSummary.none(schema.name())));
    }
    return tables;
  }

  /** In the order of the export's description, where there is one, as its tables are compared. */
  private static List<Dumps.RestoredTable> ordered(Dumps.Restored dump, SourceFiles source) {
    if (source.tables().isEmpty()) {
      return dump.tables();
    }
    return source.tables().stream()
        .map(
            input ->
                dump.tables().stream()
                    .filter(t -> t.schema().name().equals(input.name()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Problem.of(
                                    Problem.Kind.DATA,
                                    "The dump lacks the table '%s' that the export's description names."
                                        .formatted(input.name()),
                                    "Get the export anew.")
                                .asException()))
        .toList();
  }

  private Path download(String source, Path scratch, Progress progress, Cancellation cancellation) {
    String trimmed = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
    int slash = trimmed.lastIndexOf('/');
    String last = trimmed.substring(slash + 1);
    if (last.contains(".") && slash > "s3://".length()) {
      try (FileStore parent = stores.open(trimmed.substring(0, slash))) {
        Optional<FileStore.StoredFile> file = parent.find(last);
        if (file.isPresent()) {
          Path target = scratch.resolve("files").resolve(last);
          fetch(parent, List.of(file.get()), target.getParent(), progress, cancellation);
          return target;
        }
      }
    }
    try (FileStore store = stores.open(source)) {
      List<FileStore.StoredFile> files = store.list("");
      if (files.isEmpty()) {
        throw Problem.request("There is nothing at " + source + ".", "Check bucket and prefix.")
            .asException();
      }
      Path folder = scratch.resolve("files").resolve(last);
      fetch(store, files, folder, progress, cancellation);
      return folder;
    }
  }

  private void fetch(
      FileStore store,
      List<FileStore.StoredFile> files,
      Path folder,
      Progress progress,
      Cancellation cancellation) {
    long bytes = files.stream().mapToLong(FileStore.StoredFile::bytes).sum();
    if (bytes > catalog.catalog().freeBytes()) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The files at %s take %,d MB, more than the catalog's disk has free."
                  .formatted(store.location(), bytes / 1_000_000),
              "Free some space, or set BAKEOFF_HOME to a larger disk.")
          .asException();
    }
    RowProgress done =
        new RowProgress("Downloading " + store.location(), bytes, progress, cancellation);
    for (FileStore.StoredFile file : files) {
      Path target = folder.resolve(file.path()).normalize();
      if (!target.startsWith(folder)) {
        throw Problem.of(
                Problem.Kind.DATA,
                "%s names a file outside of it: %s.".formatted(store.location(), file.path()),
                "Remove that file.")
            .asException();
      }
      store.download(file.path(), target, done, cancellation);
    }
  }

  private static Path local(String source) {
    try {
      return Path.of(source).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw Problem.request(
              "'%s' is not a path: %s.".formatted(source, e.getReason()),
              "Give a file or folder, or s3://bucket/prefix.")
          .asException(e);
    }
  }

  /** The source's last part, made into a dataset's name. */
  private static String datasetName(String source) {
    String trimmed = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
    Path last =
        Stores.isRemote(trimmed)
            ? Path.of(trimmed.substring(trimmed.lastIndexOf('/') + 1))
            : Path.of(trimmed).toAbsolutePath().normalize().getFileName();
    String stem = last == null ? "" : FormatDetection.stem(last);
    String name = stem.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[_.-]+", "");
    if (name.isEmpty()) {
      throw Problem.request(
              "No name for the dataset can be made of '%s'.".formatted(source),
              "Give one with --name.")
          .asException();
    }
    return name.length() > 100 ? name.substring(0, 100) : name;
  }
}
