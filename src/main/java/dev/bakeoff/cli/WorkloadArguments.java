package dev.bakeoff.cli;

import dev.bakeoff.config.Sweep;
import dev.bakeoff.config.WorkloadText;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.workload.Workload;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/**
 * What a command line says of workloads, as the mapping that a configuration file would hold: the
 * same words are allowed, and refused for the same reasons.
 */
final class WorkloadArguments {
  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);
  private static final Duration DEFAULT_WARMUP = Duration.ofSeconds(5);
  private static final String COLD = CacheState.COLD.id();
  private static final Pattern GOAL =
      Pattern.compile("(p[0-9]{1,2}(?:[._][0-9]{1,3})?)(?:_ms)?=([0-9]+(?:\\.[0-9]+)?)(ms|s)?");
  private static final String ORIGIN = "command line";

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

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      description =
          "Open loop: requests a second of all clients together, one leg for each rate. Response"
              + " times count from when a request was due.")
  private List<Double> rates;

  @Option(names = "--arrivals", description = "Open loop: constant or poisson.")
  private String arrivals;

  @Option(
      names = "--drop-after",
      paramLabel = "TIME",
      description = "Open loop: drop a request that waits longer for a client. Default: 10s.")
  private String dropAfter;

  @Option(
      names = "--knee",
      paramLabel = "GOAL",
      description = "Find the highest rate that keeps a goal: p99=20ms.")
  private String knee;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "N",
      description = "fanout: over how many tables, 1 to 30. Default: a row and its latest rows.")
  private List<Integer> tables;

  @Option(names = "--mode", description = "fanout: one_request, parallel or sequential.")
  private String mode;

  @Option(names = "--latest", description = "fanout, time_series: how many rows. Default: 10.")
  private Integer latest;

  @Option(names = "--window", description = "time_series: only the newest stretch of time: 30d.")
  private String window;

  @Option(
      names = "--keys",
      split = ",",
      paramLabel = "K",
      description =
          "uniform, zipf, zipf:EXPONENT, hot, hot:SHARE_OF_KEYS:SHARE_OF_REQUESTS, sequential or"
              + " latest. Default: uniform.")
  private List<String> keys;

  @Option(
      names = "--hit-ratio",
      description = "Share of requests for a key that is there: 0.95 or 95%%. Default: all.")
  private String hitRatio;

  @Option(
      names = "--mix",
      split = ",",
      paramLabel = "PART=WEIGHT",
      description =
          "mixed: lookup=70,fanout=10,update=15,lookup+update=5; parts with a plus are"
              + " transactions. Default: 80%% lookups, 20%% updates.")
  private List<String> mix;

  @Option(
      names = "--reads",
      description = "mixed: lookups and updates, with this share of lookups.")
  private String reads;

  @Option(
      names = "--sql",
      description = "sql: the statement, with parameters as :name. Makes the workload sql.")
  private String sql;

  @Option(
      names = "--sql-file",
      paramLabel = "FILE",
      description = "sql: a file of statements; '-- name: … weight: …' may stand before each.")
  private Path sqlFile;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=TABLE.COLUMN",
      description = "sql: where a parameter's values come from.")
  private Map<String, String> parameters;

  @Option(names = "--cache", description = "warm or cold. Default: warm.")
  private String cache;

  @Option(
      names = "--error-budget",
      description = "Share of failed requests up to which figures get a verdict. Default: 1%%.")
  private String errorBudget;

  @Option(
      names = "--expect",
      split = ",",
      paramLabel = "METRIC=VALUE",
      description = "What you expect: p99_ms=20,throughput_ops_s=1000.")
  private Map<String, String> expected;

  /** Whether a workload follows from the options alone. */
  boolean nameSql() {
    return sql != null || sqlFile != null;
  }

  /**
   * The workload of a pattern as the options say.
   *
   * @param others how many further workloads the options are for
   */
  List<Workload> of(String pattern, int others, boolean sweep) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pattern", pattern);
    Duration measured = duration == null ? DEFAULT_DURATION : Durations.parse(duration);
    if (warmup == null && duration != null && measured.compareTo(DEFAULT_WARMUP) < 0) {
      map.put("warmup", duration);
    }
    return over(pattern, map, others, sweep);
  }

  /** A workload as it was, but for what the options say. */
  List<Workload> over(Workload base, int others, boolean sweep) {
    return over(base.name(), WorkloadText.of(base), others, sweep);
  }

  private List<Workload> over(String name, Map<String, Object> base, int others, boolean sweep) {
    if (duration != null && iterations != null) {
      throw wrong("Both a duration and iterations are given.", "Give one of them.");
    }
    single(tables, "--tables", sweep);
    single(keys, "--keys", sweep);
    Sweep crossed = new Sweep(listed(clients), listed(rates), listed(tables), listed(keys));
    return crossed.over(name, base, others == 0, this::changes, ORIGIN);
  }

  private static <T> List<T> listed(List<T> given) {
    return given == null ? List.of() : given;
  }

  private static void single(List<?> given, String option, boolean sweep) {
    if (given != null && given.size() > 1 && !sweep) {
      throw wrong(
          option + " has several values.", "'bakeoff benchmark sweep' runs over all of them.");
    }
  }

  /** What the options say, having taken away from the base what they speak against. */
  private Map<String, Object> changes(Map<String, Object> base) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "duration", duration);
    put(map, "iterations_per_client", iterations);
    if (duration != null || knee != null) {
      base.remove("iterations_per_client");
    }
    put(map, "warmup", warmup == null && COLD.equals(cache) ? "0s" : warmup);
    if (knee != null) {
      List.of("loop", "rate", "goal", "arrivals").forEach(base::remove);
      // With rates given as well, the search begins there.
      if (rates == null) {
        base.remove("rates");
      }
    }
    if (iterations != null && rates == null && knee == null) {
      List.of("loop", "rate", "rates", "goal", "arrivals", "drop_after").forEach(base::remove);
      base.remove("duration");
    }
    put(map, "arrivals", arrivals);
    put(map, "drop_after", dropAfter);
    if (knee != null) {
      map.put("loop", "knee");
      map.put("goal", goal(knee));
    }
    put(map, "mode", mode);
    put(map, "latest", latest);
    put(map, "window", window);
    keys(base, map);
    if (mix != null || reads != null) {
      base.remove("mix");
    }
    put(map, "reads", reads);
    if (mix != null) {
      map.put("mix", mixParts());
    }
    if (nameSql()) {
      base.remove("statements");
    }
    put(map, "sql", sql);
    put(map, "sql_file", sqlFile == null ? null : sqlFile.toString());
    put(map, "parameters", parameters);
    put(map, "cache", cache);
    put(map, "error_budget", errorBudget);
    put(map, "expected", expected);
    return map;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** How many requests find something, beside how keys are drawn. */
  private void keys(Map<String, Object> base, Map<String, Object> map) {
    if (hitRatio == null) {
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    switch (base.getOrDefault("keys", "uniform")) {
      case Map<?, ?> before -> before.forEach((key, value) -> all.put((String) key, value));
      case Object word -> all.put("distribution", word);
    }
    put(all, "hit_ratio", hitRatio);
    map.put("keys", all);
  }

  private Map<String, Object> mixParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (String part : mix) {
      int end = part.lastIndexOf('=');
      if (end < 1) {
        throw wrong("'" + part + "' is no part of a mix.", "For example lookup=80,update=20.");
      }
      String does = part.substring(0, end).strip();
      String weight = part.substring(end + 1).strip();
      if (does.contains("+")) {
        List<String> steps = Arrays.stream(does.split("\\+")).map(String::strip).toList();
        parts.put(does, Map.of("weight", weight, "does", "transaction", "steps", steps));
      } else {
        parts.put(does, weight);
      }
    }
    return parts;
  }

  private static Map<String, Object> goal(String text) {
    Matcher matcher = GOAL.matcher(text.strip());
    if (!matcher.matches()) {
      throw wrong("'" + text + "' is no goal.", "For example --knee p99=20ms.");
    }
    double millis = Double.parseDouble(matcher.group(2)) * ("s".equals(matcher.group(3)) ? 1e3 : 1);
    return Map.of(matcher.group(1).replace('.', '_') + "_ms", millis);
  }

  private static ProblemException wrong(String what, String hint) {
    return Problem.request(what, hint).asException();
  }
}
