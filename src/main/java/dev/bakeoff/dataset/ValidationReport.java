package dev.bakeoff.dataset;

import java.util.List;

/**
 * What reading a version's files found.
 *
 * @param dataset the version
 * @param fingerprint of the version, as its manifest says
 * @param level how much was checked
 * @param tables one per table, in the manifest's order
 */
public record ValidationReport(
    DatasetRef dataset, String fingerprint, ValidationLevel level, List<TableReport> tables) {
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
   * @param rowsRead what was found; what could be read where a file is broken
   * @param rowsCompared of those, how many were looked at value by value
   * @param fingerprintExpected as the manifest says
   * @param fingerprintRead from the files; empty where not all rows were read
   * @param problems what is wrong, one sentence each; empty where all is well
   */
  public record TableReport(
      String table,
      long rowsExpected,
      long rowsRead,
      long rowsCompared,
      String fingerprintExpected,
      String fingerprintRead,
      List<String> problems) {
    public TableReport {
      problems = List.copyOf(problems);
    }
  }
}
