package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.DatasetRef;
import java.util.List;

/**
 * What was exported.
 *
 * @param dataset with its version
 * @param format of the files
 * @param location where they are; nothing was written there where no table changed
 * @param tables in load order
 * @param unchanged tables that were left out since they are as in the other version
 */
public record ExportReport(
    DatasetRef dataset,
    DataFormat format,
    String location,
    List<ExportedTable> tables,
    List<String> unchanged) {
  public ExportReport {
    tables = List.copyOf(tables);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * A table that was exported.
   *
   * @param name the table's
   * @param rows in it
   * @param bytes of its files; of the whole dump where the format is one
   * @param files relative to the location
   */
  public record ExportedTable(String name, long rows, long bytes, List<String> files) {
    public ExportedTable {
      files = List.copyOf(files);
    }
  }
}
