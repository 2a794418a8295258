package dev.bakeoff.dataset;

import dev.bakeoff.dataset.format.GeneratedRows;
import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of each of a table's files, compared with what the table's spec generates there.
 */
final class FileSamples {
  private static final int ROWS_PER_FILE = 10_000;

  private final ParquetSource source;
  private final TableEntry table;
  private final Cancellation cancellation;

  FileSamples(ParquetSource source, TableEntry table, Cancellation cancellation) {
    this.source = source;
    this.table = table;
    this.cancellation = cancellation;
  }

  /**
   * Reads the samples.
   *
   * @param problems gets a sentence for each file that differs
   * @return how many rows were read
   */
  long compare(ParquetQueries queries, Optional<TableGenerator> generator, List<String> problems) {
    long compared = 0;
    long firstRow = 0;
    for (String file : table.files()) {
      cancellation.throwIfRequested();
      long rows = queries.countRows(file);
      long sampled = Math.min(rows, ROWS_PER_FILE);
      Fingerprint read;
      try (RowCursor cursor = source.firstRows(table, file, sampled)) {
        read = fingerprint(cursor);
      }
      if (generator.isPresent() && firstRow + sampled <= generator.get().rows()) {
        Fingerprint made =
            fingerprint(
                new GeneratedRows(table.schema(), generator.get(), firstRow, firstRow + sampled));
        if (!made.hex().equals(read.hex())) {
          problems.add(
              "The first %,d rows of %s are not what the spec generates.".formatted(sampled, file));
        }
      }
      compared += read.rows();
      firstRow += rows;
    }
    return compared;
  }

  private Fingerprint fingerprint(RowCursor rows) {
    return Fingerprint.of(rows, table.schema(), "", 0, Progress.NONE, cancellation);
  }
}
