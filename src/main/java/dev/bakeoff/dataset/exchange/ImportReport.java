package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Manifest;
import java.util.List;

/**
 * What was imported.
 *
 * @param manifest of the version that is in the catalog now
 * @param badRows of the tables that had any
 * @param notes for people
 */
public record ImportReport(Manifest manifest, List<BadRowSummary> badRows, List<String> notes) {
  public ImportReport {
    badRows = List.copyOf(badRows);
    notes = List.copyOf(notes);
  }
}
