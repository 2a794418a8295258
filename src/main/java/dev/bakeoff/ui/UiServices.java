package dev.bakeoff.ui;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSpecs;
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
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.platform.found.UserFiles;
import dev.bakeoff.platform.secret.Keychain;
import dev.bakeoff.platform.secret.Prompts;
import dev.bakeoff.run.PlatformChecker;
import dev.bakeoff.run.PlatformData;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.RunWatcher;
import dev.bakeoff.ui.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Everything that the window needs from the rest of Bakeoff; all of it is thread-safe.
 *
 * @param data the datasets
 * @param sharing of datasets
 * @param platforms what can be tested
 * @param runs what runs and has run
 * @param configs run configurations as files
 * @param settings of the window
 */
public record UiServices(
    Data data,
    Sharing sharing,
    Platforms platforms,
    Runs runs,
    Configs configs,
    Settings settings) {
  /**
   * The datasets.
   *
   * @param catalog what there is
   * @param creator makes more
   * @param specs what they can be made from
   * @param versions makes versions from versions
   * @param exchange with files of other formats
   */
  public record Data(
      DatasetCatalog catalog,
      DatasetCreator creator,
      DatasetSpecs specs,
      Versions versions,
      Exchange exchange) {}

  /**
   * Versions made from versions.
   *
   * @param maker makes them
   * @param diff compares two
   * @param labels tags and notes
   */
  public record Versions(DatasetVersions maker, DatasetDiff diff, Labels labels) {}

  /**
   * Files of other formats.
   *
   * @param exporter writes them
   * @param importer reads them
   */
  public record Exchange(DatasetExporter exporter, DatasetImporter importer) {}

  /**
   * Datasets in places that several people share.
   *
   * @param publisher copies versions there
   * @param puller fetches them
   */
  public record Sharing(Publisher publisher, Puller puller) {}

  /**
   * What can be tested.
   *
   * @param profiles the platforms that the user can name
   * @param checker tests whether one can be reached
   * @param types the adapters' descriptors
   * @param data loads datasets
   * @param setup what profiles are made with
   */
  public record Platforms(
      ProfileStore profiles,
      PlatformChecker checker,
      List<PlatformDescriptor> types,
      PlatformData data,
      Setup setup) {
    public Platforms {
      types = List.copyOf(types);
    }
  }

  /**
   * What profiles are made with.
   *
   * @param keychain where passwords can be kept
   * @param prompts whom the window tells that it can ask for secrets
   * @param files of other programs that name platforms
   * @param yaml a profile as it will stand in platforms.yaml
   */
  public record Setup(
      Keychain keychain,
      Prompts prompts,
      UserFiles files,
      Function<PlatformProfile, String> yaml) {}

  /**
   * What runs and has run.
   *
   * @param launcher plans and starts runs
   * @param history what was measured
   * @param notebook what people say of it
   * @param files runs to and from files
   * @param elsewhere runs of other processes in the same home
   * @param home the folder that holds it all
   */
  public record Runs(
      RunLauncher launcher,
      RunHistory history,
      RunNotebook notebook,
      RunFiles files,
      RunWatcher elsewhere,
      Path home) {}

  /**
   * Run configurations as YAML files.
   *
   * @param reader throws a ProblemException that names file and line
   * @param writer writes what the reader reads
   */
  public record Configs(Function<Path, RunConfig> reader, BiConsumer<RunConfig, Path> writer) {}
}
