package dev.bakeoff.run.migrate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.bakeoff.dataset.DatasetRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a migration stands. Holds no secret: profiles are named, never copied.
 *
 * @param id of this migration
 * @param created when it was planned
 * @param from the source, as {@code dynamodb://prod/prefix}
 * @param to the target, as {@code lakebase://prod}
 * @param tables what was found at the source when it was planned, the chosen ones
 * @param copy the latest copy
 * @param verification of that copy
 * @param cutover the sign-off
 */
public record Migration(
    String id,
    Instant created,
    String from,
    String to,
    List<PlannedTable> tables,
    Optional<Copy> copy,
    Optional<Verification> verification,
    Optional<Cutover> cutover) {
  public Migration {
    tables = List.copyOf(tables);
  }

  /**
   * A table that is to be moved.
   *
   * @param name its name
   * @param rows as the source believes; 0 where it does not say
   * @param columns as {@code NAME TYPE}, the types Bakeoff's
   * @param primaryKey names of the key's columns
   * @param notes what a reader has to know of the conversion
   */
  public record PlannedTable(
      String name, long rows, List<String> columns, List<String> primaryKey, List<String> notes) {
    public PlannedTable {
      columns = List.copyOf(columns);
      primaryKey = List.copyOf(primaryKey);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A copy.
   *
   * @param read when the source had been read
   * @param dataset the version of the catalog that holds what was read, {@code NAME:VERSION}
   * @param loaded when the target held it, read back and equal; empty where loading failed
   */
  public record Copy(Instant read, String dataset, Optional<Instant> loaded) {
    @JsonIgnore
    public DatasetRef ref() {
      return DatasetRef.parse(dataset);
    }
  }

  /**
   * A verification: source, copy and target were read whole, and their fingerprints compared.
   *
   * @param at when it ended
   * @param dataset the copy that it is about
   * @param tables one each
   */
  public record Verification(Instant at, String dataset, List<VerifiedTable> tables) {
    public Verification {
      tables = List.copyOf(tables);
    }

    @JsonIgnore
    public boolean passed() {
      return !tables.isEmpty() && tables.stream().allMatch(t -> t.problems().isEmpty());
    }
  }

  /**
   * A table that was verified.
   *
   * @param name its name
   * @param rows in the copy
   * @param source fingerprint of the source's rows now
   * @param copy fingerprint of the copy
   * @param target fingerprint of the target's rows now
   * @param problems what differs, one sentence each; empty where all three are equal
   */
  public record VerifiedTable(
      String name, long rows, String source, String copy, String target, List<String> problems) {
    public VerifiedTable {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A sign-off.
   *
   * @param at when
   * @param approvedBy who
   * @param note what they said
   * @param record the file that holds the record
   * @param sha256 of that file's bytes
   */
  public record Cutover(Instant at, String approvedBy, String note, String record, String sha256) {}

  /** How far it has come, in a word. */
  @JsonIgnore
  public String state() {
    if (cutover.isPresent()) {
      return "cut over";
    }
    if (verification.isPresent()) {
      return verification.get().passed() ? "verified" : "differs";
    }
    return copy.isEmpty() ? "planned" : copy.get().loaded().isPresent() ? "copied" : "copying";
  }

  Migration withCopy(Copy made) {
    return new Migration(
        id, created, from, to, tables, Optional.of(made), Optional.empty(), Optional.empty());
  }

  Migration withVerification(Verification made) {
    return new Migration(id, created, from, to, tables, copy, Optional.of(made), Optional.empty());
  }

  Migration withCutover(Cutover made) {
    return new Migration(id, created, from, to, tables, copy, verification, Optional.of(made));
  }
}
