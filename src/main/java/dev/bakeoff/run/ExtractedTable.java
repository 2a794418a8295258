package dev.bakeoff.run;

import dev.bakeoff.dataset.TableEntry;
import java.util.List;

/**
 * A table of somebody else's that was looked at.
 *
 * @param place where it lies on the platform, in its own words
 * @param entry its shape as Bakeoff's types. Where it was only listed: the rows that the platform
 *     believes it has, 0 where it does not say, and no fingerprint. Where it was read: its rows and
 *     fingerprint. Where it was copied: its files too
 * @param notes what a reader has to know of the conversion, one sentence each
 */
public record ExtractedTable(String place, TableEntry entry, List<String> notes) {
  public ExtractedTable {
    notes = List.copyOf(notes);
  }

  public String name() {
    return entry.name();
  }
}
