package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.format.CsvFormat;
import java.util.List;
import java.util.Optional;

/**
 * What to import.
 *
 * @param source an export's folder, a file, a folder of files, a dump, or one of those at {@code
 *     s3://bucket/prefix}
 * @param format of the files; empty to find out
 * @param name of the dataset; empty for the one that the source suggests
 * @param version likewise; 1.0 where it suggests none
 * @param tables only these; empty for all
 * @param jobs how many tables of a dump are restored at a time
 * @param csv how CSV files are written, where Bakeoff did not write them
 * @param badRows what becomes of rows that cannot be read
 */
public record ImportRequest(
    String source,
    Optional<DataFormat> format,
    Optional<String> name,
    Optional<String> version,
    List<String> tables,
    int jobs,
    CsvFormat csv,
    BadRowPolicy badRows) {
  public ImportRequest {
    tables = List.copyOf(tables);
  }

  /** Everything as the source suggests. */
  public static ImportRequest of(String source) {
    return new ImportRequest(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Runtime.getRuntime().availableProcessors(),
        CsvFormat.UNKNOWN,
        BadRowPolicy.REFUSE);
  }

  /** Under that name and version. */
  public ImportRequest named(String newName, String newVersion) {
    return new ImportRequest(
        source, format, Optional.of(newName), Optional.of(newVersion), tables, jobs, csv, badRows);
  }
}
