package dev.bakeoff.dataset.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of a table's files that could not be read.
 *
 * @param table the table
 * @param count how many
 * @param first the first twenty
 * @param setAside where they are now; empty where they were refused
 */
public record BadRowSummary(String table, long count, List<BadRow> first, Optional<Path> setAside) {
  public BadRowSummary {
    first = List.copyOf(first);
  }

  /** For a table without any. */
  static BadRowSummary none(String table) {
    return new BadRowSummary(table, 0, List.of(), Optional.empty());
  }

  /**
   * A row.
   *
   * @param file where it is
   * @param line its first line, from 1
   * @param reason in words
   */
  public record BadRow(Path file, long line, String reason) {}

  /** The count and the first rows, a line each. */
  public String text() {
    String rows =
        first.stream()
            .map(r -> "  %s, line %,d: %s".formatted(r.file().getFileName(), r.line(), r.reason()))
            .collect(Collectors.joining("\n"));
    String more = count > first.size() ? "\n  and %,d more".formatted(count - first.size()) : "";
    return "%,d %s of %s cannot be read:\n%s%s"
        .formatted(count, count == 1 ? "row" : "rows", table, rows, more);
  }
}
