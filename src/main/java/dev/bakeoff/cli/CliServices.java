package dev.bakeoff.cli;

import dev.bakeoff.config.PricesFile;
import dev.bakeoff.config.RunConfigReader;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.derive.SpecDeriver;
import dev.bakeoff.dataset.exchange.DatasetExporter;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.publish.Publisher;
import dev.bakeoff.dataset.publish.Puller;
import dev.bakeoff.dataset.version.DatasetDiff;
import dev.bakeoff.dataset.version.DatasetVersions;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.history.RunFiles;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.platform.found.UserFiles;
import dev.bakeoff.platform.secret.Keychain;
import dev.bakeoff.run.PlatformChecker;
import dev.bakeoff.run.PlatformData;
import dev.bakeoff.run.PlatformTables;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.migrate.Migrator;
import java.nio.file.Path;

/** What the commands work with. */
public record CliServices(Datasets datasets, Sharing sharing, Platforms platforms, Runs runs) {
  /** Making and reading datasets. */
  public record Datasets(
      DatasetCatalog catalog,
      DatasetCreator creator,
      DatasetValidator validator,
      DatasetSpecs specs,
      SpecDeriver deriver,
      Versions versions,
      Exchange exchange) {}

  /** Datasets to and from files of other formats. */
  public record Exchange(DatasetExporter exporter, DatasetImporter importer) {}

  /** Versions made from versions. */
  public record Versions(DatasetVersions versions, DatasetDiff diff, Labels labels) {}

  /** Datasets in places that several people share. */
  public record Sharing(Publisher publisher, Puller puller) {}

  /**
   * Platforms and their profiles.
   *
   * @param keychain where passwords can be kept
   * @param files of other programs that name platforms
   */
  public record Platforms(
      Adapters adapters,
      ProfileStore profiles,
      PlatformChecker checker,
      PlatformData data,
      Foreign foreign,
      Keychain keychain,
      UserFiles files) {}

  /** Tables on platforms that Bakeoff did not load. */
  public record Foreign(PlatformTables tables, Migrator migrator) {}

  /**
   * Running and what was run.
   *
   * @param reportFolder where reports go that a configuration asks for
   * @param notebook what people say of runs
   * @param files runs to and from files
   */
  public record Runs(
      RunLauncher launcher,
      RunHistory history,
      RunConfigReader configs,
      PricesFile prices,
      Path reportFolder,
      RunNotebook notebook,
      RunFiles files) {}
}
