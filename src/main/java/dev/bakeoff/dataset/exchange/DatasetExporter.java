package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes datasets of the catalog as files of other formats. Thread-safe. */
public final class DatasetExporter {
  private final DatasetCatalog catalog;
  private final Stores stores;
  private final Dumps dumps;
  private final InstantSource clock;

  public DatasetExporter(DatasetCatalog catalog, Stores stores, Dumps dumps, InstantSource clock) {
    this.catalog = catalog;
    this.stores = stores;
    this.dumps = dumps;
    this.clock = clock;
  }

  /**
   * Exports a dataset. What is at the target afterwards is the whole export, or nothing of it.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where dataset, table or compression
   *     is not there or the folder is not empty; STORAGE; DATA; CANCELLED
   */
  public ExportReport run(ExportRequest request, Progress progress, Cancellation cancellation) {
    Manifest manifest = catalog.get(request.dataset());
    Compression compression = compression(request);
    List<TableEntry> chosen = chosen(manifest, request.tables());
    Optional<Manifest> base = request.changedSince().map(v -> base(manifest, v));
    List<TableEntry> unchanged =
        chosen.stream().filter(t -> base.isPresent() && isAsIn(base.get(), t)).toList();
    List<TableEntry> tables = chosen.stream().filter(t -> !unchanged.contains(t)).toList();
    List<String> same = unchanged.stream().map(TableEntry::name).toList();
    if (tables.isEmpty()) {
      return new ExportReport(manifest.ref(), request.format(), request.target(), List.of(), same);
    }
    Work work =
        new Work(
            manifest, tables, unchanged, base.map(m -> m.ref().toString()), request, compression);
    List<ExportReport.ExportedTable> exported =
        isFile(request)
            ? toFile(work, progress, cancellation)
            : Stores.isRemote(request.target())
                ? toStore(work, progress, cancellation)
                : toFolder(work, progress, cancellation);
    return new ExportReport(manifest.ref(), request.format(), request.target(), exported, same);
  }

  private record Work(
      Manifest manifest,
      List<TableEntry> tables,
      List<TableEntry> unchanged,
      Optional<String> base,
      ExportRequest request,
      Compression compression) {}

  private List<ExportReport.ExportedTable> toFolder(
      Work work, Progress progress, Cancellation cancellation) {
    try (ExportFolder folder = ExportFolder.prepare(Path.of(work.request.target()))) {
      List<ExportReport.ExportedTable> exported =
          write(work, folder.staging(), progress, cancellation);
      folder.publish();
      return exported;
    } catch (IOException | UncheckedIOException e) {
      throw ExchangeProblems.cannotWrite(Path.of(work.request.target()), e);
    }
  }

  private List<ExportReport.ExportedTable> toStore(
      Work work, Progress progress, Cancellation cancellation) {
    Path scratch = scratch();
    try (FileStore store = stores.open(work.request.target())) {
      if (store.find(ExportDescription.NAME).isPresent()) {
        throw Problem.request(
                "There is an export at %s already.".formatted(store.location()),
                "Choose another prefix, or delete that one.")
            .asException();
      }
      Files.createDirectories(scratch);
      List<ExportReport.ExportedTable> exported = write(work, scratch, progress, cancellation);
      List<Path> files = new ArrayList<>(Folders.files(scratch));
      Path description = scratch.resolve(ExportDescription.NAME);
      files.remove(description);
      files.add(description);
      for (Path file : files) {
        String path = Folders.relative(scratch, file);
        RowProgress bytes =
            new RowProgress("Uploading " + path, file.toFile().length(), progress, cancellation);
        store.upload(file, path, bytes, cancellation);
      }
      return exported;
    } catch (IOException | UncheckedIOException e) {
      throw ExchangeProblems.cannotWrite(scratch, e);
    } finally {
      Folders.delete(scratch);
    }
  }

  /** A dump is one file, and may be asked for under its own name. */
  private static boolean isFile(ExportRequest request) {
    return request.format() == DataFormat.PG_DUMP
        && request.target().endsWith(DataFormat.PG_DUMP.suffix());
  }

  private List<ExportReport.ExportedTable> toFile(
      Work work, Progress progress, Cancellation cancellation) {
    String target = work.request.target();
    Path scratch = scratch();
    try {
      Files.createDirectories(scratch);
      List<ExportReport.ExportedTable> exported = write(work, scratch, progress, cancellation);
      Path dump = scratch.resolve(exported.getFirst().files().getFirst());
      DumpFile.put(dump, target, stores, progress, cancellation);
      return exported.stream()
          .map(
              t ->
                  new ExportReport.ExportedTable(
                      t.name(),
                      t.rows(),
                      t.bytes(),
                      List.of(target.substring(target.lastIndexOf('/') + 1))))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw ExchangeProblems.cannotWrite(scratch, e);
    } finally {
      Folders.delete(scratch);
    }
  }

  private List<ExportReport.ExportedTable> write(
      Work work, Path folder, Progress progress, Cancellation cancellation) throws IOException {
    DatasetSource source = new ParquetSource(catalog, work.manifest);
    List<ExportReport.ExportedTable> exported = new ArrayList<>();
    List<ExportDescription.Table> described = new ArrayList<>();
    List<String> dump = List.of();
    if (work.request.format() == DataFormat.PG_DUMP) {
      dump = List.of(dump(work, source, folder, progress, cancellation));
    }
    TableExport export = new TableExport(folder, source, work.compression);
    for (TableEntry table : work.tables) {
      RowProgress rows =
          new RowProgress("Exporting " + table.name(), table.rows(), progress, cancellation);
      List<String> files =
          dump.isEmpty() ? export.write(work.request.format(), table, clock.instant(), rows) : dump;
      long bytes = 0;
      for (String file : files) {
        bytes += Files.size(folder.resolve(file));
      }
      exported.add(new ExportReport.ExportedTable(table.name(), table.rows(), bytes, files));
      described.add(
          ExportDescription.Table.of(table.schema(), table.rows(), table.fingerprint(), files));
    }
    ExportDescription description =
        ExportDescription.of(
            work.manifest.name(),
            work.manifest.version(),
            work.request.format(),
            work.compression.id(),
            work.base,
            described,
            work.unchanged.stream()
                .map(t -> new ExportDescription.Unchanged(t.name(), t.rows(), t.fingerprint()))
                .toList());
    Files.write(folder.resolve(ExportDescription.NAME), description.toJson());
    return exported;
  }

  /** References to tables that are not in the dump are left out of it. */
  private String dump(
      Work work, DatasetSource source, Path folder, Progress progress, Cancellation cancellation) {
    Manifest all = work.manifest;
    Manifest part =
        new Manifest(
            all.name(),
            all.version(),
            all.origin(),
            all.created(),
            all.parent(),
            SchemaEdits.withoutDanglingKeys(work.tables));
    String file = all.name() + "-" + all.version() + DataFormat.PG_DUMP.suffix();
    dumps.dump(
        part, source, work.compression, folder.resolve(file), scratch(), progress, cancellation);
    return file;
  }

  private Path scratch() {
    return catalog.spill().resolve("export-" + UUID.randomUUID());
  }

  private static Compression compression(ExportRequest request) {
    List<Compression> possible = request.format().compressions();
    Compression chosen = request.compression().orElse(possible.getFirst());
    if (!possible.contains(chosen)) {
      throw Problem.request(
              "%s files cannot have the compression '%s'."
                  .formatted(request.format().title(), chosen.id()),
              "Possible: "
                  + String.join(", ", possible.stream().map(Compression::id).toList())
                  + ".")
          .asException();
    }
    return chosen;
  }

  private static List<TableEntry> chosen(Manifest manifest, List<String> names) {
    List<String> known = manifest.tables().stream().map(TableEntry::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw Problem.request(
                "%s has no table '%s'.".formatted(manifest.ref(), name),
                Suggestions.hint(name, known))
            .asException();
      }
    }
    return manifest.tables().stream()
        .filter(t -> names.isEmpty() || names.contains(t.name()))
        .toList();
  }

  private Manifest base(Manifest manifest, String version) {
    return catalog.get(
        version.contains(":")
            ? DatasetRef.parse(version)
            : new DatasetRef(manifest.name(), Optional.of(version)));
  }

  private static boolean isAsIn(Manifest base, TableEntry table) {
    return base.tables().stream()
        .anyMatch(
            t ->
                t.schema().equals(table.schema())
                    && t.fingerprint().equals(table.fingerprint())
                    && t.rows() == table.rows());
  }
}
