package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.TablePair;
import dev.bakeoff.dataset.version.Difference.ColumnDifference;
import dev.bakeoff.dataset.version.Difference.Rows;
import dev.bakeoff.dataset.version.Difference.Table;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two versions, of one dataset or of two. Thread-safe. */
public final class DatasetDiff {
  private final DatasetCatalog catalog;

  public DatasetDiff(DatasetCatalog catalog) {
    this.catalog = catalog;
  }

  /** How much to compare. */
  public enum Depth {
    /** Tables, columns, keys, numbers of rows, fingerprints: no file is read. */
    SCHEMA,
    /** And the distributions of the columns. */
    DISTRIBUTIONS,
    /** And which rows differ. */
    ROWS
  }

  /**
   * Compares.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read; CANCELLED
   */
  public Difference compare(
      Manifest left, Manifest right, Depth depth, Progress progress, Cancellation cancellation) {
    Set<String> names = new LinkedHashSet<>();
    left.tables().forEach(t -> names.add(t.name()));
    right.tables().forEach(t -> names.add(t.name()));
    List<Table> tables = new ArrayList<>();
    for (String name : names) {
      cancellation.throwIfRequested();
      progress.report(
          new Progress.Step("Comparing " + name, tables.size(), names.size(), "tables"));
      tables.add(compare(name, left, right, depth, cancellation));
    }
    return new Difference(left.ref(), right.ref(), tables);
  }

  private Table compare(
      String name, Manifest left, Manifest right, Depth depth, Cancellation cancellation) {
    Optional<TableEntry> l = find(left, name);
    Optional<TableEntry> r = find(right, name);
    if (l.isEmpty() || r.isEmpty()) {
      String change =
          l.isEmpty() ? "the table is new in " + right.ref() : "the table is not in " + right.ref();
      return new Table(
          name,
          l.map(TableEntry::rows),
          r.map(TableEntry::rows),
          false,
          List.of(change),
          List.of(),
          Optional.empty());
    }
    boolean sameRows = l.get().fingerprint().equals(r.get().fingerprint());
    boolean sameShape = l.get().schema().equals(r.get().schema());
    if (depth == Depth.SCHEMA || (sameRows && sameShape)) {
      return new Table(
          name,
          Optional.of(l.get().rows()),
          Optional.of(r.get().rows()),
          sameRows,
          SchemaChanges.between(l.get().schema(), r.get().schema(), Map.of()),
          List.of(),
          Optional.empty());
    }
    return compareRows(left, l.get(), right, r.get(), depth, cancellation);
  }

  private Table compareRows(
      Manifest left,
      TableEntry l,
      Manifest right,
      TableEntry r,
      Depth depth,
      Cancellation cancellation) {
    ParquetSource leftSource = new ParquetSource(catalog, left);
    ParquetSource rightSource = new ParquetSource(catalog, right);
    boolean sameRows = l.fingerprint().equals(r.fingerprint());
    try (TablePair pair =
        new TablePair(leftSource, l, rightSource, r, catalog.spill(), cancellation)) {
      Map<String, String> renamed = renamed(l.schema(), r.schema(), pair);
      Map<String, String> columns = common(l.schema(), r.schema(), renamed);
      Optional<TablePair.Counts> counts =
          depth == Depth.ROWS && !sameRows
              ? Optional.of(rows(l, r, columns, pair))
              : Optional.empty();
      return new Table(
          l.name(),
          Optional.of(l.rows()),
          Optional.of(r.rows()),
          sameRows,
          SchemaChanges.between(l.schema(), r.schema(), renamed),
          sameRows
              ? List.of()
              : distributions(l, leftSource, r, rightSource, columns, counts, cancellation),
          counts.map(c -> differing(c, isByKey(l, r, columns))));
    }
  }

  private static TablePair.Counts rows(
      TableEntry l, TableEntry r, Map<String, String> columns, TablePair pair) {
    return isByKey(l, r, columns)
        ? pair.byKey(r.schema().primaryKey(), columns)
        : pair.byRow(columns);
  }

  private static boolean isByKey(TableEntry l, TableEntry r, Map<String, String> columns) {
    List<String> key = r.schema().primaryKey();
    return !key.isEmpty()
        && key.stream().map(columns::get).toList().equals(l.schema().primaryKey());
  }

  private static Rows differing(TablePair.Counts counts, boolean byKey) {
    List<String> examples =
        counts.examples().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    return new Rows(byKey, counts.added(), counts.removed(), counts.changed(), examples);
  }

  private List<ColumnDifference> distributions(
      TableEntry l,
      ParquetSource leftSource,
      TableEntry r,
      ParquetSource rightSource,
      Map<String, String> columns,
      Optional<TablePair.Counts> counts,
      Cancellation cancellation) {
    Map<String, ColumnStats> ofLeft = stats(l, leftSource, cancellation);
    Map<String, ColumnStats> ofRight = stats(r, rightSource, cancellation);
    List<ColumnDifference> differences = new ArrayList<>();
    columns.forEach(
        (rightColumn, leftColumn) -> {
          long changed =
              counts.map(c -> c.changedByColumn().getOrDefault(rightColumn, 0L)).orElse(0L);
          ColumnStats before = ofLeft.get(leftColumn);
          ColumnStats after = ofRight.get(rightColumn);
          if (changed > 0 || !before.withName(rightColumn).equals(after)) {
            differences.add(new ColumnDifference(rightColumn, before, after, changed));
          }
        });
    return differences;
  }

  private Map<String, ColumnStats> stats(
      TableEntry table, ParquetSource source, Cancellation cancellation) {
    try (ParquetQueries queries = new ParquetQueries(source, catalog.spill(), cancellation)) {
      return queries.stats(table).stream().collect(Collectors.toMap(ColumnStats::column, s -> s));
    }
  }

  /** New names of columns that are gone: those of the same type that hold the same values. */
  private static Map<String, String> renamed(TableSchema left, TableSchema right, TablePair pair) {
    Map<String, String> renamed = new LinkedHashMap<>();
    for (Column gone : left.columns()) {
      if (has(right, gone.name())) {
        continue;
      }
      for (Column added : right.columns()) {
        if (!has(left, added.name())
            && added.type().equals(gone.type())
            && !renamed.containsKey(added.name())
            && pair.sameValues(gone.name(), added.name())) {
          renamed.put(added.name(), gone.name());
          break;
        }
      }
    }
    return renamed;
  }

  /** The left table's column for each of the right one's. */
  private static Map<String, String> common(
      TableSchema left, TableSchema right, Map<String, String> renamed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : right.columns()) {
      if (renamed.containsKey(column.name())) {
        columns.put(column.name(), renamed.get(column.name()));
      } else if (has(left, column.name())) {
        columns.put(column.name(), column.name());
      }
    }
    return columns;
  }

  static boolean has(TableSchema schema, String column) {
    return schema.columns().stream().anyMatch(c -> c.name().equals(column));
  }

  private static Optional<TableEntry> find(Manifest manifest, String table) {
    return manifest.tables().stream().filter(t -> t.name().equals(table)).findFirst();
  }
}
