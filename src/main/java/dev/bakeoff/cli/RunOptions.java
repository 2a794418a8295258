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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to run: a configuration file, options, or a file with options that override it. */
final class RunOptions {
  private static final int DEFAULT_TRIALS = 5;

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
      description =
          "lookup, fanout, aggregation, time_series, mixed, sql; or a workload of the file.")
  private List<String> workloads;

  @Mixin private WorkloadArguments arguments;

  @Option(names = "--trials", description = "Repetitions of each leg, interleaved. Default: 5.")
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

  /** The configuration of a run. */
  RunConfigFile config(CliServices services) {
    return config(services, false);
  }

  /**
   * The configuration of a run over every combination of what the options list.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where nothing is listed to sweep
   *     over
   */
  RunConfigFile sweep(CliServices services) {
    return config(services, true);
  }

  private RunConfigFile config(CliServices services, boolean sweep) {
    if (again != null) {
      require(file == null, "Both a file and --again are given.", "Give one of them.");
      RunConfig base =
          Repetition.of(
              RunCommands.find(services.runs(), again).plan(), services.datasets().catalog());
      return new RunConfigFile(overridden(base, services, sweep), List.of());
    }
    if (file != null) {
      RunConfigFile read = services.runs().configs().read(file);
      return new RunConfigFile(overridden(read.run(), services, sweep), read.outputFormats());
    }
    require(
        dataset != null, "No dataset is named.", "Give --dataset NAME, or a configuration file.");
    require(
        platforms != null,
        "No platform is named.",
        "Give --platforms, for example duckdb,postgresql.");
    require(
        workloads != null || arguments.nameSql(),
        "No workload is named.",
        "Give --workload, for example lookup.");
    List<String> patterns = workloads == null ? List.of(Pattern.SQL.id()) : workloads;
    patterns.forEach(RunOptions::checkPattern);
    DatasetRef ref = DatasetRef.parse(dataset);
    services.datasets().catalog().get(ref);
    RunConfig config =
        new RunConfig(
            String.join(", ", patterns) + " on " + String.join(", ", platforms),
            ref,
            Optional.empty(),
            profiles(services.platforms().profiles()),
            patterns.stream()
                .flatMap(name -> arguments.of(name, patterns.size() - 1, sweep).stream())
                .toList(),
            trials == null ? DEFAULT_TRIALS : trials,
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            Optional.ofNullable(timeout).map(Durations::parse),
            "command line");
    return new RunConfigFile(config, List.of());
  }

  private RunConfig overridden(RunConfig base, CliServices services, boolean sweep) {
    List<Workload> chosen = chosenWorkloads(base);
    return new RunConfig(
        base.name(),
        dataset == null ? base.dataset() : DatasetRef.parse(dataset),
        dataset == null ? base.create() : Optional.empty(),
        platforms == null ? base.platforms() : chosen(base, services.platforms().profiles()),
        chosen.stream()
            .flatMap(workload -> arguments.over(workload, chosen.size() - 1, sweep).stream())
            .toList(),
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

  private List<PlatformProfile> profiles(ProfileStore store) {
    return platforms.stream().map(name -> PlatformCommand.named(store, name)).toList();
  }

  /** There are names that a file allows as well, and names that nobody knows. */
  private static void checkPattern(String name) {
    List<String> known = Arrays.stream(Pattern.values()).map(Pattern::id).toList();
    require(
        known.contains(name) || name.equals("multi_table_lookup"),
        "There is no workload '" + name + "'.",
        Suggestions.hint(name, known));
  }

  private static void require(boolean holds, String what, String hint) {
    if (!holds) {
      throw Problem.request(what, hint).asException();
    }
  }
}
