package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.ProfileQueries;
import dev.bakeoff.dataset.format.ProfileQueries.Bounds;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a dataset version and describes data that look like it: types, keys, references with
 * their skew, shares of nulls, ranges and distributions, forms of text. Names of tables, columns
 * and JSON members are kept; of the values only rounded figures are. Thread-safe.
 */
public final class SpecDeriver {
  private final DatasetCatalog catalog;

  public SpecDeriver(DatasetCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Measures.
   *
   * @param manifest a version of the catalog
   * @param name of the spec
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read; CANCELLED
   */
  public DerivedSpec derive(
      Manifest manifest, String name, Progress progress, Cancellation cancellation) {
    ParquetSource source = new ParquetSource(catalog, manifest);
    try (ProfileQueries queries = new ProfileQueries(source, catalog.spill(), cancellation)) {
      List<TableFacts> facts = new ArrayList<>();
      for (TableEntry table : manifest.tables()) {
        report(progress, table, 0);
        facts.add(withReferences(TableFacts.of(table, queries.bounds(table)), facts, queries));
      }
      TableSizes sizes = new TableSizes(facts);
      List<DerivedSpec.Table> tables = new ArrayList<>();
      for (TableFacts table : facts) {
        tables.add(table(table, facts, sizes, queries, progress));
      }
      return new DerivedSpec(name, manifest.ref().toString(), sizes.largest(), tables);
    }
  }

  private static DerivedSpec.Table table(
      TableFacts table,
      List<TableFacts> all,
      TableSizes sizes,
      ProfileQueries queries,
      Progress progress) {
    KeyShapes keys = new KeyShapes(table, all, sizes, queries);
    ColumnShapes others = new ColumnShapes(queries);
    List<DerivedSpec.ShapedColumn> columns = new ArrayList<>();
    for (Column column : table.table().schema().columns()) {
      columns.add(keys.shape(column).orElseGet(() -> others.shape(table, column)));
      report(progress, table.table(), columns.size());
    }
    List<String> notes = new ArrayList<>(keys.notes());
    if (table.table().rows() == 0) {
      notes.add("The table is empty; a spec makes one row at least.");
    }
    return new DerivedSpec.Table(
        table.name(),
        sizes.parameter(table),
        keys.rows(),
        keys.key(),
        table.table().schema().indexes(),
        keys.foreignKeys(),
        table.table().schema().timeColumn(),
        notes,
        columns);
  }

  /** Adds references that nobody declared: columns with the name of another table's key. */
  private static TableFacts withReferences(
      TableFacts table, List<TableFacts> earlier, ProfileQueries queries) {
    List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
    for (Column column : table.table().schema().columns()) {
      boolean ownKey = table.key().equals(List.of(column.name()));
      if (ownKey || table.foreignKey(column.name()).isPresent()) {
        continue;
      }
      for (TableFacts other : earlier) {
        if (other.hasCountedKey() && isReference(table, column, other, queries)) {
          keys.add(new ForeignKey(column.name(), other.name(), other.key().getFirst()));
          break;
        }
      }
    }
    return table.withForeignKeys(keys);
  }

  private static boolean isReference(
      TableFacts table, Column column, TableFacts other, ProfileQueries queries) {
    String key = other.key().getFirst();
    Bounds bounds = table.bounds(column.name());
    return column.name().toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT))
        && column.type().equals(other.column(key).type())
        && bounds.filled() > 0
        && queries.refers(
            table.table(), new ForeignKey(column.name(), other.name(), key), other.table());
  }

  private static void report(Progress progress, TableEntry table, int columns) {
    progress.report(
        new Progress.Step(
            "Measuring " + table.name(), columns, table.schema().columns().size(), "columns"));
  }
}
