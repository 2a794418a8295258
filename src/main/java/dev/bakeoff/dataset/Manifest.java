package dev.bakeoff.dataset;

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
   * The dataset's fingerprint: the tables' fingerprints, names and row counts, hashed in name
   * order.
   */
  public String fingerprint() {
    return Fingerprint.ofTables(tables);
  }
}
