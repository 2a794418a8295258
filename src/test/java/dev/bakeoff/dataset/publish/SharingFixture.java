package dev.bakeoff.dataset.publish;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.dataset.remote.S3Server;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two catalogs, and places between them. */
@ExtendWith(S3Server.Extension.class)
@Timeout(120)
abstract class SharingFixture {
  @TempDir Path directory;
  final S3Server server;
  final Stores stores;
  DatasetCatalog ours = new DatasetCatalog(Path.of("ours"));
  DatasetCatalog theirs = new DatasetCatalog(Path.of("theirs"));
  String shared = "";

  SharingFixture(S3Server server) {
    this.server = server;
    this.stores = new Stores(server.settings());
  }

  @BeforeEach
  void makeCatalogs() {
    ours = new DatasetCatalog(directory.resolve("ours"));
    theirs = new DatasetCatalog(directory.resolve("theirs"));
    shared = directory.resolve("shared").toString();
  }

  Manifest create(String name, String version, long seed) {
    CreateRequest request =
        new CreateRequest(name, version, "customer", CreateRequest.Size.rows(2000), seed, 2);
    return new DatasetCreator(ours, BuiltInSpecs.load(), InstantSource.system())
        .ensure(request, Progress.NONE, new Cancellation());
  }

  /** A version of tables that other versions have. */
  Manifest combine(String version, Manifest of, Manifest events, boolean lie) {
    try (VersionWriter writer =
        ours.write(DatasetRef.parse(version), Progress.NONE, new Cancellation())) {
      List<TableEntry> tables = new ArrayList<>();
      for (TableEntry table : of.tables()) {
        Manifest from = table.name().equals("customer_events") ? events : of;
        tables.add(writer.link(from.table(table.name()), ours.directory(from)));
      }
      if (lie) {
        TableEntry t = tables.removeFirst();
        tables.addFirst(
            new TableEntry(t.schema(), t.rows(), t.bytes(), "0".repeat(32), t.files(), t.keys()));
      }
      return writer.publish(of.origin(), Optional.empty(), Instant.now(), tables);
    }
  }

  PublishReport publish(Manifest manifest, String... targets) {
    return new Publisher(ours, new Labels(ours), stores, RestoreRates.NONE, InstantSource.system())
        .publish(
            new PublishRequest(
                manifest.ref(),
                List.of(targets),
                Optional.of("described"),
                List.of("poc"),
                List.of("postgresql", "duckdb")),
            Progress.NONE,
            new Cancellation());
  }

  PullReport pull(String location, String dataset, Verification verification) {
    return new Puller(theirs, new Labels(theirs), stores)
        .pull(
            new PullRequest(location, Optional.of(DatasetRef.parse(dataset)), verification),
            Progress.NONE,
            new Cancellation());
  }

  PullReport pull(String dataset) {
    return pull(shared, dataset, Verification.CHECKSUMS);
  }

  String place(boolean bucket) {
    return bucket ? server.bucket() + "/team/catalog" : shared;
  }

  static Publication.StoredPart part(Publication publication, String path) {
    return publication.files().stream()
        .filter(p -> p.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  static List<String> files(Path folder) {
    String[] names = folder.toFile().list();
    return java.util.Arrays.stream(names == null ? new String[0] : names).sorted().toList();
  }

  static Problem problem(ThrowingCallable work) {
    return catchThrowableOfType(ProblemException.class, work).problem();
  }
}
