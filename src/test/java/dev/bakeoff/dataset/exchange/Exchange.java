package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A catalog with its way in and out, for tests that need no dumps. */
final class Exchange {
  private final DatasetCatalog catalog;
  private final DatasetExporter exporter;
  private final DatasetImporter importer;

  Exchange(Path home) {
    this(home, new NoDumps());
  }

  Exchange(Path home, Dumps dumps) {
    this.catalog = new DatasetCatalog(home);
    this.exporter = new DatasetExporter(catalog, new Stores(), dumps, InstantSource.system());
    this.importer = new DatasetImporter(catalog, new Stores(), dumps, InstantSource.system());
  }

  DatasetCatalog catalog() {
    return catalog;
  }

  DatasetImporter importer() {
    return importer;
  }

  ExportReport export(
      String dataset, DataFormat format, Optional<Compression> compression, Path target) {
    return run(
        new ExportRequest(
            DatasetRef.parse(dataset),
            format,
            compression,
            target.toString(),
            List.of(),
            Optional.empty()));
  }

  ExportReport run(ExportRequest request) {
    return exporter.run(request, Progress.NONE, new Cancellation());
  }

  ImportReport importNamed(Path source, String name, String version) {
    return run(ImportRequest.of(source.toString()).named(name, version));
  }

  ImportReport run(ImportRequest request) {
    return importer.run(request, Progress.NONE, new Cancellation());
  }

  /** A version that differs from another in one table, which has lost its last columns' rows. */
  Manifest publishChanged(Manifest base, String version, String table) {
    DatasetRef ref = new DatasetRef(base.name(), Optional.of(version));
    try (VersionWriter writer = catalog.write(ref, Progress.NONE, new Cancellation())) {
      List<TableEntry> tables = new ArrayList<>();
      for (TableEntry entry : base.tables()) {
        if (!entry.name().equals(table)) {
          tables.add(writer.link(entry, catalog.directory(base)));
          continue;
        }
        try (RowCursor rows = new ParquetSource(catalog, base).rows(entry)) {
          rows.next();
          tables.add(
              writer.copy(
                  entry.schema(), rows, 200, entry.rows(), Progress.NONE, new Cancellation()));
        }
      }
      return writer.publish(
          base.origin(), Optional.of(base.ref().toString()), base.created(), tables);
    }
  }

  /** Says so where a test needs dumps after all. */
  private static final class NoDumps implements Dumps {
    @Override
    public void dump(
        Manifest manifest,
        DatasetSource source,
        Compression compression,
        Path file,
        Path scratch,
        Progress progress,
        Cancellation cancellation) {
      throw new AssertionError("no dump was expected");
    }

    @Override
    public Restored restore(
        Path dump,
        List<String> tables,
        int jobs,
        Path scratch,
        Progress progress,
        Cancellation cancellation) {
      throw new AssertionError("no dump was expected");
    }
  }
}
