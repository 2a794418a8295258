package dev.bakeoff.config;

import dev.bakeoff.model.Durations;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads and writes one workload of a {@code workloads} mapping. */
final class WorkloadYaml {
  private static final Set<String> KEYS =
      Set.of(
          "description",
          "pattern",
          "tables",
          "concurrent_clients",
          "iterations_per_client",
          "duration",
          "warmup",
          "latest",
          "keys");

  /** Other names for patterns that documents use. */
  private static final Map<String, Pattern> ALIASES = Map.of("multi_table_lookup", Pattern.FANOUT);

  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);
  private static final Duration DEFAULT_WARMUP = Duration.ofSeconds(5);
  private static final Duration ITERATIONS_LIMIT = Duration.ofMinutes(10);
  private static final int DEFAULT_LATEST = 10;
  private static final int MOST_TABLES = 30;

  private WorkloadYaml() {}

  static Workload read(String name, YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    YamlValue pattern = entries.get("pattern");
    if (pattern == null) {
      throw value.wrong(
          "The workload '" + name + "' has no pattern.",
          "Allowed: " + String.join(", ", patterns().keySet()) + ".");
    }
    OptionalLong iterations =
        YamlValue.get(entries, "iterations_per_client")
            .map(v -> OptionalLong.of(v.count()))
            .orElse(OptionalLong.empty());
    YamlValue.get(entries, "tables").ifPresent(v -> checkTables(v));
    return new Workload(
        name,
        patterns().get(pattern.choice(patterns().keySet())),
        YamlValue.get(entries, "concurrent_clients")
            .map(v -> v.items().stream().map(c -> c.smallCount(10_000)).toList())
            .orElse(List.of(1)),
        YamlValue.get(entries, "warmup").map(YamlValue::duration).orElse(DEFAULT_WARMUP),
        YamlValue.get(entries, "duration")
            .map(YamlValue::duration)
            .orElse(iterations.isPresent() ? ITERATIONS_LIMIT : DEFAULT_DURATION),
        iterations,
        YamlValue.get(entries, "latest").map(v -> v.smallCount(100_000)).orElse(DEFAULT_LATEST),
        YamlValue.get(entries, "keys")
            .map(v -> v.choice(distributions()))
            .map(v -> KeyDistribution.valueOf(v.toUpperCase(Locale.ROOT)))
            .orElse(KeyDistribution.UNIFORM));
  }

  /** A fanout reads two tables here: the parent and its children. More are refused, not ignored. */
  private static void checkTables(YamlValue value) {
    int tables = value.smallCount(MOST_TABLES);
    if (tables > 2) {
      throw value.wrong(
          "A fanout over " + tables + " tables is not in this version.",
          "It reads 2: a row and its latest rows in a second table.");
    }
  }

  private static Map<String, Pattern> patterns() {
    Map<String, Pattern> patterns =
        Arrays.stream(Pattern.values())
            .collect(Collectors.toMap(Pattern::id, p -> p, (a, _) -> a, LinkedHashMap::new));
    patterns.putAll(ALIASES);
    return patterns;
  }

  private static Set<String> distributions() {
    return Arrays.stream(KeyDistribution.values())
        .map(d -> d.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The mapping that {@link #read} reads back. */
  static Map<String, Object> write(Workload workload) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pattern", workload.pattern().id());
    map.put("concurrent_clients", workload.clients());
    workload.iterations().ifPresent(n -> map.put("iterations_per_client", n));
    map.put("duration", Durations.format(workload.duration()));
    map.put("warmup", Durations.format(workload.warmup()));
    Optional.of(workload.fanoutLimit())
        .filter(_ -> workload.pattern() == Pattern.FANOUT)
        .ifPresent(n -> map.put("latest", n));
    map.put("keys", workload.keys().name().toLowerCase(Locale.ROOT));
    return map;
  }
}
