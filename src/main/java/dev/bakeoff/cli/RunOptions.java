package dev.bakeoff.cli;

import dev.bakeoff.config.RunConfigFile;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.run.Repetition;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to run: a configuration file, options, or a file with options that override it. */
final class RunOptions {
  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);
  private static final Duration DEFAULT_WARMUP = Duration.ofSeconds(5);
  private static final Duration ITERATIONS_LIMIT = Duration.ofMinutes(10);
  private static final int DEFAULT_TRIALS = 5;
  private static final int FANOUT_ROWS = 10;

  @Parameters(paramLabel = "CONFIG.yaml", arity = "0..1", description = "A configuration file.")
  private Path file;

  @Option(names = "--dataset", paramLabel = "NAME[:VERSION]", description = "The dataset to load.")
  private String dataset;

  @Option(
      names = {"--platforms", "--platform"},
      split = ",",
      paramLabel = "P",
      description = "Platforms, the baseline first.")
  private List<String> platforms;

  @Option(
      names = "--workload",
      split = ",",
      paramLabel = "W",
      description = "lookup, fanout, aggregation; or a workload of the file.")
  private List<String> workloads;

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "N",
      description = "Client counts, one leg each: 1,10,50. Default: 1.")
  private List<Integer> clients;

  @Option(names = "--duration", description = "Measured time per leg. Default: 30s.")
  private String duration;

  @Option(names = "--iterations", description = "Requests per client instead of a time.")
  private Long iterations;

  @Option(
      names = "--warmup",
      description = "Time before anything counts. Default: 5s, and no more than the duration.")
  private String warmup;

  @Option(names = "--trials", description = "Repetitions of each leg, interleaved. Default: 3.")
  private Integer trials;

  @Option(
      names = "--seed",
      description = "Seed of the order and the keys, to repeat a run exactly.")
  private Long seed;

  @Option(names = "--timeout", description = "Kill a leg that takes longer: 10m.")
  private String timeout;

  @Option(
      names = "--again",
      paramLabel = "RUN",
      description =
          "Repeat a run of the history: same data, platforms, workloads, order and keys. Other"
              + " options override what it says. 'latest' is the newest.")
  private String again;

  RunConfigFile config(CliServices services) {
    if (again != null) {
      require(file == null, "Both a file and --again are given.", "Give one of them.");
      RunConfig base =
          Repetition.of(
              RunCommands.find(services.runs(), again).plan(), services.datasets().catalog());
      return new RunConfigFile(overridden(base, services), List.of());
    }
    if (file != null) {
      RunConfigFile read = services.runs().configs().read(file);
      return new RunConfigFile(overridden(read.run(), services), read.outputFormats());
    }
    require(
        dataset != null, "No dataset is named.", "Give --dataset NAME, or a configuration file.");
    require(
        platforms != null,
        "No platform is named.",
        "Give --platforms, for example duckdb,postgresql.");
    require(workloads != null, "No workload is named.", "Give --workload, for example lookup.");
    DatasetRef ref = DatasetRef.parse(dataset);
    services.datasets().catalog().get(ref);
    RunConfig config =
        new RunConfig(
            String.join(", ", workloads) + " on " + String.join(", ", platforms),
            ref,
            Optional.empty(),
            profiles(services.platforms().profiles()),
            workloads.stream().map(this::workload).toList(),
            trials == null ? DEFAULT_TRIALS : trials,
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            Optional.ofNullable(timeout).map(Durations::parse),
            "command line");
    return new RunConfigFile(config, List.of());
  }

  private RunConfig overridden(RunConfig base, CliServices services) {
    return new RunConfig(
        base.name(),
        dataset == null ? base.dataset() : DatasetRef.parse(dataset),
        dataset == null ? base.create() : Optional.empty(),
        platforms == null ? base.platforms() : chosen(base, services.platforms().profiles()),
        chosenWorkloads(base).stream().map(this::overridden).toList(),
        trials == null ? base.trials() : trials,
        seed == null ? base.seed() : OptionalLong.of(seed),
        timeout == null ? base.legTimeout() : Optional.of(Durations.parse(timeout)),
        base.origin());
  }

  /** Platforms of the file by name, else profiles. */
  private List<PlatformProfile> chosen(RunConfig base, ProfileStore profiles) {
    return platforms.stream()
        .map(
            name ->
                base.platforms().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> PlatformCommand.named(profiles, name)))
        .toList();
  }

  private List<Workload> chosenWorkloads(RunConfig base) {
    if (workloads == null) {
      return base.workloads();
    }
    return workloads.stream()
        .map(
            name ->
                base.workloads().stream()
                    .filter(w -> w.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Problem.request(
                                    "The file has no workload '" + name + "'.",
                                    Suggestions.hint(
                                        name,
                                        base.workloads().stream().map(Workload::name).toList()))
                                .asException()))
        .toList();
  }

  private Workload overridden(Workload base) {
    return new Workload(
        base.name(),
        base.pattern(),
        clients == null ? base.clients() : clients,
        warmup == null ? base.warmup() : Durations.parse(warmup),
        duration == null ? base.duration() : Durations.parse(duration),
        iterations == null
            ? (duration == null ? base.iterations() : OptionalLong.empty())
            : OptionalLong.of(iterations),
        base.fanoutLimit(),
        base.keys(),
        base.options());
  }

  private List<PlatformProfile> profiles(ProfileStore store) {
    return platforms.stream().map(name -> PlatformCommand.named(store, name)).toList();
  }

  private Workload workload(String name) {
    require(
        duration == null || iterations == null,
        "Both a duration and iterations are given.",
        "Give one of them.");
    Duration measured =
        duration != null
            ? Durations.parse(duration)
            : iterations != null ? ITERATIONS_LIMIT : DEFAULT_DURATION;
    Duration warm =
        warmup != null
            ? Durations.parse(warmup)
            : DEFAULT_WARMUP.compareTo(measured) < 0 ? DEFAULT_WARMUP : measured;
    return new Workload(
        name,
        pattern(name),
        clients == null ? List.of(1) : clients,
        warm,
        measured,
        iterations == null ? OptionalLong.empty() : OptionalLong.of(iterations),
        FANOUT_ROWS,
        KeyDistribution.UNIFORM);
  }

  /** The pattern of that name; the older name of the fanout means the same. */
  private static Pattern pattern(String name) {
    String id = name.equals("multi_table_lookup") ? Pattern.FANOUT.id() : name;
    List<String> known = Arrays.stream(Pattern.values()).map(Pattern::id).toList();
    return Arrays.stream(Pattern.values())
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "There is no workload '" + name + "'.", Suggestions.hint(name, known))
                    .asException());
  }

  private static void require(boolean holds, String what, String hint) {
    if (!holds) {
      throw Problem.request(what, hint).asException();
    }
  }
}
