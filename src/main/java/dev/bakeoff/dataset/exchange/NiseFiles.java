package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * The CSV files of OpenShift usage that nise writes ({@code nise report ocp}): one per month and
 * report, of which the header says which report it is. Its versions differ in a few columns, so a
 * report is known by the columns that only it has.
 */
final class NiseFiles {
  private static final List<String> ALL = List.of("report_period_start", "interval_start");

  private NiseFiles() {}

  /** The table that a file with this header belongs to; empty where nise did not write it. */
  static Optional<String> table(List<String> header) {
    if (!header.containsAll(ALL)) {
      return Optional.empty();
    }
    if (header.contains("pod_usage_cpu_core_seconds")) {
      return Optional.of("pod_usage");
    }
    if (header.contains("persistentvolumeclaim")) {
      return Optional.of("storage_usage");
    }
    if (header.contains("namespace_labels")) {
      return Optional.of("namespace_labels");
    }
    return header.contains("node_labels") ? Optional.of("node_labels") : Optional.empty();
  }

  /** Measurements are doubles, whole as they may be in one month's file. */
  static Column typed(Column found) {
    boolean number =
        switch (found.type().kind()) {
          case INT, BIGINT, DECIMAL, DOUBLE -> true;
          case BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> false;
        };
    boolean measured =
        found.name().endsWith("_seconds")
            || found.name().endsWith("_cores")
            || found.name().endsWith("_bytes");
    if (measured && number) {
      return new Column(found.name(), ColumnType.DOUBLE, found.nullable());
    }
    boolean label = found.name().endsWith("_labels") || found.name().equals("resource_id");
    return label ? new Column(found.name(), ColumnType.TEXT, found.nullable()) : found;
  }
}
