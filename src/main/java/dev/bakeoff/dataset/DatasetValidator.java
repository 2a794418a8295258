package dev.bakeoff.dataset;

import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a version's files against its manifest: they can be read, rows and fingerprints are those
 * that were published, keys are unique, references lead somewhere. Thread-safe.
 */
public final class DatasetValidator {
  private final DatasetCatalog catalog;
  private final Regenerator regenerator;

  public DatasetValidator(DatasetCatalog catalog) {
    this(catalog, Regenerator.NONE);
  }

  /** With a way to say which rows of a generated table differ. */
  public DatasetValidator(DatasetCatalog catalog, Regenerator regenerator) {
    this.catalog = catalog;
    this.regenerator = regenerator;
  }

  /** Reads every row of a version. */
  public ValidationReport validate(
      Manifest manifest, Progress progress, Cancellation cancellation) {
    return validate(manifest, ValidationLevel.FULL, progress, cancellation);
  }

  /**
   * Checks a version.
   *
   * @throws ProblemException of kind CANCELLED; what is wrong with the data is in the report
   */
  public ValidationReport validate(
      Manifest manifest, ValidationLevel level, Progress progress, Cancellation cancellation) {
    ParquetSource source = new ParquetSource(catalog, manifest);
    List<TableReport> reports = new ArrayList<>();
    try (ParquetQueries queries = new ParquetQueries(source, catalog.spill(), cancellation)) {
      for (TableEntry table : manifest.tables()) {
        Work work = new Work(manifest, table, source, queries, progress, cancellation);
        reports.add(check(work, level));
      }
    }
    return new ValidationReport(manifest.ref(), manifest.fingerprint(), level, reports);
  }

  /** One table, and what it is checked with. */
  private record Work(
      Manifest manifest,
      TableEntry table,
      ParquetSource source,
      ParquetQueries queries,
      Progress progress,
      Cancellation cancellation) {}

  /** What was found, while it is being found. */
  private static final class Findings {
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long compared;
    private String fingerprint = "";
  }

  private TableReport check(Work work, ValidationLevel level) {
    Findings found = new Findings();
    TableEntry table = work.table;
    try {
      work.queries.otherShape(table).ifPresent(found.problems::add);
      if (found.problems.isEmpty()) {
        switch (level) {
          case COUNTS -> found.rows = work.queries.countRows(table);
          case SAMPLE -> sample(work, found);
          case FULL -> full(work, found);
        }
        if (found.rows != table.rows()) {
          found.problems.addFirst(
              "%s has %,d rows, but should have %,d."
                  .formatted(table.name(), found.rows, table.rows()));
        }
      }
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      found.problems.add(e.problem().what());
    }
    return new TableReport(
        table.name(),
        table.rows(),
        found.rows,
        found.compared,
        table.fingerprint(),
        found.fingerprint,
        found.problems);
  }

  private void sample(Work work, Findings found) {
    found.rows = work.queries.countRows(work.table);
    FileSamples samples = new FileSamples(work.source, work.table, work.cancellation);
    Optional<TableGenerator> generator = regenerator.generator(work.manifest, work.table.name());
    found.compared = samples.compare(work.queries, generator, found.problems);
  }

  private void full(Work work, Findings found) {
    TableEntry table = work.table;
    String task = "Checking " + table.name();
    try (RowCursor cursor = work.source.rows(table)) {
      Fingerprint read =
          Fingerprint.of(
              cursor, table.schema(), task, table.rows(), work.progress, work.cancellation);
      found.rows = read.rows();
      found.compared = read.rows();
      found.fingerprint = read.hex();
    }
    if (!found.fingerprint.equals(table.fingerprint())) {
      found.problems.add(
          "The rows of %s are not those that were published: their fingerprint is %s, not %s."
              .formatted(table.name(), found.fingerprint, table.fingerprint()));
      regenerator
          .generator(work.manifest, table.name())
          .ifPresent(
              generator ->
                  found.problems.addAll(
                      new RowDifferences(catalog, work.progress, work.cancellation)
                          .fromGenerated(work.source, table, generator)));
    }
    work.queries.nullsWhereNotAllowed(table).ifPresent(found.problems::add);
    work.queries.repeatedKeys(table).ifPresent(found.problems::add);
    for (ForeignKey key : table.schema().foreignKeys()) {
      work.manifest.tables().stream()
          .filter(t -> t.name().equals(key.referencedTable()))
          .findFirst()
          .flatMap(referenced -> work.queries.danglingReferences(table, key, referenced))
          .ifPresent(found.problems::add);
    }
  }
}
