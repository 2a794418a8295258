package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes one workload of a {@code workloads} mapping. */
final class WorkloadYaml {
  /** What every workload may say. */
  private static final Set<String> COMMON =
      Set.of(
          "description",
          "pattern",
          "concurrent_clients",
          "iterations_per_client",
          "duration",
          "warmup",
          "keys",
          "loop",
          "rate",
          "rates",
          "arrivals",
          "drop_after",
          "goal",
          "cache",
          "error_budget",
          "expected");

  /** What only workloads of some patterns may say. */
  private static final Map<String, Set<Pattern>> SPECIAL =
      Map.ofEntries(
          Map.entry("tables", EnumSet.of(Pattern.FANOUT, Pattern.MIXED)),
          Map.entry("mode", EnumSet.of(Pattern.FANOUT, Pattern.MIXED)),
          Map.entry("latest", EnumSet.of(Pattern.FANOUT, Pattern.MIXED, Pattern.TIME_SERIES)),
          Map.entry("window", EnumSet.of(Pattern.MIXED, Pattern.TIME_SERIES)),
          Map.entry("mix", EnumSet.of(Pattern.MIXED)),
          Map.entry("reads", EnumSet.of(Pattern.MIXED)),
          Map.entry("sql", EnumSet.of(Pattern.SQL)),
          Map.entry("sql_file", EnumSet.of(Pattern.SQL)),
          Map.entry("statements", EnumSet.of(Pattern.SQL)),
          Map.entry("parameters", EnumSet.of(Pattern.SQL)));

  private static final Set<String> KEYS =
      Stream.concat(COMMON.stream(), SPECIAL.keySet().stream()).collect(Collectors.toSet());

  private static final Set<String> EXPECTED =
      Set.of(
          "p50_ms",
          "p90_ms",
          "p95_ms",
          "p99_ms",
          "p99_9_ms",
          "max_ms",
          "throughput_ops_s",
          "cost_per_million_usd");

  /** Other names for patterns that documents use. */
  private static final Map<String, Pattern> ALIASES = Map.of("multi_table_lookup", Pattern.FANOUT);

  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);
  private static final Duration DEFAULT_WARMUP = Duration.ofSeconds(5);
  private static final Duration ITERATIONS_LIMIT = Duration.ofMinutes(10);
  private static final int DEFAULT_LATEST = 10;
  private static final int MOST_CLIENTS = 10_000;
  private static final int MOST_LATEST = 100_000;

  private WorkloadYaml() {}

  static Workload read(String name, YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    YamlValue stated = entries.get("pattern");
    if (stated == null) {
      throw value.wrong(
          "The workload '" + name + "' has no pattern.",
          "Allowed: " + String.join(", ", patterns().keySet()) + ".");
    }
    Pattern pattern = patterns().get(stated.choice(patterns().keySet()));
    checkFit(pattern, entries);
    OptionalLong iterations =
        YamlValue.get(entries, "iterations_per_client")
            .map(v -> OptionalLong.of(v.count()))
            .orElse(OptionalLong.empty());
    WorkloadOptions options = options(entries);
    return new Workload(
        name,
        pattern,
        YamlValue.get(entries, "concurrent_clients")
            .map(v -> v.items().stream().map(c -> c.smallCount(MOST_CLIENTS)).toList())
            .orElse(List.of(1)),
        YamlValue.get(entries, "warmup")
            .map(YamlValue::duration)
            // A warm-up would fill the caches that were emptied for the leg.
            .orElse(options.cache() == CacheState.COLD ? Duration.ZERO : DEFAULT_WARMUP),
        YamlValue.get(entries, "duration")
            .map(YamlValue::duration)
            .orElse(iterations.isPresent() ? ITERATIONS_LIMIT : DEFAULT_DURATION),
        iterations,
        YamlValue.get(entries, "latest").map(v -> v.smallCount(MOST_LATEST)).orElse(DEFAULT_LATEST),
        YamlValue.get(entries, "keys").map(KeysYaml::distribution).orElse(KeyDistribution.UNIFORM),
        options);
  }

  private static WorkloadOptions options(Map<String, YamlValue> entries) {
    return new WorkloadOptions(
        PacingYaml.read(entries),
        YamlValue.get(entries, "keys")
            .map(KeysYaml::options)
            .orElse(WorkloadOptions.DEFAULT.keys()),
        ShapeYaml.read(entries),
        YamlValue.get(entries, "cache")
            .map(v -> word(v, CacheState.values(), CacheState::id))
            .orElse(CacheState.WARM),
        YamlValue.get(entries, "error_budget").map(YamlValue::share).orElse(null),
        YamlValue.get(entries, "expected").map(WorkloadYaml::expected).orElse(Map.of()));
  }

  private static Map<String, Double> expected(YamlValue value) {
    Map<String, Double> expected = new TreeMap<>();
    value.map(EXPECTED).forEach((metric, number) -> expected.put(metric, number.number()));
    return expected;
  }

  /** What another pattern has a use for is refused, rather than left without effect. */
  private static void checkFit(Pattern pattern, Map<String, YamlValue> entries) {
    entries.forEach(
        (key, value) -> {
          Set<Pattern> patterns = SPECIAL.get(key);
          if (patterns != null && !patterns.contains(pattern)) {
            throw value.wrong(
                "'" + key + "' has no meaning for the pattern '" + pattern.id() + "'.",
                "It belongs to "
                    + patterns.stream().map(Pattern::id).collect(Collectors.joining(", "))
                    + ".");
          }
        });
  }

  /** Whether a key has a meaning for a pattern; what is not known does, so as to be refused. */
  static boolean fits(String key, String pattern) {
    Pattern known = patterns().get(pattern);
    return known == null || !SPECIAL.containsKey(key) || SPECIAL.get(key).contains(known);
  }

  /** One of an enumeration's words. */
  static <T> T word(YamlValue value, T[] allowed, Function<T, String> id) {
    Map<String, T> words =
        Arrays.stream(allowed)
            .collect(Collectors.toMap(id, each -> each, (a, _) -> a, LinkedHashMap::new));
    return words.get(value.choice(new TreeSet<>(words.keySet())));
  }

  private static Map<String, Pattern> patterns() {
    Map<String, Pattern> patterns =
        Arrays.stream(Pattern.values())
            .collect(Collectors.toMap(Pattern::id, p -> p, (a, _) -> a, LinkedHashMap::new));
    patterns.putAll(ALIASES);
    return patterns;
  }

  /** The mapping that {@link #read} reads back. */
  static Map<String, Object> write(Workload workload) {
    Map<String, Object> map = new LinkedHashMap<>();
    WorkloadOptions options = workload.options();
    map.put("pattern", workload.pattern().id());
    map.put("concurrent_clients", workload.clients());
    workload.iterations().ifPresent(n -> map.put("iterations_per_client", n));
    map.put("duration", Durations.format(workload.duration()));
    map.put("warmup", Durations.format(workload.warmup()));
    if (SPECIAL.get("latest").contains(workload.pattern())) {
      map.put("latest", workload.fanoutLimit());
    }
    ShapeYaml.write(options.shape(), map);
    map.put("keys", KeysYaml.write(workload.keys(), options.keys()));
    PacingYaml.write(options.pacing(), map);
    if (options.cache() != CacheState.WARM) {
      map.put("cache", options.cache().id());
    }
    if (!options.errorBudget().equals(WorkloadOptions.DEFAULT.errorBudget())) {
      map.put("error_budget", options.errorBudget());
    }
    if (!options.expected().isEmpty()) {
      map.put("expected", new TreeMap<>(options.expected()));
    }
    return map;
  }
}
