package dev.bakeoff.config;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads run configurations: {@code dataset}, {@code platforms}, {@code workloads}, {@code
 * reporting}, and {@code name}, {@code trials}, {@code seed}, {@code timeout}; see
 * docs/configuration.md. What is not known is refused with file and line.
 */
public final class RunConfigReader {
  private static final Set<String> ROOT =
      Set.of("name", "dataset", "platforms", "workloads", "reporting", "trials", "seed", "timeout");
  private static final Set<String> DATASET =
      Set.of(
          "name",
          "version",
          "source",
          "metadata",
          "spec",
          "scale",
          "rows",
          "tables",
          "parameters",
          "seed");
  private static final Set<String> REPORTING = Set.of("comparative_metrics", "output_formats");
  private static final Set<String> METRICS =
      Set.of(
          "latency_p50",
          "latency_p95",
          "latency_p99",
          "latency_max",
          "throughput_qps",
          "cost_per_1M_requests");
  private static final Set<String> FORMATS =
      Set.of("html", "pdf", "pptx", "png", "svg", "json", "csv", "xlsx");
  private static final int MOST_TABLES = 1_000;
  private static final int DEFAULT_TRIALS = 5;
  private static final long DEFAULT_SEED = 42;

  private final ProfileStore profiles;
  private final PlatformYaml platformYaml;

  public RunConfigReader(ProfileStore profiles, Adapters adapters) {
    this.profiles = profiles;
    this.platformYaml = new PlatformYaml(adapters);
  }

  public RunConfigFile read(Path file) {
    YamlValue root = YamlFile.read(file);
    Map<String, YamlValue> entries = root.map(ROOT);
    String fileName = String.valueOf(file.getFileName());
    List<PlatformProfile> platforms = platforms(required(root, entries, "platforms"));
    List<Workload> workloads = new ArrayList<>();
    required(root, entries, "workloads")
        .map()
        .forEach((name, value) -> workloads.add(WorkloadYaml.read(name, value)));
    YamlValue dataset = required(root, entries, "dataset");
    Optional<CreateRequest> create = createRequest(dataset);
    DatasetRef ref =
        create
            .map(c -> new DatasetRef(c.name(), Optional.of(c.version())))
            .orElseGet(() -> datasetRef(dataset));
    RunConfig run =
        new RunConfig(
            YamlValue.get(entries, "name")
                .map(YamlValue::text)
                .orElse(fileName.replaceAll("\\.ya?ml$", "")),
            ref,
            create,
            platforms,
            workloads,
            YamlValue.get(entries, "trials").map(v -> v.smallCount(1000)).orElse(DEFAULT_TRIALS),
            YamlValue.get(entries, "seed")
                .map(v -> OptionalLong.of(v.count()))
                .orElse(OptionalLong.empty()),
            YamlValue.get(entries, "timeout").map(YamlValue::duration),
            fileName);
    return new RunConfigFile(run, outputFormats(entries));
  }

  private static YamlValue required(YamlValue root, Map<String, YamlValue> entries, String key) {
    return YamlValue.get(entries, key)
        .orElseThrow(
            () ->
                root.wrong(
                    "'" + key + "' is missing.",
                    "See docs/configuration.md for the shape of this file."));
  }

  private static DatasetRef datasetRef(YamlValue dataset) {
    if (dataset.isScalar()) {
      return dataset.inPlace(() -> DatasetRef.parse(dataset.text()));
    }
    Map<String, YamlValue> entries = dataset.map(DATASET);
    YamlValue name = required(dataset, entries, "name");
    Optional<String> version = YamlValue.get(entries, "version").map(YamlValue::text);
    return name.inPlace(() -> new DatasetRef(name.text(), version));
  }

  /** How to make the dataset, where the file says so by naming a spec. */
  private static Optional<CreateRequest> createRequest(YamlValue dataset) {
    if (dataset.isScalar() || !dataset.map(DATASET).containsKey("spec")) {
      return Optional.empty();
    }
    Map<String, YamlValue> entries = dataset.map(DATASET);
    DatasetRef ref = datasetRef(dataset);
    Optional<YamlValue> rows = YamlValue.get(entries, "rows");
    Optional<YamlValue> scale = YamlValue.get(entries, "scale");
    Map<String, Long> parameters = new LinkedHashMap<>();
    YamlValue.get(entries, "parameters")
        .ifPresent(all -> all.map().forEach((key, value) -> parameters.put(key, value.count())));
    if (rows.isPresent() == scale.isPresent() && (rows.isPresent() || parameters.isEmpty())) {
      throw dataset.wrong(
          "A dataset to be generated needs either 'scale' or 'rows'.",
          "For example 'scale: small'.");
    }
    return Optional.of(
        new CreateRequest(
            ref.name(),
            ref.version().orElse("1.0"),
            entries.get("spec").text(),
            new CreateRequest.Size(
                scale.map(YamlValue::text),
                rows.map(v -> OptionalLong.of(v.count())).orElse(OptionalLong.empty()),
                YamlValue.get(entries, "tables")
                    .map(v -> OptionalInt.of(v.smallCount(MOST_TABLES)))
                    .orElse(OptionalInt.empty()),
                parameters),
            YamlValue.get(entries, "seed").map(YamlValue::count).orElse(DEFAULT_SEED),
            Runtime.getRuntime().availableProcessors()));
  }

  private List<PlatformProfile> platforms(YamlValue value) {
    List<PlatformProfile> platforms = new ArrayList<>();
    if (value.isMap()) {
      value.map().forEach((name, entry) -> platforms.add(platform(name, entry)));
    } else {
      value.items().forEach(item -> platforms.add(item.inPlace(() -> named(item.text()))));
    }
    if (platforms.isEmpty()) {
      throw value.wrong("No platform is named.", "For example '[duckdb, postgresql]'.");
    }
    return platforms;
  }

  /** A platform described in place, or, where nothing is said of it, the profile of that name. */
  private PlatformProfile platform(String name, YamlValue entry) {
    return entry.isMap() ? platformYaml.read(name, entry) : entry.inPlace(() -> named(name));
  }

  private PlatformProfile named(String name) {
    return profiles
        .find(name)
        .orElseThrow(
            () ->
                Problem.request(
                        "There is no platform '" + name + "'.",
                        Suggestions.hint(
                            name, profiles.all().stream().map(PlatformProfile::name).toList()))
                    .asException());
  }

  private static List<String> outputFormats(Map<String, YamlValue> root) {
    Optional<YamlValue> reporting = YamlValue.get(root, "reporting");
    if (reporting.isEmpty()) {
      return List.of();
    }
    Map<String, YamlValue> entries = reporting.get().map(REPORTING);
    YamlValue.get(entries, "comparative_metrics")
        .ifPresent(metrics -> metrics.items().forEach(m -> m.choice(METRICS)));
    return YamlValue.get(entries, "output_formats")
        .map(formats -> formats.items().stream().map(f -> f.choice(FORMATS)).toList())
        .orElse(List.of());
  }
}
