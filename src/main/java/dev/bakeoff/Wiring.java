package dev.bakeoff;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.bakeoff.cli.CliServices;
import dev.bakeoff.config.PricesFile;
import dev.bakeoff.config.ProfilesFile;
import dev.bakeoff.config.RunConfigReader;
import dev.bakeoff.config.RunConfigWriter;
import dev.bakeoff.config.adapter.ThirdParties;
import dev.bakeoff.config.adapter.ThirdParty;
import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.config.spec.SpecEdits;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.DatasetValidator;
import dev.bakeoff.dataset.derive.SpecDeriver;
import dev.bakeoff.dataset.exchange.DatasetExporter;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.exchange.Dumps;
import dev.bakeoff.dataset.publish.Publisher;
import dev.bakeoff.dataset.publish.Puller;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.dataset.version.DatasetDiff;
import dev.bakeoff.dataset.version.DatasetVersions;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.history.FollowedRuns;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.HistoryWriter;
import dev.bakeoff.history.LoadHistory;
import dev.bakeoff.history.RunFiles;
import dev.bakeoff.history.SqliteHistory;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.metrics.EnvironmentProbe;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.References;
import dev.bakeoff.platform.bigquery.BigQueryAdapter;
import dev.bakeoff.platform.duckdb.DuckDbAdapter;
import dev.bakeoff.platform.dynamodb.DynamoDbAdapter;
import dev.bakeoff.platform.found.UserFiles;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.platform.postgres.PostgresDumps;
import dev.bakeoff.platform.secret.Keychain;
import dev.bakeoff.platform.secret.Prompts;
import dev.bakeoff.platform.secret.Secrets;
import dev.bakeoff.platform.secret.SystemKeychain;
import dev.bakeoff.platform.secret.TerminalPrompter;
import dev.bakeoff.platform.snowflake.SnowflakeAdapter;
import dev.bakeoff.platform.sqlite.SqliteAdapter;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.Runner;
import dev.bakeoff.run.migrate.Migrations;
import dev.bakeoff.run.migrate.Migrator;
import dev.bakeoff.run.worker.JavaWorkerCommands;
import dev.bakeoff.run.worker.MessageWriter;
import dev.bakeoff.run.worker.Worker;
import dev.bakeoff.run.worker.WorkerCommand;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.settings.Settings;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one composition root: builds every service by its constructor, and nothing else does. */
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Path home;
  private final Prompts prompts = new Prompts();
  private final Keychain keychain;
  private final UserFiles files =
      UserFiles.usual(System.getenv(), Path.of(System.getProperty("user.home")));
  private final Adapters adapters;
  private final DatasetSpecs specs = BuiltInSpecs.load();
  private final DatasetCatalog catalog;
  private final DatasetCreator creator;
  private final DatasetExporter exporter;
  private final DatasetImporter importer;
  private final DatasetVersions versions;
  private final Labels labels;
  private final HistoryStore store;
  private final RunLock lock;
  private final SqliteHistory history;
  private final SqliteNotebook notebook;
  private final Publisher publisher;
  private final Puller puller;
  private final Runner runner;
  private final ProfilesFile profiles;
  private final PricesFile prices;
  private final RunConfigReader configs;

  private Wiring(Path home, UnaryOperator<WorkerCommands> workers) {
    this.home = home;
    List<PlatformDescriptor> own = adapters().stream().map(PlatformAdapter::descriptor).toList();
    ThirdParties others =
        ThirdParties.in(home, own.stream().map(PlatformDescriptor::type).collect(toSet()));
    this.adapters =
        new Adapters(
            Stream.concat(own.stream(), others.found().stream().map(ThirdParty::descriptor))
                .toList(),
            others.problems());
    this.profiles = new ProfilesFile(home, adapters);
    this.prices = new PricesFile(home);
    this.configs = new RunConfigReader(profiles, adapters);
    this.catalog = new DatasetCatalog(home);
    this.labels = new Labels(catalog);
    Stores stores = new Stores();
    Dumps dumps = new PostgresDumps(System.getenv());
    this.exporter = new DatasetExporter(catalog, stores, dumps, Clock.systemUTC());
    this.importer = new DatasetImporter(catalog, stores, dumps, Clock.systemUTC());
    this.creator = new DatasetCreator(catalog, specs, Clock.systemUTC());
    this.versions = new DatasetVersions(catalog, specs, SpecEdits::apply, Clock.systemUTC());
    this.store = new HistoryStore(home);
    this.lock = new RunLock(home);
    this.history = new SqliteHistory(store, lock);
    this.notebook = new SqliteNotebook(store);
    this.publisher =
        new Publisher(catalog, labels, stores, new LoadHistory(history), Clock.systemUTC());
    this.puller = new Puller(catalog, labels, stores);
    this.keychain = new SystemKeychain();
    this.prompts.use(new TerminalPrompter());
    Secrets secrets =
        new Secrets(new Secrets.Sources(System::getenv, keychain, prompts, files.passwords()));
    Connections connections = new Connections(new References(System::getenv), secrets, home);
    WorkerCommands chosen = workers.apply(workers(home, others));
    this.runner =
        new Runner(
            new Runner.Parts(
                catalog,
                creator,
                adapters,
                connections,
                (type, task) -> {
                  announceAll(connections);
                  return chosen.find(type, task).withhold(secrets.variables());
                },
                () -> EnvironmentProbe.capture(version()),
                prices::book,
                Clock.systemUTC()),
            lock,
            new HistoryWriter(store));
  }

  /** Workers in Java, but for the platforms of third parties that bring a program of their own. */
  private static WorkerCommands workers(Path home, ThirdParties others) {
    WorkerCommands java =
        new JavaWorkerCommands(
            layout(),
            App.class.getName(),
            home.resolve("cache"),
            others.found().stream().collect(toMap(p -> p.descriptor().type(), ThirdParty::jars)));
    return (type, task) ->
        others
            .of(type)
            .flatMap(ThirdParty::command)
            .map(words -> new WorkerCommand(words, Map.of()))
            .orElseGet(() -> java.find(type, task));
  }

  /** The services of one home. Nothing is touched until one of them is asked to do something. */
  static Wiring of(Path home) {
    return of(home, UnaryOperator.identity());
  }

  /** With other workers for some platforms than Bakeoff's own. */
  static Wiring of(Path home, UnaryOperator<WorkerCommands> workers) {
    return new Wiring(home, workers);
  }

  /** Bakeoff's own adapters, one line each, and those that third parties put on the class path. */
  private static List<PlatformAdapter> adapters() {
    List<PlatformAdapter> all = new ArrayList<>();
    all.add(new PostgresAdapter());
    all.add(new DuckDbAdapter());
    all.add(new SqliteAdapter());
    all.add(new DynamoDbAdapter());
    all.add(new SnowflakeAdapter());
    all.add(new BigQueryAdapter());
    ServiceLoader.load(PlatformAdapter.class).forEach(all::add);
    return all;
  }

  /** The worker of this process, between its standard input and output. */
  static Worker worker(InputStream input, PrintStream output) {
    return new Worker(adapters(), input, new MessageWriter(output), version());
  }

  static String version() {
    return Optional.ofNullable(App.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** No worker inherits the secret of any platform, whether it is part of this run or not. */
  private void announceAll(Connections connections) {
    try {
      connections.announce(profiles.all(), adapters);
    } catch (ProblemException e) {
      // A run configuration may do without platforms.yaml; who reads that file says what is wrong.
      LOG.debug("the profiles cannot be read", e);
    }
  }

  /** Set by the launcher of the installed layout. */
  private static Optional<Path> layout() {
    return Optional.ofNullable(System.getProperty("bakeoff.layout")).map(Path::of);
  }

  private RunFiles runFiles() {
    return new RunFiles(store, history, version(), Clock.systemUTC());
  }

  /** What the command line works with. */
  CliServices cli() {
    return new CliServices(
        new CliServices.Datasets(
            catalog,
            creator,
            new DatasetValidator(catalog, versions),
            specs,
            new SpecDeriver(catalog),
            new CliServices.Versions(versions, new DatasetDiff(catalog), labels),
            new CliServices.Exchange(exporter, importer)),
        new CliServices.Sharing(publisher, puller),
        new CliServices.Platforms(
            adapters,
            profiles,
            runner,
            runner,
            new CliServices.Foreign(
                runner,
                new Migrator(
                    runner, runner, profiles, catalog, new Migrations(home), Clock.systemUTC())),
            keychain,
            files),
        new CliServices.Runs(
            runner, history, configs, prices, home.resolve("reports"), notebook, runFiles()));
  }

  /** What the window works with. */
  UiServices ui() {
    RunConfigWriter writer = new RunConfigWriter(adapters);
    return new UiServices(
        new UiServices.Data(
            catalog,
            creator,
            specs,
            new UiServices.Versions(versions, new DatasetDiff(catalog), labels),
            new UiServices.Exchange(exporter, importer)),
        new UiServices.Sharing(publisher, puller),
        new UiServices.Platforms(
            profiles,
            runner,
            adapters.descriptors(),
            runner,
            new UiServices.Setup(keychain, prompts, files, profiles::text)),
        new UiServices.Runs(
            runner, history, notebook, runFiles(), new FollowedRuns(home, lock), home),
        new UiServices.Configs(file -> configs.read(file).run(), writer::write),
        new Settings(home));
  }

  Runner runner() {
    return runner;
  }

  SqliteHistory history() {
    return history;
  }

  DatasetCreator creator() {
    return creator;
  }

  DatasetCatalog catalog() {
    return catalog;
  }

  @Override
  public void close() {
    store.close();
  }
}
