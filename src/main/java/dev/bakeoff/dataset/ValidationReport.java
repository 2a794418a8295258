package dev.bakeoff.dataset;

import java.util.List;

/**
 * What reading a version's files found.
 *
 * @param dataset the version
 * @param fingerprint of the version, as its manifest says
 * @param tables one per table, in the manifest's order
 */
public record ValidationReport(DatasetRef dataset, String fingerprint, List<TableReport> tables) {
  public ValidationReport {
    tables = List.copyOf(tables);
  }

  /** Whether everything is as the manifest says. */
  public boolean ok() {
    return tables.stream().allMatch(table -> table.problems().isEmpty());
  }

  /**
   * What reading a table found.
   *
   * @param table its name
   * @param rowsExpected as the manifest says
   * @param rowsRead from the files; what could be read where a file is broken
   * @param fingerprintExpected as the manifest says
   * @param fingerprintRead from the files; empty where they could not be read to the end
   * @param problems what is wrong, one sentence each; empty where all is well
   */
  public record TableReport(
      String table,
      long rowsExpected,
      long rowsRead,
      String fingerprintExpected,
      String fingerprintRead,
      List<String> problems) {
    public TableReport {
      problems = List.copyOf(problems);
    }
  }
}
