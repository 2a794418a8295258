package dev.bakeoff.run.migrate;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.dataset.version.NextVersion;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.PlatformUrl;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.run.ExtractedTable;
import dev.bakeoff.run.PlatformData;
import dev.bakeoff.run.PlatformTables;
import dev.bakeoff.run.PlatformTables.Place;
import dev.bakeoff.run.migrate.Migration.Copy;
import dev.bakeoff.run.migrate.Migration.PlannedTable;
import dev.bakeoff.run.migrate.Migration.Verification;
import dev.bakeoff.run.migrate.Migration.VerifiedTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Moves tables from one platform to another, always through a dataset of the catalog, so that what
 * was read can be proved against what is there now on both sides. Each step is kept, and a step
 * that failed can be asked for again. Thread-safe.
 */
public final class Migrator {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final PlatformTables tables;
  private final PlatformData data;
  private final ProfileStore profiles;
  private final DatasetCatalog catalog;
  private final Migrations migrations;
  private final Clock clock;

  public Migrator(
      PlatformTables tables,
      PlatformData data,
      ProfileStore profiles,
      DatasetCatalog catalog,
      Migrations migrations,
      Clock clock) {
    this.tables = tables;
    this.data = data;
    this.profiles = profiles;
    this.catalog = catalog;
    this.migrations = migrations;
    this.clock = clock;
  }

  public Migrations migrations() {
    return migrations;
  }

  /**
   * Looks at the source and keeps what is to be done; changes nothing on either platform.
   *
   * @param chosen only these tables; empty for all
   */
  public Migration plan(
      String from, String to, List<String> chosen, Progress progress, Cancellation cancellation) {
    Place source = place(from, chosen);
    PlatformProfile target = PlatformUrl.require(to).find(profiles);
    if (source.profile().name().equals(target.name())) {
      throw Problem.request(
              "'" + target.name() + "' cannot be both source and target.",
              "Name another profile with --to.")
          .asException();
    }
    List<PlannedTable> planned =
        tables.list(source, progress, cancellation).stream().map(Migrator::planned).toList();
    Instant now = now();
    Migration migration =
        new Migration(
            freeId(now),
            now,
            source.url(),
            new Place(target, "", List.of()).url(),
            planned,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    migrations.save(migration);
    return migration;
  }

  private String freeId(Instant now) {
    String id = ID.format(now);
    List<String> taken = migrations.list().stream().map(Migration::id).toList();
    String free = id;
    for (int i = 2; taken.contains(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private static PlannedTable planned(ExtractedTable table) {
    TableEntry entry = table.entry();
    return new PlannedTable(
        entry.name(),
        entry.rows(),
        entry.schema().columns().stream()
            .map(c -> c.name() + " " + c.type().name() + (c.nullable() ? "" : " not null"))
            .toList(),
        entry.schema().primaryKey(),
        table.notes());
  }

  /**
   * Reads the source into a new version of a dataset and loads that into the target. A copy whose
   * loading failed is only loaded again.
   *
   * @param anew whether to read the source again in any case
   */
  public Migration copy(
      Migration migration, boolean anew, Progress progress, Cancellation cancellation) {
    PlatformProfile target = PlatformUrl.require(migration.to()).find(profiles);
    Migration current = migration;
    Optional<Manifest> read =
        anew
            ? Optional.empty()
            : migration
                .copy()
                .filter(c -> c.loaded().isEmpty())
                .flatMap(c -> catalog.find(c.ref()));
    Manifest dataset;
    if (read.isPresent()) {
      dataset = read.get();
    } else {
      Place source = place(migration.from(), names(migration));
      dataset =
          tables
              .copy(
                  source,
                  NextVersion.free(source.profile().name(), catalog),
                  progress,
                  cancellation)
              .dataset();
      current = current.withCopy(new Copy(now(), dataset.ref().toString(), Optional.empty()));
      migrations.save(current);
    }
    data.load(target, dataset, progress, cancellation);
    current =
        current.withCopy(
            new Copy(
                current.copy().orElseThrow().read(), dataset.ref().toString(), Optional.of(now())));
    migrations.save(current);
    return current;
  }

  /** Reads source and target whole, and compares both with the copy. */
  public Migration verify(Migration migration, Progress progress, Cancellation cancellation) {
    Copy copy =
        migration
            .copy()
            .filter(c -> c.loaded().isPresent())
            .orElseThrow(
                () ->
                    Problem.request(
                            "The migration %s has not been copied yet.".formatted(migration.id()),
                            "Copy it first: bakeoff migrate copy " + migration.id())
                        .asException());
    Manifest dataset = catalog.get(copy.ref());
    PlatformProfile target = PlatformUrl.require(migration.to()).find(profiles);
    Map<String, TableEntry> source =
        tables
            .fingerprints(place(migration.from(), names(migration)), progress, cancellation)
            .stream()
            .collect(Collectors.toMap(ExtractedTable::name, ExtractedTable::entry));
    ValidationReport there =
        data.validate(target, dataset, ValidationLevel.FULL, progress, cancellation);
    Map<String, TableReport> targets =
        there.tables().stream().collect(Collectors.toMap(TableReport::table, Function.identity()));
    List<VerifiedTable> verified =
        dataset.tables().stream()
            .map(t -> verified(t, source.get(t.name()), targets.get(t.name())))
            .toList();
    Migration checked =
        migration.withVerification(new Verification(now(), copy.dataset(), verified));
    migrations.save(checked);
    return checked;
  }

  private static VerifiedTable verified(TableEntry copy, TableEntry source, TableReport target) {
    List<String> problems = new ArrayList<>();
    if (source == null) {
      problems.add(copy.name() + " is no longer at the source.");
    } else if (!source.fingerprint().equals(copy.fingerprint())) {
      problems.add(
          "%s has changed at the source since it was copied: %,d rows now, %,d then."
              .formatted(copy.name(), source.rows(), copy.rows()));
    }
    problems.addAll(target.problems());
    if (target.problems().isEmpty() && !target.fingerprintRead().equals(copy.fingerprint())) {
      problems.add(copy.name() + " on the target does not hold the rows that were copied.");
    }
    return new VerifiedTable(
        copy.name(),
        copy.rows(),
        source == null ? "" : source.fingerprint(),
        copy.fingerprint(),
        target.fingerprintRead(),
        problems);
  }

  /**
   * Signs a migration off, where it was verified.
   *
   * @param approvedBy who signs
   * @param maxAge how old the verification may be
   * @throws ProblemException of kind DATA where it was not verified, did not pass, or is too old
   */
  public Migration cutover(Migration migration, String approvedBy, String note, Duration maxAge) {
    if (approvedBy.isBlank()) {
      throw Problem.request(
              "A cutover needs somebody who signs it off.", "Give --approved-by NAME.")
          .asException();
    }
    Verification verification =
        migration
            .verification()
            .orElseThrow(
                () -> refused(migration, "it has not been verified", "bakeoff migrate verify "));
    if (!verification.passed()) {
      String differing =
          verification.tables().stream()
              .flatMap(t -> t.problems().stream())
              .limit(5)
              .collect(Collectors.joining(" "));
      throw refused(
          migration, "its verification did not pass. " + differing, "bakeoff migrate copy --anew ");
    }
    Duration age = Duration.between(verification.at(), now());
    if (age.compareTo(maxAge) > 0) {
      throw refused(
          migration,
          "its verification is %s old, and at most %s are allowed"
              .formatted(
                  Durations.format(age.truncatedTo(ChronoUnit.SECONDS)), Durations.format(maxAge)),
          "bakeoff migrate verify ");
    }
    Migration signed =
        migration.withCutover(
            CutoverRecord.write(migrations, migration, now(), approvedBy.strip(), note.strip()));
    migrations.save(signed);
    return signed;
  }

  private static ProblemException refused(Migration migration, String why, String command) {
    return Problem.of(
            Problem.Kind.DATA,
            "The cutover from %s to %s is refused: %s."
                .formatted(
                    migration.from(),
                    migration.to(),
                    why.endsWith(".") ? why.substring(0, why.length() - 1) : why),
            "Run: " + command + migration.id())
        .asException();
  }

  private Place place(String url, List<String> chosen) {
    PlatformUrl parsed = PlatformUrl.require(url);
    return new Place(parsed.find(profiles), parsed.place().orElse(""), chosen);
  }

  private static List<String> names(Migration migration) {
    return migration.tables().stream().map(PlannedTable::name).toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
