package dev.bakeoff.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which tables are loaded. */
public final class TableOrder {
  private TableOrder() {}

  /** A table after those it refers to; where they refer to each other in a ring, as they come. */
  public static List<TableEntry> parentsFirst(List<TableEntry> tables) {
    Set<String> names = new HashSet<>();
    tables.forEach(t -> names.add(t.name()));
    List<TableEntry> waiting = new ArrayList<>(tables);
    List<TableEntry> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!waiting.isEmpty()) {
      TableEntry next =
          waiting.stream()
              .filter(
                  t ->
                      t.schema().foreignKeys().stream()
                          .map(ForeignKey::referencedTable)
                          .allMatch(
                              r -> done.contains(r) || r.equals(t.name()) || !names.contains(r)))
              .findFirst()
              .orElse(waiting.getFirst());
      waiting.remove(next);
      done.add(next.name());
      ordered.add(next);
    }
    return ordered;
  }
}
