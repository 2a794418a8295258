package dev.bakeoff.platform;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads tables that somebody else made, in the place that the connection's settings name, for
 * exports and migrations. Changes nothing. Not thread-safe.
 */
public interface ForeignTables {
  /**
   * The tables there are, with columns as Bakeoff's types. Platforms without a schema look at every
   * item for that.
   *
   * @param place where to look, in the platform's own words: a schema, a dataset, a prefix of table
   *     names; empty for where the profile points
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there is no such place or it
   *     has no tables; PLATFORM
   */
  List<ForeignTable> list(String place, Progress progress, Cancellation cancellation);

  /** Every row of a table that was listed, in canonical form. */
  RowCursor read(ForeignTable table);

  /**
   * A table of somebody else's.
   *
   * @param place where it lies
   * @param name its name there
   * @param schema its shape as Bakeoff's types; its name is {@code name}
   * @param rows how many it has, as the platform believes; empty where it does not say
   * @param notes what a reader has to know of the conversion, one sentence each
   */
  record ForeignTable(
      String place, String name, TableSchema schema, OptionalLong rows, List<String> notes) {
    public ForeignTable {
      notes = List.copyOf(notes);
    }
  }
}
