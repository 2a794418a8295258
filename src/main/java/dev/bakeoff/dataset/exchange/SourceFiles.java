package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.format.CsvFile;
import dev.bakeoff.dataset.format.CsvFormat;
import dev.bakeoff.dataset.format.FileNames;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies at a source: which format, and which files belong to which table.
 *
 * @param root the file or folder
 * @param format of all its files
 * @param description of an export
 * @param tables with their files; none for a dump
 * @param dump the dump, where the format is one
 * @param notes about files that are left out
 */
record SourceFiles(
    Path root,
    DataFormat format,
    Optional<ExportDescription> description,
    List<TableInput> tables,
    Optional<Path> dump,
    List<String> notes) {

  /** Looks at a source that is there. */
  static SourceFiles find(Path root, Optional<DataFormat> format, CsvFormat csv) {
    if (!Files.exists(root)) {
      throw Problem.request("There is nothing at " + root + ".", "Check the path.").asException();
    }
    if (!Files.isReadable(root)) {
      throw Problem.of(Problem.Kind.STORAGE, root + " may not be read.", "See to the rights on it.")
          .asException();
    }
    if (!Files.isDirectory(root)) {
      return file(root, format, csv);
    }
    if (Files.isRegularFile(root.resolve(ExportDescription.NAME))) {
      return described(root);
    }
    if (Files.isRegularFile(root.resolve("toc.dat"))) {
      return new SourceFiles(
          root, DataFormat.PG_DUMP, Optional.empty(), List.of(), Optional.of(root), List.of());
    }
    return folder(root, format, csv);
  }

  private static SourceFiles file(Path file, Optional<DataFormat> format, CsvFormat csv) {
    DataFormat found =
        format
            .or(() -> FormatDetection.of(file))
            .orElseThrow(
                () ->
                    Problem.request(
                            "What %s holds cannot be told from its name or content."
                                .formatted(file),
                            "Say --format csv, jsonl, parquet, arrow, dynamodb-json or pg_dump.")
                        .asException());
    if (found == DataFormat.PG_DUMP) {
      return new SourceFiles(
          file, found, Optional.empty(), List.of(), Optional.of(file), List.of());
    }
    TableInput table = input(FormatDetection.stem(file), found, List.of(file), csv);
    return new SourceFiles(
        file, found, Optional.empty(), List.of(table), Optional.empty(), List.of());
  }

  private static SourceFiles described(Path root) {
    Path file = root.resolve(ExportDescription.NAME);
    ExportDescription description;
    try {
      description = ExportDescription.read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw ExchangeProblems.cannotRead(file, e);
    }
    DataFormat format = DataFormat.parse(description.format());
    List<TableInput> tables = new ArrayList<>();
    Optional<Path> dump = Optional.empty();
    for (ExportDescription.Table table : description.tables()) {
      List<Path> files = table.files().stream().map(root::resolve).toList();
      for (Path each : files) {
        if (!Files.isRegularFile(each)) {
          throw Problem.of(
                  Problem.Kind.DATA,
                  "The export lacks its file %s.".formatted(each),
                  "Get the export anew.")
              .asException();
        }
      }
      if (format == DataFormat.PG_DUMP) {
        dump = Optional.of(files.getFirst());
      }
      tables.add(
          new TableInput(table.name(), format, files, Optional.of(table), CsvFormat.OWN, false));
    }
    return new SourceFiles(root, format, Optional.of(description), tables, dump, List.of());
  }

  private static SourceFiles folder(Path root, Optional<DataFormat> format, CsvFormat csv) {
    Map<Path, DataFormat> formats = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (Path file : Folders.files(root)) {
      Optional<DataFormat> found = isAside(file) ? Optional.empty() : FormatDetection.of(file);
      if (found.isPresent()) {
        formats.put(file, format.orElse(found.get()));
      } else {
        others.add(Folders.relative(root, file));
      }
    }
    Set<DataFormat> kinds = new TreeSet<>(formats.values());
    if (kinds.isEmpty()) {
      throw Problem.request(
              "The folder %s holds no files of a format that is known.".formatted(root),
              "Known: Parquet, CSV, Arrow IPC, JSON lines, DynamoDB JSON and PostgreSQL dumps.")
          .asException();
    }
    if (kinds.size() > 1 || kinds.contains(DataFormat.PG_DUMP)) {
      throw Problem.request(
              "The folder %s holds files of several formats: %s."
                  .formatted(
                      root, String.join(", ", kinds.stream().map(DataFormat::title).toList())),
              "Import one of the files, or keep those of one format in a folder of their own.")
          .asException();
    }
    List<String> notes = new ArrayList<>();
    if (!others.isEmpty()) {
      notes.add("Left out, being no data: " + String.join(", ", others) + ".");
    }
    DataFormat kind = kinds.iterator().next();
    return new SourceFiles(
        root, kind, Optional.empty(), grouped(root, kind, formats, csv), Optional.empty(), notes);
  }

  /** Manifests of DynamoDB's exports, and what tools leave beside their data. */
  private static boolean isAside(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("_")
        || name.startsWith("manifest-")
        || name.endsWith(".md5")
        || name.endsWith(".md")
        || name.endsWith(".sql")
        || name.endsWith("-rejected.csv");
  }

  private static List<TableInput> grouped(
      Path root, DataFormat format, Map<Path, DataFormat> files, CsvFormat csv) {
    Map<String, List<Path>> tables = new LinkedHashMap<>();
    Set<String> nise = new TreeSet<>();
    for (Path file : files.keySet()) {
      Path relative = root.relativize(file);
      Optional<String> usage =
          format == DataFormat.CSV
              ? NiseFiles.table(CsvFile.open(file, csv).header())
              : Optional.empty();
      usage.ifPresent(nise::add);
      String first = relative.getName(0).toString();
      String folderOrStem =
          relative.getNameCount() == 1
              ? FormatDetection.stem(file)
              : first.equals("AWSDynamoDB") ? root.getFileName().toString() : first;
      tables
          .computeIfAbsent(usage.orElse(FileNames.table(folderOrStem)), _ -> new ArrayList<>())
          .add(file);
    }
    List<TableInput> inputs = new ArrayList<>();
    tables.forEach(
        (name, paths) ->
            inputs.add(
                new TableInput(name, format, paths, Optional.empty(), csv, nise.contains(name))));
    return inputs;
  }

  private static TableInput input(String stem, DataFormat format, List<Path> files, CsvFormat csv) {
    Optional<String> usage =
        format == DataFormat.CSV
            ? NiseFiles.table(CsvFile.open(files.getFirst(), csv).header())
            : Optional.empty();
    return new TableInput(
        usage.orElse(FileNames.table(stem)),
        format,
        files,
        Optional.empty(),
        csv,
        usage.isPresent());
  }

  /** With only those tables. */
  SourceFiles only(List<String> names) {
    if (names.isEmpty() || (tables.isEmpty() && dump.isPresent())) {
      return this;
    }
    List<String> known = tables.stream().map(TableInput::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw Problem.request(
                "%s has no table '%s'.".formatted(root, name), Suggestions.hint(name, known))
            .asException();
      }
    }
    return new SourceFiles(
        root,
        format,
        description,
        tables.stream().filter(t -> names.contains(t.name())).toList(),
        dump,
        notes);
  }
}
