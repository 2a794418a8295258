package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What {@code manifest.json} says of a dataset version. A published version never changes.
 *
 * @param name the dataset's name
 * @param version for example {@code 1.0}
 * @param origin where its rows came from
 * @param created when it was published
 * @param parent the version it was derived from, as {@code NAME:VERSION}
 * @param tables in load order: a table stands after those it refers to
 */
public record Manifest(
    String name,
    String version,
    Origin origin,
    Instant created,
    Optional<String> parent,
    List<TableEntry> tables) {
  public Manifest {
    tables = List.copyOf(tables);
  }

  public DatasetRef ref() {
    return new DatasetRef(name, Optional.of(version));
  }

  public String spec() {
    return origin.spec();
  }

  public String scale() {
    return origin.scale();
  }

  public long seed() {
    return origin.seed();
  }

  public long rows() {
    return tables.stream().mapToLong(TableEntry::rows).sum();
  }

  public long bytes() {
    return tables.stream().mapToLong(TableEntry::bytes).sum();
  }

  public TableEntry table(String tableName) {
    return tables.stream()
        .filter(t -> t.name().equals(tableName))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no table " + tableName + " in " + name));
  }

  /**
   * The version with some of its tables.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where one is not there, or refers to
   *     one that is left out
   */
  public Manifest only(List<String> names) {
    List<String> known = tables.stream().map(TableEntry::name).toList();
    for (String table : names) {
      if (!known.contains(table)) {
        throw Problem.request(
                "There is no table '%s' in %s.".formatted(table, ref()),
                Suggestions.hint(table, known))
            .asException();
      }
      for (ForeignKey key : table(table).schema().foreignKeys()) {
        if (!names.contains(key.referencedTable())) {
          throw Problem.request(
                  "The table '%s' refers to '%s', which is left out."
                      .formatted(table, key.referencedTable()),
                  "Take it along: --tables %s,%s"
                      .formatted(key.referencedTable(), String.join(",", names)))
              .asException();
        }
      }
    }
    return new Manifest(
        name,
        version,
        origin,
        created,
        parent,
        tables.stream().filter(t -> names.contains(t.name())).toList());
  }

  /**
   * The dataset's fingerprint: the tables' fingerprints, names and row counts, hashed in name
   * order.
   */
  public String fingerprint() {
    return Fingerprint.ofTables(tables);
  }
}
