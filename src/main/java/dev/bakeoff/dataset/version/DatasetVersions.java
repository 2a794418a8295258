package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Plan;
import dev.bakeoff.dataset.DatasetSpec.Sized;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.Projection;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes versions from versions. Tables that stay as they are share their files with the old
 * version. Thread-safe.
 */
public final class DatasetVersions {
  private final DatasetCatalog catalog;
  private final DatasetSpecs specs;
  private final SpecEditor editor;
  private final InstantSource clock;

  public DatasetVersions(
      DatasetCatalog catalog, DatasetSpecs specs, SpecEditor editor, InstantSource clock) {
    this.catalog = catalog;
    this.specs = specs;
    this.editor = editor;
    this.clock = clock;
  }

  /**
   * The same rows under another name or version; no file is copied where the disk has links.
   *
   * @param to with a version
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where that is there already
   */
  public Manifest copy(Manifest from, DatasetRef to, Progress progress, Cancellation cancellation) {
    try (VersionWriter writer = catalog.write(to, progress, cancellation)) {
      Path directory = catalog.directory(from);
      List<TableEntry> tables = from.tables().stream().map(t -> writer.link(t, directory)).toList();
      definition(from)
          .ifPresent(
              yaml ->
                  writer.attach(DatasetCreator.DEFINITION, yaml.getBytes(StandardCharsets.UTF_8)));
      return writer.publish(
          from.origin(), Optional.of(from.ref().toString()), clock.instant(), tables);
    }
  }

  /**
   * What a version that is so many times as large would take.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the dataset cannot be scaled
   */
  public DatasetCreator.Estimate estimateScale(Manifest from, double factor, int threads) {
    return DatasetCreator.estimate(scaled(from, factor).sized.plan(), threads, catalog);
  }

  /**
   * A version with so many times the rows, by the same spec and seed.
   *
   * @param factor above 0; below 1 for a smaller version
   */
  public Manifest scale(
      Manifest from,
      double factor,
      DatasetRef to,
      int threads,
      Progress progress,
      Cancellation cancellation) {
    Made made = scaled(from, factor);
    String note = "%s scaled by %s".formatted(from.ref(), plain(factor));
    return generate(from, made, to, note, new Work(threads, progress, cancellation));
  }

  /**
   * A version with changes: of its skew, its nulls or its columns.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a change cannot be made
   */
  public Manifest modify(
      Manifest from,
      List<Change> changes,
      DatasetRef to,
      int threads,
      Progress progress,
      Cancellation cancellation) {
    if (changes.isEmpty()) {
      throw Problem.request("No change is named.", "See: bakeoff dataset modify --help")
          .asException();
    }
    String note =
        from.ref()
            + " with "
            + changes.stream().map(Change::text).collect(Collectors.joining(", "));
    Work work = new Work(threads, progress, cancellation);
    Optional<String> definition = definition(from);
    if (definition.isPresent()) {
      DatasetSpec was = specs.parse(from.ref() + " spec.yaml", definition.get());
      Set<String> planned = planned(was.planner().plan(Map.of(), 0, from.seed()));
      if (changes.stream().allMatch(c -> isForTheSpec(planned, c))) {
        DatasetSpec now =
            specs.parse(from.ref() + " spec.yaml", editor.apply(definition.get(), changes));
        Map<String, Long> given = was.explicit(values(from));
        Plan plan = now.planner().plan(given, tables(from, was), from.seed());
        return generate(from, new Made(now, new Sized(from.scale(), plan)), to, note, work);
      }
    }
    return evolve(from, changes, to, note, work);
  }

  private record Work(int threads, Progress progress, Cancellation cancellation) {}

  private record Made(DatasetSpec spec, Sized sized) {}

  private Made scaled(Manifest from, double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw Problem.request(
              "A dataset cannot be scaled by %s.".formatted(plain(factor)),
              "Give a factor above 0, for example 2 or 0.1.")
          .asException();
    }
    String yaml =
        definition(from)
            .orElseThrow(
                () ->
                    Problem.request(
                            "%s was not generated from a spec, so it cannot be scaled."
                                .formatted(from.ref()),
                            "Derive a spec from it first: bakeoff dataset derive " + from.ref())
                        .asException());
    DatasetSpec spec = specs.parse(from.ref() + " spec.yaml", yaml);
    Plan plan =
        spec.planner().plan(spec.scaled(values(from), factor), tables(from, spec), from.seed());
    return new Made(spec, new Sized("×" + plain(factor), plan));
  }

  private Manifest generate(Manifest from, Made made, DatasetRef to, String note, Work work) {
    DatasetCreator.refuseWhatCannotFit(
        to, DatasetCreator.estimate(made.sized.plan(), work.threads, catalog), catalog);
    Map<String, String> old = recipes(from);
    Path directory = catalog.directory(from);
    try (VersionWriter writer = catalog.write(to, work.progress, work.cancellation)) {
      List<TableEntry> tables = new ArrayList<>();
      for (SizedTable table : made.sized.plan().tables()) {
        boolean same = table.recipe().equals(old.get(table.schema().name()));
        tables.add(
            same
                ? writer.link(from.table(table.schema().name()), directory)
                : writer.generate(
                    table.schema(),
                    table.generator(),
                    work.threads,
                    work.progress,
                    work.cancellation));
      }
      work.cancellation.throwIfRequested();
      writer.attach(
          DatasetCreator.DEFINITION, made.spec.definition().getBytes(StandardCharsets.UTF_8));
      Origin origin = DatasetCreator.origin(made.spec, made.sized, from.seed(), note);
      return writer.publish(origin, Optional.of(from.ref().toString()), clock.instant(), tables);
    }
  }

  /** What the old version's tables were made by, as far as its spec still says it. */
  private Map<String, String> recipes(Manifest from) {
    Map<String, String> recipes = new HashMap<>();
    definition(from)
        .map(yaml -> specs.parse(from.ref() + " spec.yaml", yaml))
        .filter(spec -> from.origin().definition().equals(Optional.of(spec.hash())))
        .ifPresent(
            spec ->
                spec.planner()
                    .plan(values(from), tables(from, spec), from.seed())
                    .tables()
                    .forEach(t -> recipes.put(t.schema().name(), t.recipe())));
    return recipes;
  }

  /** Changes the shape of what is there, row by row. */
  private Manifest evolve(
      Manifest from, List<Change> changes, DatasetRef to, String note, Work work) {
    Map<String, Evolution> evolutions = new HashMap<>();
    from.tables().forEach(t -> evolutions.put(t.name(), new Evolution(t.schema())));
    for (Change change : changes) {
      String table = table(change).orElse(from.tables().getFirst().name());
      Evolution evolution = evolutions.get(table);
      if (evolution == null) {
        throw Problem.request(
                "There is no table '%s' in %s.".formatted(table, from.ref()),
                Suggestions.hint(table, evolutions.keySet()))
            .asException();
      }
      evolution.apply(change);
      if (change instanceof Change.RenameColumn rename) {
        evolutions.values().forEach(e -> e.follow(rename));
      }
    }
    ParquetSource source = new ParquetSource(catalog, from);
    try (VersionWriter writer = catalog.write(to, work.progress, work.cancellation)) {
      List<TableEntry> tables = new ArrayList<>();
      for (TableEntry table : from.tables()) {
        tables.add(evolved(table, evolutions.get(table.name()), from, source, writer, work));
      }
      Origin origin =
          new Origin(
              Origin.Kind.IMPORTED,
              from.spec(),
              from.scale(),
              from.seed(),
              Optional.empty(),
              Map.of(),
              note);
      return writer.publish(origin, Optional.of(from.ref().toString()), clock.instant(), tables);
    }
  }

  private TableEntry evolved(
      TableEntry table,
      Evolution evolution,
      Manifest from,
      ParquetSource source,
      VersionWriter writer,
      Work work) {
    if (evolution.schema().columns().equals(table.schema().columns())) {
      TableEntry linked = writer.link(table, catalog.directory(from));
      return new TableEntry(
          evolution.schema(),
          linked.rows(),
          linked.bytes(),
          linked.fingerprint(),
          linked.files(),
          linked.keys());
    }
    long bytesPerRow = 8 + 4 * table.bytes() / Math.max(1, table.rows());
    try (RowCursor rows = Projection.rows(source, table, evolution.schema(), evolution.sources())) {
      return writer.copy(
          evolution.schema(), rows, bytesPerRow, table.rows(), work.progress, work.cancellation);
    }
  }

  /** Tables whose columns are described one by one; others are made by classes of their own. */
  private static Set<String> planned(Plan plan) {
    return plan.tables().stream()
        .filter(t -> t.generator() instanceof PlannedTable)
        .map(t -> t.schema().name())
        .collect(Collectors.toSet());
  }

  /** Whether the spec's YAML can say it without other rows coming out than were there. */
  private static boolean isForTheSpec(Set<String> planned, Change change) {
    return switch (change) {
      case Change.HotKeys _, Change.Nulls _ -> true;
      case Change.AddColumn add -> planned.contains(add.table());
      case Change.RenameColumn rename -> planned.contains(rename.table());
      case Change.DropColumn drop -> planned.contains(drop.table());
      case Change.WidenColumn _ -> false;
    };
  }

  private static Optional<String> table(Change change) {
    return switch (change) {
      case Change.HotKeys _, Change.Nulls _ -> Optional.empty();
      case Change.AddColumn add -> Optional.of(add.table());
      case Change.RenameColumn rename -> Optional.of(rename.table());
      case Change.WidenColumn widen -> Optional.of(widen.table());
      case Change.DropColumn drop -> Optional.of(drop.table());
    };
  }

  /** The YAML that a version was made from. */
  public Optional<String> definition(Manifest manifest) {
    Path file = catalog.directory(manifest).resolve(DatasetCreator.DEFINITION);
    if (manifest.origin().kind() == Origin.Kind.IMPORTED) {
      return Optional.empty();
    }
    try {
      if (Files.isRegularFile(file)) {
        return Optional.of(Files.readString(file));
      }
      // Versions of the first release have none, but were made by a spec that is still there.
      return specs.all().stream()
          .filter(s -> s.name().equals(manifest.spec()))
          .map(DatasetSpec::definition)
          .findFirst();
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot be read: %s.".formatted(file, e.getMessage()),
              "See to the rights on it.")
          .asException(e);
    }
  }

  private static Map<String, Long> values(Manifest manifest) {
    Map<String, Long> values = new HashMap<>();
    manifest.origin().parameters().forEach((name, value) -> values.put(name, Long.valueOf(value)));
    values.remove(DatasetCreator.TABLES);
    if (values.isEmpty()) {
      manifest.tables().stream()
          .mapToLong(TableEntry::rows)
          .max()
          .ifPresent(rows -> values.put(DatasetSpec.ROWS, rows));
    }
    return values;
  }

  /** How many of the spec's tables the version has; 0 for all. */
  private static int tables(Manifest manifest, DatasetSpec spec) {
    int all = spec.planner().plan(Map.of(), 0, 0).tables().size();
    return manifest.tables().size() == all ? 0 : manifest.tables().size();
  }

  private static String plain(double factor) {
    return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
  }
}
