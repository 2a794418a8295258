package dev.bakeoff.dataset;

import java.nio.file.Path;
import java.util.List;

/** Where a loader takes a dataset version's rows from: as files, or row by row. */
public interface DatasetSource {
  /** Absolute paths of a table's Parquet files, in row order. */
  List<Path> files(TableEntry table);

  /** The same rows in canonical form. */
  RowCursor rows(TableEntry table);
}
