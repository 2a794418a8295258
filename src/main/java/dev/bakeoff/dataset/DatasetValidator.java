package dev.bakeoff.dataset;

import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a version's files against its manifest: they can be read, rows and fingerprints are those
 * that were published, keys are unique, references lead somewhere. Thread-safe.
 */
public final class DatasetValidator {
  private final DatasetCatalog catalog;

  public DatasetValidator(DatasetCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads every row of a version.
   *
   * @throws ProblemException of kind CANCELLED; what is wrong with the data is in the report
   */
  public ValidationReport validate(
      Manifest manifest, Progress progress, Cancellation cancellation) {
    ParquetSource source = new ParquetSource(catalog, manifest);
    List<TableReport> reports = new ArrayList<>();
    try (ParquetQueries queries = new ParquetQueries(source, catalog.spill(), cancellation)) {
      for (TableEntry table : manifest.tables()) {
        reports.add(validate(manifest, table, source, queries, progress, cancellation));
      }
    }
    return new ValidationReport(manifest.ref(), manifest.fingerprint(), reports);
  }

  private static TableReport validate(
      Manifest manifest,
      TableEntry table,
      ParquetSource source,
      ParquetQueries queries,
      Progress progress,
      Cancellation cancellation) {
    List<String> problems = new ArrayList<>();
    long rows = 0;
    String fingerprint = "";
    try {
      String task = "Checking " + table.name();
      try (RowCursor cursor = source.rows(table)) {
        Fingerprint read =
            Fingerprint.of(cursor, table.schema(), task, table.rows(), progress, cancellation);
        rows = read.rows();
        fingerprint = read.hex();
      }
      if (rows != table.rows()) {
        problems.add(
            "%s has %,d rows, but should have %,d.".formatted(table.name(), rows, table.rows()));
      }
      if (!fingerprint.equals(table.fingerprint())) {
        problems.add(
            "The rows of %s are not those that were published: their fingerprint is %s, not %s."
                .formatted(table.name(), fingerprint, table.fingerprint()));
      }
      queries.nullsWhereNotAllowed(table).ifPresent(problems::add);
      queries.repeatedKeys(table).ifPresent(problems::add);
      for (ForeignKey key : table.schema().foreignKeys()) {
        queries
            .danglingReferences(table, key, manifest.table(key.referencedTable()))
            .ifPresent(problems::add);
      }
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      problems.add(e.problem().what());
    }
    return new TableReport(
        table.name(), table.rows(), rows, table.fingerprint(), fingerprint, problems);
  }
}
